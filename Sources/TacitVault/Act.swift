public import TacitClinical

/// The circumstances of one request: when it happens and which record id its caller chose.
public struct Act: Hashable, Sendable {
    /// The time that is recorded.
    public var now: Moment
    /// The caller's choice of record id; a second request with it gives the first one's result.
    public var id: RecordID?
    /// Whether a read is shown though its entry finds no room on the disk, even after the ballast was given up.
    ///
    /// The entry is then held in memory (``Vault/heldReads()``) and said to be, since a lost process loses it.
    public var breaksGlass: Bool

    /// Makes an act.
    public init(now: Moment, id: RecordID? = nil, breaksGlass: Bool = false) {
        self.now = now
        self.id = id
        self.breaksGlass = breaksGlass
    }
}

/// What a caller takes responsibility for at unlock.
public enum Accepted: Hashable, Sendable {
    case nothing
    /// That this machine has no anchor for the vault.
    case anchor
    /// That the vault is older than, or another branch than, what this machine saw.
    case rollback
}

/// What an unlock found.
public struct UnlockFacts: Hashable, Sendable {
    /// Why a vault opened for reading only.
    public enum Doubt: String, Sendable {
        case rollback, fork
    }

    /// Entries in the log.
    public var entries: UInt64
    /// The vault's opaque id, 32 hexadecimal digits.
    public var vault: String
    /// When it was last unlocked before this.
    public var lastUnlock: Moment?
    /// Drafts that wait.
    public var drafts: Int
    /// Texts from the inbox that are drafts now.
    public var filed: Int
    /// The slot's work is below today's floor.
    public var rewrap: Bool
    /// Why it opened for reading only; nil when it did not.
    public var doubt: Doubt?
    /// Size and date of what this machine saw last, when there is a doubt.
    public var detail: String?
    /// Opened for reading only.
    public var readOnly: Bool { doubt != nil }
}
