public import TacitClinical

/// Whether there is a vault and whether it is open.
public enum VaultState: String, Codable, Sendable { case none, locked, unlocked }

/// `GET /v1/status`; what it says while locked is nothing that the file does not show.
public struct StatusReply: Codable, Hashable, Sendable {
    /// Whether there is a vault and whether it is open.
    public var state: VaultState
    /// The agent's version.
    public var version: String
    /// Whether the vault holds invented people only.
    public var fictional: Bool?
    /// Whether it opened for reading only, after a rollback.
    public var readOnly: Bool?
    /// Seconds of inactivity left before it locks.
    public var idleSeconds: Int?
    /// Seconds left before it locks in any case.
    public var hardCapSeconds: Int?
    /// Drafts that wait for a signature.
    public var drafts: Int?
    /// Records that the sweep after the unlock found missing or changed; `check` tells which.
    public var findings: Int?
    /// Whether the sweep after the unlock still looks at records; missing when it is over.
    public var sweeping: Bool?
    /// Read entries that wait in memory for room on the disk, after the glass was broken.
    public var heldReads: Int?
    /// Texts that were sealed while the vault was locked.
    public var inbox: Int?
    /// The key that text is sealed to while locked: 64 hexadecimal digits; missing before the first unlock here.
    public var inboxKey: String?

    /// Makes a reply.
    public init(state: VaultState, version: String) {
        self.state = state
        self.version = version
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case state, version, fictional, drafts, findings, inbox
        case readOnly = "read_only"
        case idleSeconds = "idle_seconds"
        case hardCapSeconds = "hard_cap_seconds"
        case inboxKey = "inbox_key"
        case heldReads = "held_reads"
        case sweeping
    }
}

/// A keyslot's public part, from the header; not authenticated until an unlock.
public struct KeyslotWire: Codable, Hashable, Sendable {
    /// What opens it.
    public enum Kind: String, Codable, Sendable { case passphrase, kit }

    /// Its number.
    public var id: UInt32
    /// What opens it.
    public var kind: Kind
    /// Argon2id passes; nil for a kit.
    public var passes: UInt32?
    /// Argon2id memory in KiB; nil for a kit.
    public var memoryKiB: UInt64?
    /// Salt, 32 hexadecimal digits.
    public var salt: String

    /// Makes a keyslot.
    public init(id: UInt32, kind: Kind, passes: UInt32?, memoryKiB: UInt64?, salt: String) {
        self.id = id
        self.kind = kind
        self.passes = passes
        self.memoryKiB = memoryKiB
        self.salt = salt
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, kind, passes, salt
        case memoryKiB = "memory_kib"
    }
}

/// A list of anything.
public struct ListReply<Item: Codable & Sendable & Hashable>: Codable, Hashable, Sendable {
    /// The items.
    public var items: [Item]
    /// Pass as `after` for the next page; missing on the last.
    public var next: String?

    /// Makes a list.
    public init(items: [Item], next: String? = nil) {
        self.items = items
        self.next = next
    }
}

/// `POST /v1/vault` and `POST /v1/unlock`.
public struct UnlockReply: Codable, Hashable, Sendable {
    /// Entries in the vault's log.
    public var entries: UInt64
    /// The vault's opaque id.
    public var vault: String
    /// When the vault was last unlocked before this.
    public var lastUnlock: Moment?
    /// Drafts that wait.
    public var drafts: Int
    /// Texts sealed while locked that are drafts now.
    public var filed: Int
    /// The slot is below today's floor and should be rewrapped by the client, which has the passphrase.
    public var rewrap: Bool
    /// Opened for reading only, because of the doubt.
    public var readOnly: Bool
    /// `rollback` or `fork`: the vault is not the one that this machine saw last.
    public var doubt: String?
    /// Sizes and dates that the doubt rests on.
    public var detail: String?

    /// Makes a reply.
    public init(
        entries: UInt64, vault: String, lastUnlock: Moment?, drafts: Int, filed: Int, rewrap: Bool, readOnly: Bool
    ) {
        self.entries = entries
        self.vault = vault
        self.lastUnlock = lastUnlock
        self.drafts = drafts
        self.filed = filed
        self.rewrap = rewrap
        self.readOnly = readOnly
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case entries, vault, drafts, filed, rewrap, doubt, detail
        case lastUnlock = "last_unlock"
        case readOnly = "read_only"
    }
}

/// One thing that `check` found.
public struct CheckFinding: Codable, Hashable, Sendable {
    /// A word that stays the same: `missing`, `changed`, `stray`, `tree`, `page`.
    public var code: String
    /// The stream, as `CLIENT-ID/stream`, when it can be told.
    public var place: String?
    /// The record's number in its stream.
    public var sequence: UInt64?

    /// Makes a finding.
    public init(code: String, place: String?, sequence: UInt64?) {
        self.code = code
        self.place = place
        self.sequence = sequence
    }
}

/// `POST /v1/check`.
public struct CheckReply: Codable, Hashable, Sendable {
    /// Log entries replayed.
    public var entries: UInt64
    /// Records opened and compared.
    public var records: UInt64
    /// Records of kinds that this version does not know; they are kept.
    public var unknown: UInt64
    /// What is wrong; empty when all is well.
    public var findings: [CheckFinding]
    /// Size of the log and eight words of its root: compare them with a printed line.
    public var line: String

    /// Makes a reply.
    public init(entries: UInt64, records: UInt64, unknown: UInt64, findings: [CheckFinding], line: String) {
        self.entries = entries
        self.records = records
        self.unknown = unknown
        self.findings = findings
        self.line = line
    }
}
