public import TacitCrypto

/// One ciphertext of the vault: a payload sealed for one place, in one of eleven sizes.
///
/// ```
/// cell    = version 1 | box                       SizeClass.all names its sizes, 448 to 16,320
/// box     = nonce 24 | commitment 32 | ciphertext | tag 16          (CommittingAEAD)
/// ctx     = CellContext.encoded;  associated data = version || ctx
/// content = length u32 | payload | zeros
/// ```
public enum Cell {
    /// First byte of every cell; another one is refused.
    public static let version: UInt8 = 1
    /// Bytes that a cell without padding is longer than its payload.
    public static let overhead = Frame.overhead
    /// Most bytes of a payload: what the largest class leaves.
    public static let largestPayload = 16_243

    /// Seals `payload` for the place `context`, under a fresh nonce.
    ///
    /// Throws ``CellError/tooLong`` over ``largestPayload``: cut it with ``Parts``.
    public static func seal(
        _ payload: Span<UInt8>,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: CellContext
    ) throws(CellError) -> [UInt8] {
        guard let size = SizeClass.smallest(fitting: overhead + payload.count) else {
            throw .tooLong
        }
        return try seal(payload, cellCount: size, key: key, label: label, context: context)
    }

    /// The payload of a cell, when it was sealed under `key` and `label` for the place `context`.
    ///
    /// Throws ``CellError/damaged`` for a length or version that no cell has,
    /// ``CellError/notAuthentic`` for another key or place or a changed byte, and
    /// ``CellError/paddingNotCanonical``.
    public static func open(
        _ cell: Span<UInt8>,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: CellContext
    ) throws(CellError) -> [UInt8] {
        guard SizeClass.all.contains(cell.count) else { throw .damaged }
        return try open(
            cell,
            key: key,
            label: label,
            context: context,
            smallest: SizeClass.smallest(fitting:)
        )
    }

    /// Seals a payload that fits a cell of `cellCount` bytes; large cells differ in that size only.
    static func seal(
        _ payload: Span<UInt8>,
        cellCount: Int,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: CellContext
    ) throws(CellError) -> [UInt8] {
        try seal(cellCount: cellCount, key: key, label: label, context: context) {
            Frame.write(payload, to: &$0)
        }
    }

    /// Seals the frame that `fill` writes into zeros.
    static func seal(
        cellCount: Int,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: CellContext,
        fill: (inout MutableSpan<UInt8>) -> Void
    ) throws(CellError) -> [UInt8] {
        let bound = context.bound
        do throws(CryptoError) {
            return try CommittingAEAD.seal(
                behind: bound.span.extracting(first: 1),
                count: Frame.count(ofCell: cellCount),
                key: key,
                label: label,
                context: bound.span.extracting(droppingFirst: 1),
                associatedData: bound.span,
                fill: fill
            )
        } catch {
            throw CellError(error)
        }
    }

    /// Opens a cell whose length was checked and which has at least a version byte.
    static func open(
        _ cell: Span<UInt8>,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: CellContext,
        smallest: (Int) -> Int?
    ) throws(CellError) -> [UInt8] {
        guard cell[0] == version else { throw .damaged }
        let bound = context.bound
        var frame: [UInt8]
        do throws(CryptoError) {
            frame = try CommittingAEAD.open(
                cell.extracting(droppingFirst: 1),
                key: key,
                label: label,
                context: bound.span.extracting(droppingFirst: 1),
                associatedData: bound.span
            )
        } catch {
            throw CellError(error)
        }
        let range: Range<Int>
        do throws(CellError) {
            range = try Frame.payloadRange(frame.span, cellCount: cell.count, smallest: smallest)
        } catch {
            SecureMemory.wipe(&frame)
            throw error
        }
        // In its own memory: a copy would leave the frame to be wiped.
        frame.removeLast(frame.count - range.upperBound)
        frame.removeFirst(range.lowerBound)
        return frame
    }
}
