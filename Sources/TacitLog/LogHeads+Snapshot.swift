/// The snapshot row's content.
///
/// ```
/// version u8 = 1 | header sequence u64 | tiled entries u64 | vault frontier | stream count u32
///     | for each stream, ascending: client id 16 | stream u16 | frontier
/// ```
extension LogHeads {
    /// The only version of the snapshot; another one is refused.
    public static let snapshotVersion: UInt8 = 1

    /// The heads as bytes; the same heads always give the same bytes.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = [Self.snapshotVersion]
        bytes.append(bigEndian: headerSequence)
        bytes.append(bigEndian: tiledEntries)
        vault.append(to: &bytes)
        bytes.append(bigEndian: UInt32(streams.count))
        for (stream, frontier) in streams.sorted(by: { $0.key < $1.key }) {
            stream.client.append(to: &bytes)
            bytes.append(bigEndian: stream.stream)
            frontier.append(to: &bytes)
        }
        return bytes
    }

    /// Reads what ``encoded`` writes and nothing else.
    ///
    /// Throws ``LogError/malformed`` for another version, order or length, for streams whose sizes
    /// do not add up to the vault's, and for a tiled part that is not whole tiles of it.
    public init(decoding bytes: Span<UInt8>) throws(LogError) {
        var offset = 0
        guard try bytes.integer(UInt8.self, at: &offset) == Self.snapshotVersion else {
            throw .malformed
        }
        let headerSequence = try bytes.integer(UInt64.self, at: &offset)
        let tiledEntries = try bytes.integer(UInt64.self, at: &offset)
        let vault = try TreeFrontier(reading: bytes, at: &offset)
        let streams = try Self.streams(reading: bytes, at: &offset, entries: vault.size)
        try bytes.requireEnd(at: offset)
        guard tiledEntries <= vault.size,
            tiledEntries.isMultiple(of: UInt64(LogCellEntry.tileCount)),
            vault.size > 0 || headerSequence == 0
        else { throw .malformed }
        self.init(
            vault: vault,
            headerSequence: headerSequence,
            tiledEntries: tiledEntries,
            streams: streams
        )
    }

    private static func streams(
        reading bytes: Span<UInt8>,
        at offset: inout Int,
        entries: UInt64
    ) throws(LogError) -> [StreamID: TreeFrontier] {
        var streams: [StreamID: TreeFrontier] = [:]
        var last: StreamID?
        var left = entries
        for _ in 0..<(try bytes.integer(UInt32.self, at: &offset)) {
            let client = try bytes.identifier(at: &offset)
            let stream = StreamID(
                client: client,
                stream: try bytes.integer(UInt16.self, at: &offset)
            )
            if let last, stream <= last { throw .malformed }
            last = stream
            let frontier = try TreeFrontier(reading: bytes, at: &offset)
            guard frontier.size > 0, frontier.size <= left else { throw .malformed }
            left -= frontier.size
            streams[stream] = frontier
        }
        guard left == 0 else { throw .malformed }
        return streams
    }
}
