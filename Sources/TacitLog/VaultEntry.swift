/// One act in the vault's log: a leaf of the vault tree, binding a stream entry and its tree.
///
/// ```
/// client id 16 | stream u16 | stream entry hash 32 | stream size u64 | stream root 32
///     | header sequence u64                                                         98 bytes
/// ```
public struct VaultEntry: Hashable, Sendable {
    /// Length of the encoded form in bytes.
    public static let byteCount = 98

    /// The stream that the act belongs to.
    public var stream: StreamID
    /// ``StreamEntry/leafHash`` of the act: the stream's tree is rebuilt from these alone.
    public var streamEntryHash: Digest
    /// Leaves of the stream's tree after the act.
    public var streamSize: UInt64
    /// Root of the stream's tree after the act.
    public var streamRoot: Digest
    /// Sequence of the vault header in force at the act; it never falls.
    public var headerSequence: UInt64

    /// An entry with these fields.
    public init(
        stream: StreamID,
        streamEntryHash: Digest,
        streamSize: UInt64,
        streamRoot: Digest,
        headerSequence: UInt64
    ) {
        self.stream = stream
        self.streamEntryHash = streamEntryHash
        self.streamSize = streamSize
        self.streamRoot = streamRoot
        self.headerSequence = headerSequence
    }

    /// Reads exactly ``byteCount`` bytes; throws ``LogError/malformed`` for another length.
    public init(decoding bytes: Span<UInt8>) throws(LogError) {
        var offset = 0
        try self.init(reading: bytes, at: &offset)
        try bytes.requireEnd(at: offset)
    }

    init(reading bytes: Span<UInt8>, at offset: inout Int) throws(LogError) {
        let client = try bytes.identifier(at: &offset)
        stream = StreamID(client: client, stream: try bytes.integer(UInt16.self, at: &offset))
        streamEntryHash = try bytes.digest(at: &offset)
        streamSize = try bytes.integer(UInt64.self, at: &offset)
        streamRoot = try bytes.digest(at: &offset)
        headerSequence = try bytes.integer(UInt64.self, at: &offset)
    }

    /// The ``byteCount`` bytes that the leaf hash covers.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    /// Hash of this leaf of the vault tree.
    public var leafHash: Digest { TreeHash.leaf(encoded.span) }

    func append(to bytes: inout [UInt8]) {
        stream.client.append(to: &bytes)
        bytes.append(bigEndian: stream.stream)
        streamEntryHash.append(to: &bytes)
        bytes.append(bigEndian: streamSize)
        streamRoot.append(to: &bytes)
        bytes.append(bigEndian: headerSequence)
    }
}
