/// The end of the log: the frontiers of the vault tree and of every stream, kept while it grows.
///
/// ``append(_:to:headerSequence:)`` makes the next entry; ``replay(_:)`` takes one that was stored
/// and refuses it unless it is exactly what appending makes. The snapshot row is the encoded form
/// (``encoded``), so that unlocking need not replay the tiled part.
public struct LogHeads: Hashable, Sendable {
    /// The vault tree.
    public private(set) var vault = TreeFrontier()
    /// ``VaultEntry/headerSequence`` of the last entry; 0 while there is none.
    public private(set) var headerSequence: UInt64 = 0
    /// Entries that tiles hold, from the first: a multiple of ``LogCellEntry/tileCount``.
    public private(set) var tiledEntries: UInt64 = 0
    private(set) var streams: [StreamID: TreeFrontier] = [:]

    /// The empty log.
    public init() {}

    init(
        vault: TreeFrontier,
        headerSequence: UInt64,
        tiledEntries: UInt64,
        streams: [StreamID: TreeFrontier]
    ) {
        self.vault = vault
        self.headerSequence = headerSequence
        self.tiledEntries = tiledEntries
        self.streams = streams
    }

    /// The tree of one stream: empty when nothing was entered there.
    public func head(of stream: StreamID) -> TreeFrontier {
        streams[stream] ?? TreeFrontier()
    }

    /// Every stream with an entry, in the order of the snapshot.
    public var streamIDs: [StreamID] { streams.keys.sorted() }

    /// Enters `entry` and returns what a tail cell holds of it.
    ///
    /// Throws ``LogError/notInOrder``, changing nothing, unless the entry's sequence is the size of
    /// its stream and the header sequence does not fall.
    public mutating func append(
        _ entry: StreamEntry,
        to stream: StreamID,
        headerSequence: UInt64
    ) throws(LogError) -> LogCellEntry {
        var growth = LogGrowth(on: self)
        let logged = try growth.append(
            entry,
            to: stream,
            headerSequence: headerSequence,
            on: self
        )
        exchange(growth)
        return logged
    }

    /// Enters a stored entry again, as at unlock and in a full check.
    ///
    /// Throws ``LogError/notInOrder``, changing nothing, for an entry that is not the next one of
    /// its stream or whose hash, size or root is not what the stream's tree gives.
    public mutating func replay(_ entry: LogCellEntry) throws(LogError) {
        var growth = LogGrowth(on: self)
        let logged = try growth.append(
            entry.stream,
            to: entry.vault.stream,
            headerSequence: entry.vault.headerSequence,
            on: self
        )
        guard logged == entry else { throw .notInOrder }
        exchange(growth)
    }

    /// Makes a growth of these heads theirs; gives back what it replaced.
    @discardableResult
    public mutating func exchange(_ growth: LogGrowth) -> LogGrowth {
        var replaced: [StreamID: TreeFrontier] = [:]
        for (stream, head) in growth.streams {
            replaced[stream] = self.head(of: stream)
            streams[stream] = head.size == 0 ? nil : head
        }
        let before = LogGrowth(vault: vault, headerSequence: headerSequence, streams: replaced)
        vault = growth.vault
        headerSequence = growth.headerSequence
        return before
    }

    /// Says that tiles hold the entries up to `count`.
    ///
    /// Throws ``LogError/notInOrder`` when that is not whole tiles, less than before or more than
    /// the log has.
    public mutating func markTiled(_ count: UInt64) throws(LogError) {
        guard count.isMultiple(of: UInt64(LogCellEntry.tileCount)), count >= tiledEntries,
            count <= vault.size
        else { throw .notInOrder }
        tiledEntries = count
    }
}
