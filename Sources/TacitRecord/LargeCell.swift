public import TacitCrypto

/// A cell of one of the three meta rows, which are exempt from the size classes.
///
/// Like ``Cell`` in every byte but the padding: the cell's length is the smallest power of two that
/// fits, and at least a minimum that the caller names for the row.
public enum LargeCell {
    /// Longest cell in bytes: state and snapshot of a practice with 100,000 streams fit well.
    public static let largestCell = 1 << 26

    /// Seals `payload` for the place `context`.
    ///
    /// `minimum` is a power of two from 128. Throws ``CellError/tooLong`` when the cell would be
    /// over ``largestCell``.
    public static func seal(
        _ payload: Span<UInt8>,
        minimum: Int,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: CellContext
    ) throws(CellError) -> [UInt8] {
        guard let size = smallest(fitting: Frame.overhead + payload.count, minimum: minimum)
        else { throw .tooLong }
        return try Cell.seal(payload, cellCount: size, key: key, label: label, context: context)
    }

    /// The payload of a cell; throws as ``Cell/open(_:key:label:context:)`` does.
    public static func open(
        _ cell: Span<UInt8>,
        minimum: Int,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: CellContext
    ) throws(CellError) -> [UInt8] {
        try checkCount(cell.count, minimum: minimum)
        return try Cell.open(cell, key: key, label: label, context: context) {
            smallest(fitting: $0, minimum: minimum)
        }
    }

    /// The payload of a cell, straight into locked memory: for contents that are keys.
    ///
    /// Throws as ``open(_:minimum:key:label:context:)`` does.
    public static func openSecure(
        _ cell: Span<UInt8>,
        minimum: Int,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: CellContext
    ) throws(CellError) -> SecureBytes {
        try checkCount(cell.count, minimum: minimum)
        guard cell[0] == Cell.version else { throw .damaged }
        let bound = context.bound
        let frame: SecureBytes
        do throws(CryptoError) {
            frame = try CommittingAEAD.openSecure(
                cell.extracting(droppingFirst: 1),
                key: key,
                label: label,
                context: bound.span.extracting(droppingFirst: 1),
                associatedData: bound.span
            )
        } catch {
            throw CellError(error)
        }
        let count = cell.count
        let range = try frame.withSpan { (bytes) throws(CellError) -> Range<Int> in
            try Frame.payloadRange(bytes, cellCount: count) {
                smallest(fitting: $0, minimum: minimum)
            }
        }
        do throws(CryptoError) {
            return try frame.slice(range)
        } catch {
            throw CellError(error)
        }
    }

    private static func checkCount(_ count: Int, minimum: Int) throws(CellError) {
        guard count <= largestCell, smallest(fitting: count, minimum: minimum) == count else {
            throw .damaged
        }
    }

    private static func smallest(fitting count: Int, minimum: Int) -> Int? {
        precondition(minimum >= 128 && minimum.nonzeroBitCount == 1)
        guard count <= largestCell else { return nil }
        var size = minimum
        while size < count {
            size *= 2
        }
        return size
    }
}
