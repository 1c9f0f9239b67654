/// One version of a plan.
public struct PlanVersion: Codable, Hashable, Sendable {
    /// The record.
    public var id: RecordID
    /// Its REF.
    public var ref: String
    /// The client's code name.
    public var handle: String
    /// The version, from 1.
    public var version: Int
    /// Whether it is the newest.
    public var current: Bool
    /// The content.
    public var content: PlanContent
    /// When it was recorded.
    public var recordedAt: Moment
    /// Who recorded it.
    public var author: String?
    /// SHA-256 of the stored bytes, 64 hexadecimal digits.
    public var contentHash: String
    /// Marked as entered in error.
    public var error: ErrorMark?

    /// Makes a reply.
    public init(
        id: RecordID,
        ref: String,
        handle: String,
        version: Int,
        current: Bool,
        content: PlanContent,
        recordedAt: Moment,
        author: String?,
        contentHash: String
    ) {
        self.id = id
        self.ref = ref
        self.handle = handle
        self.version = version
        self.current = current
        self.content = content
        self.recordedAt = recordedAt
        self.author = author
        self.contentHash = contentHash
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, ref, handle, version, current, content, author, error
        case recordedAt = "recorded_at"
        case contentHash = "content_hash"
    }
}
