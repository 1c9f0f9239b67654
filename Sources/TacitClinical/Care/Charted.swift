/// One entry of a chart with the content that it is known to have.
public struct Charted<Content: ChartContent>: Codable, Hashable, Sendable {
    /// The record.
    public let id: RecordID
    /// Its REF.
    public let ref: String
    /// When it was recorded.
    public let recordedAt: Moment
    /// What was entered.
    public let content: Content

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, ref, content
        case recordedAt = "recorded_at"
    }

    /// Makes one of what is known of it, such as of a record that belongs to no chart.
    public init(id: RecordID, ref: String, recordedAt: Moment, content: Content) {
        self.id = id
        self.ref = ref
        self.recordedAt = recordedAt
        self.content = content
    }

    /// The entry, if it stands and is of this kind.
    init?(_ entry: Entry) {
        guard entry.stands, let content = entry.content.value as? Content else { return nil }
        id = entry.id
        ref = entry.ref
        recordedAt = entry.recordedAt
        self.content = content
    }

    /// What stands of this kind, in the order of recording.
    static func all(in entries: [Entry]) -> [Self] { entries.compactMap(Self.init) }
}
