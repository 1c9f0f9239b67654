/// A random 128-bit id of a client or a record, as the log holds it: it says nothing by itself.
public struct OpaqueID: Hashable, Sendable {
    /// Length of the encoded form in bytes.
    public static let byteCount = 16

    /// Sixteen zero bytes: the "client" of the streams that belong to the whole vault.
    public static let vault = OpaqueID(high: 0, low: 0)

    private let high: UInt64
    private let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads exactly 16 bytes; throws ``LogError/malformed`` for any other number.
    public init(_ bytes: Span<UInt8>) throws(LogError) {
        var offset = 0
        self = try bytes.identifier(at: &offset)
        try bytes.requireEnd(at: offset)
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    /// The first `count` bits as a number; `count` is 1 to 64.
    public func leading(bits count: Int) -> UInt64 {
        precondition((1...UInt64.bitWidth).contains(count))
        return high >> (UInt64.bitWidth - count)
    }

    func append(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: high)
        bytes.append(bigEndian: low)
    }
}

extension OpaqueID: Comparable {
    /// The order of the bytes, which is the order of heads in a snapshot.
    public static func < (left: OpaqueID, right: OpaqueID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
