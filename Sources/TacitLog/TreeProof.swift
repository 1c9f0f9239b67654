/// Proofs over a whole list of leaf hashes, built as RFC 6962 section 2.1 describes them.
///
/// Building hashes every leaf once; it is done for exports and checks, never while appending.
public enum TreeProof {
    /// The root hash of `leaves`.
    public static func root(_ leaves: [Digest]) -> Digest {
        root(leaves[...])
    }

    /// The hashes beside the path from leaf `index` up to the root of `leaves`, lowest first.
    ///
    /// Throws ``LogError/malformed`` when there is no such leaf.
    public static func inclusion(
        leaves: [Digest],
        index: UInt64
    ) throws(LogError) -> [Digest] {
        try TreeLevels(leaves).inclusion(of: index)
    }

    /// Shows that the tree of the first `size` leaves is the beginning of the tree of all.
    ///
    /// Empty when `size` is 0 or the number of leaves. Throws ``LogError/malformed`` when there are
    /// fewer leaves than `size`.
    public static func consistency(
        leaves: [Digest],
        from size: UInt64
    ) throws(LogError) -> [Digest] {
        guard size <= UInt64(leaves.count) else { throw .malformed }
        guard size > 0, size < UInt64(leaves.count) else { return [] }
        var path: [Digest] = []
        var range = leaves[...]
        let end = Int(size)
        // While true, the old tree's part of `range` is a subtree whose root the verifier knows.
        var isWholeOldTree = true
        while end < range.endIndex {
            let middle = range.startIndex + leftCount(range.count)
            if end <= middle {
                path.append(root(range[middle...]))
                range = range[..<middle]
            } else {
                path.append(root(range[..<middle]))
                range = range[middle...]
                isWholeOldTree = false
            }
        }
        if !isWholeOldTree {
            path.append(root(range))
        }
        return path.reversed()
    }

    private static func root(_ leaves: ArraySlice<Digest>) -> Digest {
        var frontier = TreeFrontier()
        for leaf in leaves {
            frontier.append(leaf: leaf)
        }
        return frontier.root
    }

    /// Leaves of the left subtree: the largest power of two below `count`, which is over 1.
    private static func leftCount(_ count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}
