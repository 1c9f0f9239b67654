/// Words that are looked for: all of them must stand in a record, as parts of words and without regard to case.
public struct SearchWords: Hashable, Sendable {
    /// Words of one search: more would be a text.
    public static let limit = 16
    /// The words in small letters.
    public let words: [String]

    /// Cuts a text at its spaces; nil without a word, or with more than ``limit``.
    public init?(_ text: String) {
        words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        guard (1...Self.limit).contains(words.count) else { return nil }
    }

    /// The line of a text in which the first word stands, shortened to 100 characters around it; nil unless all words
    /// stand in the text.
    public func line(in text: String) -> String? {
        // Small letters of the whole once, because most texts hold none of the words.
        let small = text.lowercased()
        guard words.allSatisfy({ small.contains($0) }), let first = words.first else { return nil }
        let line =
            text.split(whereSeparator: \.isNewline).first { $0.lowercased().contains(first) } ?? ""
        let shown = line.drop(while: \.isWhitespace)
        guard shown.count > Self.shown, let found = shown.lowercased().firstRange(of: first) else {
            return String(shown.prefix(Self.shown))
        }
        let before = shown.lowercased().distance(
            from: shown.lowercased().startIndex,
            to: found.lowerBound
        )
        let start = max(0, before - Self.shown / 2)
        return (start > 0 ? "…" : "") + shown.dropFirst(start).prefix(Self.shown) + "…"
    }

    private static let shown = 100
}

/// A record in which all words that were looked for stand.
public struct SearchHit: Codable, Hashable, Sendable {
    /// Its REF.
    public var ref: String
    /// The client's code name.
    public var handle: String
    /// The client's name.
    public var name: String
    /// `note`, `addition`, `plan`, `draft`, or the kind of an entry.
    public var kind: String
    /// The class, for notes and drafts.
    public var noteClass: NoteClass?
    /// When it was recorded.
    public var recordedAt: Moment
    /// The line in which the first word stands, shortened; empty for what is not of the open chart.
    public var line: String

    /// Makes a hit.
    public init(
        ref: String,
        handle: String,
        name: String,
        kind: String,
        noteClass: NoteClass?,
        recordedAt: Moment,
        line: String
    ) {
        self.ref = ref
        self.handle = handle
        self.name = name
        self.kind = kind
        self.noteClass = noteClass
        self.recordedAt = recordedAt
        self.line = line
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case ref, handle, name, kind, line
        case noteClass = "class"
        case recordedAt = "recorded_at"
    }
}
