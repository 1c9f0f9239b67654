public import TacitClinical

/// `POST .../exports` and `.../exports/preview`: what is made of a chart, and for whom.
public struct ExportRequest: Codable, Hashable, Sendable {
    /// Whose copy it is.
    public enum Reader: String, Codable, Sendable, CaseIterable {
        /// The client's: plain, without protected notes; it leaves, and is entered.
        case client
        /// The practitioner's own: the whole chart.
        case me
    }

    /// The most readers of one file.
    public static let mostReaders = 8

    /// Whose copy it is; the client's when missing.
    public var reader: Reader?
    /// Progress notes go along.
    public var notes: Bool?
    /// Notes with other participants were looked through and go along, too.
    public var others: Bool?
    /// How many readers get words of their own, 1 to 8; 1 when missing.
    public var readers: Int?
    /// The first reader's passphrase was chosen, and sent before under this request's id.
    public var chosen: Bool?
    /// In clear, to be printed at once.
    public var paper: Bool?
    /// The request for access that it answers.
    public var request: RecordID?

    /// Asks for the client's copy.
    public init() {}

    enum CodingKeys: String, CodingKey, CaseIterable {
        case notes, others, readers, chosen, paper, request
        case reader = "for"
    }

    /// What goes along.
    public var options: ClientCopy.Options {
        ClientCopy.Options(withNotes: notes ?? false, withOthers: others ?? false)
    }
}

/// `POST .../exports/preview`: what would be in it, and what should be looked at before.
public struct ExportPreview: Codable, Hashable, Sendable {
    /// What goes in, a line for each part; numbers alone.
    public var contents: [String]
    /// What stays, with its ground.
    public var leftOut: [SharedChart.LeftOut]
    /// Long sentences and words of the trade, by part.
    public var warnings: [String]

    /// Makes a preview.
    public init(contents: [String], leftOut: [SharedChart.LeftOut], warnings: [String]) {
        self.contents = contents
        self.leftOut = leftOut
        self.warnings = warnings
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case contents, warnings
        case leftOut = "left_out"
    }
}

/// `POST .../exports`: what was made; its bytes and words wait to be fetched.
public struct ExportReply: Codable, Hashable, Sendable {
    /// Under which its parts and words are fetched.
    public var id: RecordID
    /// That it left, for the client's copy.
    public var disclosure: Entry?
    /// A name for the file, which tells nothing but the day.
    public var file: String
    /// Parts of at most 1 MiB to fetch.
    public var parts: Int
    /// How many lines of words there are to fetch, once.
    public var words: Int

    /// Makes a reply.
    public init(id: RecordID, disclosure: Entry?, file: String, parts: Int, words: Int) {
        self.id = id
        self.disclosure = disclosure
        self.file = file
        self.parts = parts
        self.words = words
    }
}
