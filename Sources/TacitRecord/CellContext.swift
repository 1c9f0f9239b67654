/// Where a cell belongs.
///
/// It is not stored in the cell: a reader who looks in another place has another context, and the
/// cell does not open.
///
/// ```
/// vault id 16 | row locator 16 | kind u16 | stream u16 | key version u32 | part u32 | last u8
/// ```
public struct CellContext: Hashable, Sendable {
    /// Length of ``encoded`` in bytes.
    public static let byteCount = 45
    /// Length of a vault id and of a locator in bytes.
    public static let idByteCount = 16

    /// The vault: no cell of another vault opens here.
    public let vaultID: [UInt8]
    /// ``RowAddress/locator`` of the row; what is not in a row of `cells` has sixteen bytes of its
    /// own, which its format names.
    public let locator: [UInt8]
    /// What is in the cell; the codes belong to the vault.
    public let kind: UInt16
    /// The stream whose key seals it.
    public let stream: UInt16
    /// Which of the stream's keys.
    public let keyVersion: UInt32
    /// Index of this part of the content, from 0.
    public internal(set) var part: UInt32
    /// Whether the content ends with this part.
    public internal(set) var isLast: Bool

    /// A context; a content in one part is part 0 and the last.
    ///
    /// `vaultID` and `locator` have 16 bytes each: they come out of decoders that know the length.
    public init(
        vaultID: [UInt8],
        locator: [UInt8],
        kind: UInt16,
        stream: UInt16,
        keyVersion: UInt32,
        part: UInt32 = 0,
        isLast: Bool = true
    ) {
        precondition(vaultID.count == Self.idByteCount && locator.count == Self.idByteCount)
        self.vaultID = vaultID
        self.locator = locator
        self.kind = kind
        self.stream = stream
        self.keyVersion = keyVersion
        self.part = part
        self.isLast = isLast
    }

    /// The ``byteCount`` bytes that the key derivation and the associated data cover.
    public var encoded: [UInt8] {
        let bytes = bound
        return (1..<bytes.count).map { bytes[$0] }
    }

    /// The version of the cell and ``encoded``: the associated data, of which the key derivation
    /// takes everything behind the first byte.
    ///
    /// No allocation: every cell needs one.
    var bound: InlineArray<46, UInt8> {
        var bytes = InlineArray<46, UInt8>(repeating: Cell.version)
        var end = 1
        for index in 0..<Self.idByteCount {
            bytes[end + index] = vaultID[index]
            bytes[end + Self.idByteCount + index] = locator[index]
        }
        end += 2 * Self.idByteCount
        func put(_ value: UInt32, _ width: Int) {
            for index in 0..<width {
                let shift = UInt32(8 * (width - 1 - index))
                bytes[end + index] = UInt8(truncatingIfNeeded: value >> shift)
            }
            end += width
        }
        put(UInt32(kind), 2)
        put(UInt32(stream), 2)
        put(keyVersion, 4)
        put(part, 4)
        put(isLast ? 1 : 0, 1)
        return bytes
    }
}
