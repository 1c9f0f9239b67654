/// The entries of an act on top of heads that do not know of them yet: the trees that they grow.
///
/// Heads of thousands of streams are not copied for an act that grows two of them, and an act that
/// fails leaves them as they were. ``LogHeads/exchange(_:)`` makes the growth theirs and gives back
/// what it replaced, which is a growth too: exchanged again, it goes back.
public struct LogGrowth: Sendable {
    private(set) var vault: TreeFrontier
    private(set) var headerSequence: UInt64
    /// Without leaves: the stream has no entry.
    private(set) var streams: [StreamID: TreeFrontier] = [:]

    /// Growth of nothing, on top of `heads`.
    public init(on heads: LogHeads) {
        vault = heads.vault
        headerSequence = heads.headerSequence
    }

    init(
        vault: TreeFrontier,
        headerSequence: UInt64,
        streams: [StreamID: TreeFrontier]
    ) {
        self.vault = vault
        self.headerSequence = headerSequence
        self.streams = streams
    }

    /// Leaves of the vault tree.
    public var size: UInt64 { vault.size }

    /// The tree of one stream, as far as it has grown; `heads` are those below.
    public func head(of stream: StreamID, on heads: LogHeads) -> TreeFrontier {
        streams[stream] ?? heads.head(of: stream)
    }

    /// Enters `entry` and returns what a tail cell holds of it.
    ///
    /// Throws ``LogError/notInOrder``, changing nothing, unless the entry's sequence is the size of
    /// its stream and the header sequence does not fall.
    public mutating func append(
        _ entry: StreamEntry,
        to stream: StreamID,
        headerSequence: UInt64,
        on heads: LogHeads
    ) throws(LogError) -> LogCellEntry {
        var head = head(of: stream, on: heads)
        guard entry.sequence == head.size, headerSequence >= self.headerSequence else {
            throw .notInOrder
        }
        let leaf = entry.leafHash
        head.append(leaf: leaf)
        let vaultEntry = VaultEntry(
            stream: stream,
            streamEntryHash: leaf,
            streamSize: head.size,
            streamRoot: head.root,
            headerSequence: headerSequence
        )
        streams[stream] = head
        vault.append(leaf: vaultEntry.leafHash)
        self.headerSequence = headerSequence
        return LogCellEntry(vault: vaultEntry, stream: entry)
    }

    /// Adds what a later exchange gave back: one exchange then goes back over both.
    public mutating func reach(back later: LogGrowth) {
        streams.merge(later.streams) { earlier, _ in earlier }
    }
}
