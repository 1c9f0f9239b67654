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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        bytes += vaultID
        bytes += locator
        bytes.append(bigEndian: kind)
        bytes.append(bigEndian: stream)
        bytes.append(bigEndian: keyVersion)
        bytes.append(bigEndian: part)
        bytes.append(isLast ? 1 : 0)
        return bytes
    }
}
