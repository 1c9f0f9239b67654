/// What was added to a signed note.
public struct Addition: Codable, Hashable, Sendable {
    /// The record.
    public var id: RecordID
    /// Its REF.
    public var ref: String
    /// The addition.
    public var content: AmendmentContent
    /// When it was recorded.
    public var recordedAt: Moment
    /// Who wrote it.
    public var author: String?
    /// It tells of something that was more than the practice's limit ago.
    public var late: Bool
    /// Marked as entered in error.
    public var error: ErrorMark?

    /// Makes a reply.
    public init(
        id: RecordID, ref: String, content: AmendmentContent, recordedAt: Moment, author: String?, late: Bool,
        error: ErrorMark?
    ) {
        self.id = id
        self.ref = ref
        self.content = content
        self.recordedAt = recordedAt
        self.author = author
        self.late = late
        self.error = error
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, ref, content, author, late, error
        case recordedAt = "recorded_at"
    }
}

/// A signed note with everything that was appended to it.
public struct Note: Codable, Hashable, Sendable {
    /// The record.
    public var id: RecordID
    /// Its REF.
    public var ref: String
    /// The client's code name.
    public var handle: String
    /// What was signed.
    public var content: NoteContent
    /// When it was signed.
    public var recordedAt: Moment
    /// Who signed.
    public var author: String?
    /// Signed more than the practice's limit after it occurred.
    public var late: Bool
    /// Until when `undo` takes it back; missing when final.
    public var undoUntil: Moment?
    /// Taken back within five minutes.
    public var undone: Bool
    /// Marked as entered in error.
    public var error: ErrorMark?
    /// Addenda and amendments in the order of their writing.
    public var additions: [Addition]

    /// Makes a reply.
    public init(
        id: RecordID, ref: String, handle: String, content: NoteContent, recordedAt: Moment, author: String?,
        late: Bool
    ) {
        self.id = id
        self.ref = ref
        self.handle = handle
        self.content = content
        self.recordedAt = recordedAt
        self.author = author
        self.late = late
        undone = false
        additions = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, ref, handle, content, author, late, undone, error, additions
        case recordedAt = "recorded_at"
        case undoUntil = "undo_until"
    }
}
