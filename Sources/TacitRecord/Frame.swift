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

    /// Bytes of the frame of a cell with `cellCount` bytes.
    static func count(ofCell cellCount: Int) -> Int { cellCount - (overhead - lengthByteCount) }

    /// Writes the frame of `payload`, which fits, into zeros as long as the frame.
    static func write(_ payload: Span<UInt8>, to frame: inout MutableSpan<UInt8>) {
        precondition(payload.count <= frame.count - lengthByteCount)
        for index in 0..<lengthByteCount {
            let shift = 8 * (lengthByteCount - 1 - index)
            frame[index] = UInt8(truncatingIfNeeded: payload.count >> shift)
        }
        unsafe payload.withUnsafeBufferPointer { source in
            unsafe frame.withUnsafeMutableBufferPointer { room in
                guard let from = source.baseAddress, let to = room.baseAddress else { return }
                // Within both: the precondition above. They are different memory, because the
                // frame is borrowed for writing.
                unsafe (to + lengthByteCount).update(from: from, count: source.count)
            }
        }
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
        let padding = unsafe frame.extracting(end...).withUnsafeBufferPointer { zeros in
            unsafe zeros.reduce(UInt8(0)) { $0 | $1 }
        }
        guard padding == 0 else { throw .paddingNotCanonical }
        return lengthByteCount..<end
    }
}
