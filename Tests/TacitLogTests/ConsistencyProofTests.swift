import Testing

@testable import TacitLog

@Suite struct ConsistencyProofTests {
    private static let leaves = SampleLog.leaves(64)
    private static let roots = (0...64).map { TreeProof.root(Array(leaves.prefix($0))) }

    private static func verify(
        _ path: [Digest],
        from old: Int,
        to new: Int,
        oldRoot: Digest? = nil,
        root: Digest? = nil
    ) throws(LogError) {
        try TreeProof.verifyConsistency(
            path,
            oldSize: UInt64(old),
            oldRoot: oldRoot ?? roots[old],
            size: UInt64(new),
            root: root ?? roots[new]
        )
    }

    @Test func everyPairUpTo64IsShown() throws {
        for new in 0...64 {
            let tree = Array(Self.leaves.prefix(new))
            for old in 0...new {
                let path = try TreeProof.consistency(leaves: tree, from: UInt64(old))
                try Self.verify(path, from: old, to: new)
            }
        }
    }

    @Test func otherRootsAndSizesAreRefused() throws {
        let other = SampleLog.digest(7)
        for new in 1...32 {
            let tree = Array(Self.leaves.prefix(new))
            for old in 0...new {
                let path = try TreeProof.consistency(leaves: tree, from: UInt64(old))
                #expect(throws: LogError.notConsistent) {
                    try Self.verify(path, from: old, to: new, oldRoot: other)
                }
                // From the empty tree nothing is claimed of the new root.
                if old > 0 {
                    #expect(throws: LogError.notConsistent) {
                        try Self.verify(path, from: old, to: new, root: other)
                    }
                }
                for wrong in 1...32 where wrong != old && old > 0 {
                    #expect(throws: LogError.notConsistent) {
                        try Self.verify(path, from: wrong, to: new, oldRoot: Self.roots[old])
                    }
                }
            }
        }
    }

    @Test func changedCutAndLongerPathsAreRefused() throws {
        for new in 1...32 {
            let tree = Array(Self.leaves.prefix(new))
            for old in 0...new {
                let path = try TreeProof.consistency(leaves: tree, from: UInt64(old))
                var wrong = [path + [SampleLog.digest(0)], [SampleLog.digest(0)] + path]
                for place in path.indices {
                    var flipped = path
                    flipped[place] = try InclusionProofTests.flipped(path[place])
                    var dropped = path
                    dropped.remove(at: place)
                    wrong += [flipped, dropped]
                }
                for path in wrong {
                    #expect(throws: LogError.notConsistent) {
                        try Self.verify(path, from: old, to: new)
                    }
                }
            }
        }
    }

    @Test func aRewrittenPastIsRefused() throws {
        var rewritten = Self.leaves
        rewritten[3] = SampleLog.digest(3)
        let path = try TreeProof.consistency(leaves: rewritten, from: 10)
        #expect(throws: LogError.notConsistent) {
            try Self.verify(path, from: 10, to: 64, root: TreeProof.root(rewritten))
        }
    }

    @Test func aTreeThatShrinksIsRefused() {
        #expect(throws: LogError.malformed) {
            try TreeProof.consistency(leaves: Self.leaves, from: 65)
        }
        #expect(throws: LogError.notConsistent) { try Self.verify([], from: 64, to: 63) }
    }

    @Test func hugeSizesNeitherTrapNorPass() {
        #expect(throws: LogError.notConsistent) {
            try TreeProof.verifyConsistency(
                Self.leaves,
                oldSize: .max - 1,
                oldRoot: Self.roots[1],
                size: .max,
                root: Self.roots[2]
            )
        }
    }
}
