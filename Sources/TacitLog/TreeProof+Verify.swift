extension TreeProof {
    /// Checks that `leaf` is leaf `index` of the tree with `size` leaves and root `root`
    /// (RFC 9162 section 2.1.3.2).
    ///
    /// Throws ``LogError/notIncluded`` when it is not shown, also for a path of another length.
    public static func verifyInclusion(
        _ path: [Digest],
        leaf: Digest,
        index: UInt64,
        size: UInt64,
        root: Digest
    ) throws(LogError) {
        guard index < size else { throw .notIncluded }
        var position = index
        var last = size - 1
        var hash = leaf
        for sibling in path {
            guard last > 0 else { throw .notIncluded }
            if position & 1 == 1 || position == last {
                hash = TreeHash.node(sibling, hash)
                // A right edge without a sibling of its own moves up unhashed.
                while position & 1 == 0, position > 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = TreeHash.node(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        guard last == 0, hash == root else { throw .notIncluded }
    }

    /// Checks that the tree with `oldSize` leaves and `oldRoot` is the beginning of the one with
    /// `size` leaves and `root` (RFC 9162 section 2.1.4.2).
    ///
    /// The empty tree is the beginning of every tree. Throws ``LogError/notConsistent`` when it is
    /// not shown, also for a path of another length.
    public static func verifyConsistency(
        _ path: [Digest],
        oldSize: UInt64,
        oldRoot: Digest,
        size: UInt64,
        root: Digest
    ) throws(LogError) {
        guard oldSize <= size else { throw .notConsistent }
        if oldSize == size {
            guard path.isEmpty, oldRoot == root else { throw .notConsistent }
            return
        }
        if oldSize == 0 {
            guard path.isEmpty, oldRoot == TreeHash.emptyRoot else { throw .notConsistent }
            return
        }
        var rest = path[...]
        var position = oldSize - 1
        var last = size - 1
        while position & 1 == 1 {
            position >>= 1
            last >>= 1
        }
        // When the old tree is complete, its root is the first hash and the path leaves it out.
        guard let start = position == 0 ? oldRoot : rest.popFirst() else { throw .notConsistent }
        var oldHash = start
        var hash = start
        for sibling in rest {
            guard last > 0 else { throw .notConsistent }
            if position & 1 == 1 || position == last {
                oldHash = TreeHash.node(sibling, oldHash)
                hash = TreeHash.node(sibling, hash)
                while position & 1 == 0, position > 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = TreeHash.node(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        guard last == 0, oldHash == oldRoot, hash == root else { throw .notConsistent }
    }
}
