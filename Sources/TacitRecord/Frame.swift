internal import TacitCrypto

/// The plaintext of a cell: how long the payload is, the payload, zeros up to the cell's size.
///
/// ```
/// length u32 | payload | zeros
/// ```
enum Frame {
    static let lengthByteCount = 4
    /// What a cell is longer than its payload and zeros: version, box, length.
    static let overhead = 1 + CommittingAEAD.overhead + lengthByteCount

    /// The frame of a cell with `cellCount` bytes, which `payload` fits.
    static func bytes(_ payload: Span<UInt8>, cellCount: Int) -> [UInt8] {
        var frame = [UInt8](repeating: 0, count: cellCount - (overhead - lengthByteCount))
        var length: [UInt8] = []
        length.append(bigEndian: UInt32(payload.count))
        frame.replaceSubrange(..<lengthByteCount, with: length)
        unsafe payload.withUnsafeBufferPointer {
            unsafe frame.replaceSubrange(lengthByteCount..<lengthByteCount + $0.count, with: $0)
        }
        return frame
    }

    /// Where the payload is in an opened frame.
    ///
    /// Throws ``CellError/paddingNotCanonical`` unless `cellCount` is what `smallest` gives for the
    /// payload and every byte behind it is zero.
    static func payloadRange(
        _ frame: Span<UInt8>,
        cellCount: Int,
        smallest: (Int) -> Int?
    ) throws(CellError) -> Range<Int> {
        guard frame.count >= lengthByteCount else { throw .damaged }
        let count = (0..<lengthByteCount).reduce(0) { $0 << 8 | Int(frame[$1]) }
        guard count <= frame.count - lengthByteCount, smallest(overhead + count) == cellCount
        else { throw .paddingNotCanonical }
        let end = lengthByteCount + count
        var padding: UInt8 = 0
        for index in end..<frame.count {
            padding |= frame[index]
        }
        guard padding == 0 else { throw .paddingNotCanonical }
        return lengthByteCount..<end
    }
}
