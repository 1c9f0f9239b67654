/// What a record says, as it is stored and committed to: never encoded anew.
///
/// ```
/// kind u16 | schema u16 | UTF-8 JSON
/// ```
///
/// Kinds and schemas that a reader does not know are carried as they are.
public struct RecordBody: Hashable, Sendable {
    /// Bytes before the JSON text.
    public static let headerByteCount = 4

    /// What kind of record it is; the codes belong to the vault.
    public let kind: UInt16
    /// Version of the kind's JSON.
    public let schema: UInt16
    /// The JSON text in UTF-8: keys sorted, decimals as strings.
    public let json: [UInt8]

    /// A body; throws ``CellError/damaged`` when `json` is empty or not UTF-8.
    public init(kind: UInt16, schema: UInt16, json: [UInt8]) throws(CellError) {
        guard !json.isEmpty, (try? UTF8Span(validating: json.span)) != nil else { throw .damaged }
        self.kind = kind
        self.schema = schema
        self.json = json
    }

    /// Reads what ``encoded`` writes; throws ``CellError/damaged`` for anything else.
    public init(decoding bytes: ArraySlice<UInt8>) throws(CellError) {
        guard bytes.count > Self.headerByteCount else { throw .damaged }
        try self.init(
            kind: bytes.prefix(2).bigEndian(UInt16.self),
            schema: bytes.dropFirst(2).prefix(2).bigEndian(UInt16.self),
            json: Array(bytes.dropFirst(Self.headerByteCount))
        )
    }

    /// The bytes that the commitment covers.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headerByteCount + json.count)
        bytes.append(bigEndian: kind)
        bytes.append(bigEndian: schema)
        bytes += json
        return bytes
    }
}
