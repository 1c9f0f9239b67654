public import TacitClinical

/// `POST /v1/backups`: what was made, to be entered.
public struct MadeBackupRequest: Codable, Hashable, Sendable {
    /// Its number in its directory, from 1.
    public var number: Int
    /// Rows that it has.
    public var rows: Int
    /// SHA-256 of the list of its rows in the order of table and id, 64 hexadecimal digits.
    public var live: String

    /// Makes a request.
    public init(number: Int, rows: Int, live: String) {
        self.number = number
        self.rows = rows
        self.live = live
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case number, rows, live }
}

/// `GET /v1/backups`: when the last one was made, and when one was last restored for a test.
public struct LastBackupReply: Codable, Hashable, Sendable {
    /// Today, by the vault's clock.
    public var day: CalendarDay
    /// Missing for never.
    public var made: Moment?
    /// Missing for never.
    public var verified: Moment?

    /// Makes a reply.
    public init(day: CalendarDay, made: Moment?, verified: Moment?) {
        self.day = day
        self.made = made
        self.verified = verified
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case day, made, verified }
}

/// `POST /v1/restoration`: what the header of a backup says.
public struct RestorationReply: Codable, Hashable, Sendable {
    /// The ways to open it.
    public var keyslots: [KeyslotWire]
    /// The id of the vault, 32 hexadecimal digits.
    public var vault: String
    /// Whether everybody in it is invented.
    public var fictional: Bool

    /// Makes a reply.
    public init(keyslots: [KeyslotWire], vault: String, fictional: Bool) {
        self.keyslots = keyslots
        self.vault = vault
        self.fictional = fictional
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case keyslots, vault, fictional }
}

/// `POST /v1/restoration/completion`: which backup it was.
public struct RestorationEnd: Codable, Hashable, Sendable {
    /// Its number in its directory, from 1.
    public var number: Int
    /// SHA-256 of the list of its rows, as the backup says, 64 hexadecimal digits.
    public var live: String

    /// Makes a request.
    public init(number: Int, live: String) {
        self.number = number
        self.live = live
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case number, live }
}

/// What came of a restoration.
public struct RestoredReply: Codable, Hashable, Sendable {
    /// Entries of the restored log.
    public var size: UInt64
    /// When the last of them was entered.
    public var lastEntry: Moment?
    /// Records that were opened and compared with the log.
    public var records: UInt64
    /// Damage that the vault had when the backup was made; `check` tells where.
    public var findings: Int

    /// Makes a reply.
    public init(size: UInt64, lastEntry: Moment?, records: UInt64, findings: Int) {
        self.size = size
        self.lastEntry = lastEntry
        self.records = records
        self.findings = findings
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case size, records, findings
        case lastEntry = "last_entry"
    }
}
