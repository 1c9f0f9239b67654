/// What a record's cell (or its parts together) holds.
///
/// ```
/// stream entry 67 | blind 32 | body
/// ```
///
/// The entry is the same bytes as in the log's cells; whoever opens the record compares both and
/// checks the commitment with blind and body.
public struct RecordContent: Hashable, Sendable {
    /// Length of the stream entry in bytes.
    public static let entryByteCount = 67
    /// Length of the blind in bytes.
    public static let blindByteCount = 32

    /// The stream entry as it stands in the log.
    public let entry: [UInt8]
    /// The random bytes that blind the commitment; they are nowhere else.
    public let blind: [UInt8]
    /// What the record says.
    public let body: RecordBody

    /// A content; `entry` and `blind` have their fixed lengths, made by encoders that know them.
    public init(entry: [UInt8], blind: [UInt8], body: RecordBody) {
        precondition(entry.count == Self.entryByteCount && blind.count == Self.blindByteCount)
        self.entry = entry
        self.blind = blind
        self.body = body
    }

    /// Reads what ``encoded`` writes; throws ``CellError/damaged`` for anything else.
    public init(decoding bytes: [UInt8]) throws(CellError) {
        let bodyStart = Self.entryByteCount + Self.blindByteCount
        guard bytes.count > bodyStart else { throw .damaged }
        body = try RecordBody(decoding: bytes[bodyStart...])
        entry = Array(bytes[..<Self.entryByteCount])
        blind = Array(bytes[Self.entryByteCount..<bodyStart])
    }

    /// The bytes to seal.
    public var encoded: [UInt8] { entry + blind + body.encoded }
}
