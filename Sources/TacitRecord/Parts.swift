/// Contents longer than one cell: how they are cut.
///
/// Every part but the last is full. A part's index and whether it is the last are in its context,
/// so a content with a part missing, added, swapped or cut off does not open.
public enum Parts {
    /// Longest content in bytes, 64 MiB: what a reader collects in memory before it is whole.
    public static let largestContent = 1 << 26
    /// Bytes of every part but the last.
    public static let partByteCount = Cell.largestPayload

    /// The payloads of the parts, in order; an empty content is one empty part.
    ///
    /// Throws ``CellError/tooLong`` over ``largestContent``.
    public static func split(_ content: [UInt8]) throws(CellError) -> [ArraySlice<UInt8>] {
        guard content.count <= largestContent else { throw .tooLong }
        guard !content.isEmpty else { return [content[...]] }
        return stride(from: 0, to: content.count, by: partByteCount).map {
            content[$0..<min($0 + partByteCount, content.count)]
        }
    }
}
