/// One entry of the vault's log: what was done, when, and to whose records.
///
/// It holds no text of a chart, so that who looks after the log need not read charts.
public struct AuditLine: Codable, Hashable, Sendable {
    /// What an act did with records.
    public enum Effect: String, Codable, Sendable, CaseIterable {
        /// It wrote one.
        case wrote
        /// It showed some.
        case read
        /// Something left the practice.
        case disclosed
        /// It looked after the vault itself.
        case kept
    }

    /// Its number in the log, from 0.
    public var number: UInt64
    /// When it was entered; UTC where the record, which has the offset, is gone.
    public var at: Moment
    /// What was done: `read`, `entry-made`, `note-signed`, `unlocked`, ...
    public var act: String
    /// More of it: what was shown, or the kind of the entry.
    public var what: String?
    /// What it did with records.
    public var effect: Effect
    /// The client's code name, where it was about one.
    public var handle: String?
    /// REFs of what was written or shown, at most ``mostRefs``.
    public var refs: [String]
    /// How many records were written or shown.
    public var records: Int

    /// REFs in one line; a brief shows a hundred records, and their number is enough.
    public static let mostRefs = 8

    /// Makes a line without records.
    public init(number: UInt64, at: Moment, act: String, effect: Effect) {
        self.number = number
        self.at = at
        self.act = act
        self.effect = effect
        refs = []
        records = 0
    }
}

/// Which part of the log is wanted.
public struct AuditQuery: Codable, Hashable, Sendable {
    /// The client's code name; everything when left out.
    public var client: String?
    /// The first day, by the clock of the machine that wrote the entry.
    public var since: CalendarDay?
    /// The number of the last entry that was seen.
    public var after: UInt64?
    /// The most lines of an answer, 1 to ``mostLines``; as many when left out.
    public var limit: Int?

    /// Lines in one answer: each is a record that is opened, some tens of microseconds.
    public static let mostLines = 1_000

    /// Asks for all of it.
    public init() {}

    enum CodingKeys: String, CodingKey, CaseIterable {
        case client, since, after, limit
    }
}
