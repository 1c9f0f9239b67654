/// One entry of a chart as it is shown.
public struct Entry: Hashable, Sendable {
    /// The record.
    public var id: RecordID
    /// Its REF.
    public var ref: String
    /// The client's code name.
    public var handle: String
    /// What was entered; its kind is ``EntryContent/kind``.
    public var content: EntryContent
    /// When it was recorded.
    public var recordedAt: Moment
    /// Who recorded it.
    public var author: String?
    /// Taken back within five minutes.
    public var undone: Bool
    /// Marked as entered in error.
    public var error: ErrorMark?

    /// Makes an entry that stands.
    public init(
        id: RecordID,
        ref: String,
        handle: String,
        content: EntryContent,
        recordedAt: Moment,
        author: String?
    ) {
        self.id = id
        self.ref = ref
        self.handle = handle
        self.content = content
        self.recordedAt = recordedAt
        self.author = author
        undone = false
    }

    /// Whether it counts: neither taken back nor entered in error.
    public var stands: Bool { !undone && error == nil }
}

extension Entry: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, ref, handle, kind, title, content, author, undone, error
        case recordedAt = "recorded_at"
    }

    /// Reads an entry; its content by its kind. The title is computed anew.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(EntryKind.self, forKey: .kind)
        content = try EntryContent(kind, from: try container.superDecoder(forKey: .content))
        id = try container.decode(RecordID.self, forKey: .id)
        ref = try container.decode(String.self, forKey: .ref)
        handle = try container.decode(String.self, forKey: .handle)
        recordedAt = try container.decode(Moment.self, forKey: .recordedAt)
        author = try container.decodeIfPresent(String.self, forKey: .author)
        undone = try container.decode(Bool.self, forKey: .undone)
        error = try container.decodeIfPresent(ErrorMark.self, forKey: .error)
    }

    /// Writes an entry with its kind and title.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(ref, forKey: .ref)
        try container.encode(handle, forKey: .handle)
        try container.encode(content.kind, forKey: .kind)
        try container.encode(content.value.title, forKey: .title)
        try content.value.encode(to: container.superEncoder(forKey: .content))
        try container.encode(recordedAt, forKey: .recordedAt)
        try container.encodeIfPresent(author, forKey: .author)
        try container.encode(undone, forKey: .undone)
        try container.encodeIfPresent(error, forKey: .error)
    }
}
