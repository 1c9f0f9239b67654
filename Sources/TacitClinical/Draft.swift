/// What a draft will become when it is signed or recorded.
public enum DraftPurpose: Hashable, Sendable {
    case note
    case plan
    /// An addendum to the note with this id.
    case addendum(RecordID)
    /// An amendment of the note with this id.
    case amendment(RecordID)
    /// An entry of the chart.
    case entry(EntryKind)
}

extension DraftPurpose {
    /// The same purpose for another client, who has no note that an addition could be for.
    public var withoutNote: Self {
        switch self {
        case .addendum, .amendment: .note
        case .note, .plan, .entry: self
        }
    }
}

extension DraftPurpose: Codable, LosslessStringConvertible {
    /// `note`, `plan`, `addendum:ID`, `amendment:ID` or `entry:KIND`.
    public var description: String {
        switch self {
        case .note: "note"
        case .plan: "plan"
        case .addendum(let id): "addendum:\(id)"
        case .amendment(let id): "amendment:\(id)"
        case .entry(let kind): "entry:\(kind.rawValue)"
        }
    }

    /// Reads the text form.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts[0], parts.count) {
        case ("note", 1): self = .note
        case ("plan", 1): self = .plan
        case ("addendum", 2):
            guard let id = RecordID(String(parts[1])) else { return nil }
            self = .addendum(id)
        case ("amendment", 2):
            guard let id = RecordID(String(parts[1])) else { return nil }
            self = .amendment(id)
        case ("entry", 2):
            guard let kind = EntryKind(rawValue: String(parts[1])) else { return nil }
            self = .entry(kind)
        default: return nil
        }
    }

    /// Reads the text form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a purpose")
        }
        self = value
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Text as it was typed, sealed under the keys of its class before anything was made of it.
public struct NoteDraft: Codable, Hashable, Sendable {
    /// The record.
    public var id: RecordID
    /// Its REF.
    public var ref: String
    /// The client.
    public var client: ClientID
    /// The client's code name.
    public var handle: String
    /// The client's name.
    public var name: String
    /// What it will become.
    public var purpose: DraftPurpose
    /// The class, which cannot change.
    public var noteClass: NoteClass
    /// When it was saved last.
    public var savedAt: Moment
    /// The text as typed.
    public var text: String

    /// Makes a draft.
    public init(
        id: RecordID, ref: String, client: ClientID, handle: String, name: String, purpose: DraftPurpose,
        noteClass: NoteClass, savedAt: Moment, text: String
    ) {
        self.id = id
        self.ref = ref
        self.client = client
        self.handle = handle
        self.name = name
        self.purpose = purpose
        self.noteClass = noteClass
        self.savedAt = savedAt
        self.text = text
    }
}
