/// The right edge of a hash tree: all that appending a leaf and computing the root need.
///
/// It holds the root of each complete subtree, largest first: one for each bit set in ``size``.
/// Appending costs one hash on average, the root at most one for each of those subtrees.
public struct TreeFrontier: Hashable, Sendable {
    /// Most leaves that a decoded frontier may claim.
    ///
    /// No practice comes near; with it, a size can be counted up without overflow.
    public static let largestSize: UInt64 = 1 << 40

    /// Number of leaves.
    public private(set) var size: UInt64 = 0
    private var subtrees: [Digest] = []

    /// The empty tree.
    public init() {}

    /// Adds a leaf, given its leaf hash.
    public mutating func append(leaf: Digest) {
        var subtree = leaf
        // Each complete subtree as large as the new one becomes its left half.
        for _ in 0..<(~size).trailingZeroBitCount {
            subtree = TreeHash.node(subtrees.removeLast(), subtree)
        }
        subtrees.append(subtree)
        size += 1
    }

    /// The root hash (RFC 6962 section 2.1) of the leaves so far.
    public var root: Digest {
        guard var root = subtrees.last else { return TreeHash.emptyRoot }
        for subtree in subtrees.dropLast().reversed() {
            root = TreeHash.node(subtree, root)
        }
        return root
    }

    /// `size u64`, then the subtree roots, largest first.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// Reads what ``encoded`` writes and nothing else.
    ///
    /// Throws ``LogError/malformed`` for another length and for a size over ``largestSize``.
    public init(decoding bytes: Span<UInt8>) throws(LogError) {
        var offset = 0
        try self.init(reading: bytes, at: &offset)
        try bytes.requireEnd(at: offset)
    }

    init(reading bytes: Span<UInt8>, at offset: inout Int) throws(LogError) {
        size = try bytes.integer(UInt64.self, at: &offset)
        guard size <= Self.largestSize else { throw .malformed }
        for _ in 0..<size.nonzeroBitCount {
            subtrees.append(try bytes.digest(at: &offset))
        }
    }

    func append(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: size)
        for subtree in subtrees {
            subtree.append(to: &bytes)
        }
    }
}
