public import TacitCrypto

/// Opens the parts of one content one after another and puts them together.
///
/// ```
/// var reader = PartReader()
/// while !reader.isComplete {
///     try reader.open(row(part: reader.nextPart), key: key, label: .record, context: context)
/// }
/// let content = try reader.content()
/// ```
public struct PartReader: Sendable {
    /// Bytes of the cell of every part but the last: the largest class.
    private static let fullCell = Cell.overhead + Parts.partByteCount

    /// Index of the part to open next, from 0.
    public private(set) var nextPart: UInt32 = 0
    /// Whether the last part was opened.
    public private(set) var isComplete = false
    private var bytes: [UInt8] = []

    /// A reader that has opened nothing.
    public init() {}

    /// Opens ``nextPart``; part and last of `context` are set here, the locator is the caller's.
    ///
    /// A cell below the largest class can only be the last part. One of the largest class is tried
    /// as both; what is not so is refused by its commitment, before anything is decrypted.
    ///
    /// Throws as ``Cell/open(_:key:label:context:)`` does, ``CellError/tooLong`` over
    /// ``Parts/largestContent`` and ``CellError/damaged`` for a part after the last or a part
    /// before it that is not full. After an error the reader stands where it stood.
    public mutating func open(
        _ cell: Span<UInt8>,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: CellContext
    ) throws(CellError) {
        guard !isComplete else { throw .damaged }
        var context = context
        context.part = nextPart
        context.isLast = cell.count < Self.fullCell
        let payload: [UInt8]
        do throws(CellError) {
            payload = try Cell.open(cell, key: key, label: label, context: context)
        } catch .notAuthentic where !context.isLast {
            context.isLast = true
            payload = try Cell.open(cell, key: key, label: label, context: context)
        }
        guard context.isLast || payload.count == Parts.partByteCount else { throw .damaged }
        guard bytes.count + payload.count <= Parts.largestContent else { throw .tooLong }
        // Nearly every content is one part.
        if bytes.isEmpty { bytes = payload } else { bytes += payload }
        isComplete = context.isLast
        nextPart += 1
    }

    /// The whole content; throws ``CellError/incomplete`` before the last part.
    public consuming func content() throws(CellError) -> [UInt8] {
        guard isComplete else { throw .incomplete }
        return bytes
    }
}
