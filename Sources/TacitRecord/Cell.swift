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
        var frame = Frame.bytes(payload, cellCount: size)
        defer { SecureMemory.wipe(&frame) }
        return try seal(frame: frame.span, key: key, label: label, context: context)
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

    /// Seals a whole frame; large cells differ in the frame's size only.
    static func seal(
        frame: Span<UInt8>,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: CellContext
    ) throws(CellError) -> [UInt8] {
        let encoded = context.encoded
        let associatedData = [version] + encoded
        do throws(CryptoError) {
            let box = try CommittingAEAD.seal(
                frame,
                key: key,
                label: label,
                context: encoded.span,
                associatedData: associatedData.span
            )
            var cell: [UInt8] = []
            cell.reserveCapacity(1 + box.count)
            cell.append(version)
            cell.append(contentsOf: box)
            return cell
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
        let encoded = context.encoded
        let associatedData = [version] + encoded
        var frame: [UInt8]
        do throws(CryptoError) {
            frame = try CommittingAEAD.open(
                cell.extracting(1...),
                key: key,
                label: label,
                context: encoded.span,
                associatedData: associatedData.span
            )
        } catch {
            throw CellError(error)
        }
        defer { SecureMemory.wipe(&frame) }
        let range = try Frame.payloadRange(
            frame.span,
            cellCount: cell.count,
            smallest: smallest
        )
        return Array(frame[range])
    }
}
