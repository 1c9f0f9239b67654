/// One line of a client's log.
public struct LogLine: Codable, Hashable, Sendable {
    /// REF of the record.
    public var ref: String
    /// What kind of act: `note`, `addendum`, `plan`, `draft`, ...
    public var kind: String
    /// The class, for notes.
    public var noteClass: NoteClass?
    /// When it was recorded.
    public var recordedAt: Moment
    /// When it occurred, if that is another time.
    public var occurredAt: Moment?
    /// A few words: a heading, a version, a reason; empty in lists of protected classes.
    public var title: String
    /// Late entry, undone, in error, discarded, superseded.
    public var marks: [String]

    /// Makes a line.
    public init(
        ref: String, kind: String, noteClass: NoteClass?, recordedAt: Moment, occurredAt: Moment?, title: String,
        marks: [String]
    ) {
        self.ref = ref
        self.kind = kind
        self.noteClass = noteClass
        self.recordedAt = recordedAt
        self.occurredAt = occurredAt
        self.title = title
        self.marks = marks
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case ref, kind, title, marks
        case noteClass = "class"
        case recordedAt = "recorded_at"
        case occurredAt = "occurred_at"
    }
}
