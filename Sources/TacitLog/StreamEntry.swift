/// One act in one stream: a leaf of the stream's tree.
///
/// ```
/// version 1 | type u16 | sequence u64 | unix ms u64 | record id 16 | commitment 32     67 bytes
/// ```
public struct StreamEntry: Hashable, Sendable {
    /// The only version; another one is refused.
    public static let version: UInt8 = 1
    /// Length of the encoded form in bytes.
    public static let byteCount = 67

    /// What kind of act it is; the codes belong to the vault, every code is carried.
    public var type: UInt16
    /// Index in the stream's tree, from 0.
    public var sequence: UInt64
    /// When it was entered, in milliseconds since 1970-01-01 00:00 UTC.
    public var unixMilliseconds: UInt64
    /// The record that the act wrote or was about.
    public var recordID: OpaqueID
    /// ``Commitment`` to the record's body.
    public var commitment: Digest

    /// An entry with these fields.
    public init(
        type: UInt16,
        sequence: UInt64,
        unixMilliseconds: UInt64,
        recordID: OpaqueID,
        commitment: Digest
    ) {
        self.type = type
        self.sequence = sequence
        self.unixMilliseconds = unixMilliseconds
        self.recordID = recordID
        self.commitment = commitment
    }

    /// Reads exactly ``byteCount`` bytes; throws ``LogError/malformed`` for another length or
    /// version.
    public init(decoding bytes: Span<UInt8>) throws(LogError) {
        var offset = 0
        try self.init(reading: bytes, at: &offset)
        try bytes.requireEnd(at: offset)
    }

    init(reading bytes: Span<UInt8>, at offset: inout Int) throws(LogError) {
        guard try bytes.integer(UInt8.self, at: &offset) == Self.version else { throw .malformed }
        type = try bytes.integer(UInt16.self, at: &offset)
        sequence = try bytes.integer(UInt64.self, at: &offset)
        unixMilliseconds = try bytes.integer(UInt64.self, at: &offset)
        recordID = try bytes.identifier(at: &offset)
        commitment = try bytes.digest(at: &offset)
    }

    /// The ``byteCount`` bytes that the leaf hash covers.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    /// Hash of this leaf of the stream's tree.
    public var leafHash: Digest { TreeHash.leaf(encoded.span) }

    func append(to bytes: inout [UInt8]) {
        bytes.append(Self.version)
        bytes.append(bigEndian: type)
        bytes.append(bigEndian: sequence)
        bytes.append(bigEndian: unixMilliseconds)
        recordID.append(to: &bytes)
        commitment.append(to: &bytes)
    }
}
