/// Every label of the format.
///
/// Each is used with one type of key, named beside it.
///
/// A label separates uses: what is derived or sealed under one is worthless under another. They are
/// part of format 1 and never change. `domain` is what goes into the hash.
public enum KeyLabel: String, CaseIterable, Sendable {
    // MARK: Derivations

    /// From the root key: the key of the header's MAC.
    case headerMAC = "header-mac"
    /// From the root key: the key that seals the state.
    case ring = "ring"
    /// From the 20 bytes of a recovery kit: its slot key.
    case kit = "kit"
    /// From the ring key: the key that seals the anchor.
    case anchorKey = "anchor-key"

    /// From the locator key of a stream: the place of a record.
    case record = "record"
    /// From the locator key of the log stream: the place of a tail cell.
    case tail = "tail"
    /// From the locator key of the log stream: the place of a tile.
    case tile = "tile"

    // MARK: Cells

    /// A keyslot, under a slot key.
    case slot = "slot"
    /// The state, under the ring key.
    case state = "state"
    /// The snapshot, under the content key of the log stream.
    case snapshot = "snapshot"
    /// A record, under the content key of its stream.
    case recordCell = "record-cell"
    /// A tail cell of the log, under the content key of the log stream.
    case tailCell = "tail-cell"
    /// A tile of the log, under the content key of the log stream.
    case tileCell = "tile-cell"
    /// The anchor, under the anchor key.
    case anchor = "anchor"
    /// The secret of the backup identity, under the ring key.
    case backupSecret = "backup-secret"
    /// Read entries that wait outside the vault, under the ring key.
    case pending = "pending"

    /// The text that is hashed: the label behind the name and version of the format.
    public var domain: String { Self.domainStart + rawValue }

    /// Bytes of ``domain`` in UTF-8.
    public var domainCount: Int { Self.domainStart.utf8.count + rawValue.utf8.count }

    /// What every domain begins with: name and version of the format.
    public static let domainStart = "tacit/v1/"
}
