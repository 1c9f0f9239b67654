/// One act as tail cells and tiles hold it: its leaf of the vault tree, then of the stream's tree.
///
/// ```
/// vault entry 98 | stream entry 67                                                 165 bytes
/// ```
public struct LogCellEntry: Hashable, Sendable {
    /// Length of the encoded form in bytes.
    public static let byteCount = VaultEntry.byteCount + StreamEntry.byteCount
    /// Entries in a tile; tile `n` holds the vault entries from `256 n`.
    public static let tileCount = 256

    /// The leaf of the vault tree.
    public var vault: VaultEntry
    /// The leaf of the stream's tree.
    public var stream: StreamEntry

    /// The two leaves of one act; ``LogHeads`` checks that they belong together.
    public init(vault: VaultEntry, stream: StreamEntry) {
        self.vault = vault
        self.stream = stream
    }

    /// Entries one after another: the content of a tail cell (the entries of one commit) or of a
    /// tile (``tileCount`` entries).
    public static func encode(_ entries: [LogCellEntry]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.count * byteCount)
        for entry in entries {
            entry.vault.append(to: &bytes)
            entry.stream.append(to: &bytes)
        }
        return bytes
    }

    /// Reads what ``encode(_:)`` writes of one entry or more.
    ///
    /// Throws ``LogError/malformed`` for no entry, a part of an entry or another version.
    public static func decode(_ bytes: Span<UInt8>) throws(LogError) -> [LogCellEntry] {
        guard !bytes.isEmpty, bytes.count.isMultiple(of: byteCount) else { throw .malformed }
        var entries: [LogCellEntry] = []
        entries.reserveCapacity(bytes.count / byteCount)
        var offset = 0
        while offset < bytes.count {
            let vault = try VaultEntry(reading: bytes, at: &offset)
            entries.append(
                LogCellEntry(vault: vault, stream: try StreamEntry(reading: bytes, at: &offset))
            )
        }
        return entries
    }

    /// Reads a whole tile: like ``decode(_:)``, and refuses another number of entries.
    public static func decodeTile(_ bytes: Span<UInt8>) throws(LogError) -> [LogCellEntry] {
        guard bytes.count == tileCount * byteCount else { throw .malformed }
        return try decode(bytes)
    }
}
