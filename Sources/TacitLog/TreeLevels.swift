/// All hashes of a tree, so that many proofs cost one pass over its leaves.
///
/// It has two hashes for each leaf: 64 bytes.
public struct TreeLevels: Sendable {
    /// The leaves first, the root last. What has no neighbour to its right goes up as it is (RFC 6962 section 2.1).
    private let levels: [[Digest]]

    /// Hashes the tree over `leaves`.
    public init(_ leaves: [Digest]) {
        var levels = [leaves]
        var level = leaves
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { left in
                left + 1 < level.count ? TreeHash.node(level[left], level[left + 1]) : level[left]
            }
            levels.append(level)
        }
        self.levels = levels
    }

    /// The hashes beside the path from leaf `index` up to the root, lowest first.
    ///
    /// Throws ``LogError/malformed`` when there is no such leaf.
    public func inclusion(of index: UInt64) throws(LogError) -> [Digest] {
        guard index < UInt64(levels[0].count) else { throw .malformed }
        var place = Int(index)
        var path: [Digest] = []
        for level in levels {
            let beside = place ^ 1
            if beside < level.count { path.append(level[beside]) }
            place >>= 1
        }
        return path
    }
}
