import Testing

@testable import TacitLog

@Suite struct InclusionProofTests {
    private static let leaves = SampleLog.leaves(64)

    @Test func everyLeafOfEveryTreeUpTo64IsShown() throws {
        for size in 1...64 {
            let tree = Array(Self.leaves.prefix(size))
            let root = TreeProof.root(tree)
            for index in 0..<UInt64(size) {
                let path = try TreeProof.inclusion(leaves: tree, index: index)
                try TreeProof.verifyInclusion(
                    path,
                    leaf: tree[Int(index)],
                    index: index,
                    size: UInt64(size),
                    root: root
                )
            }
        }
    }

    @Test func noLeafOfAnotherIndexIsShown() throws {
        for size in 2...24 {
            let tree = Array(Self.leaves.prefix(size))
            let root = TreeProof.root(tree)
            for index in 0..<UInt64(size) {
                let path = try TreeProof.inclusion(leaves: tree, index: index)
                for other in 0..<UInt64(size) where other != index {
                    #expect(throws: LogError.notIncluded) {
                        try TreeProof.verifyInclusion(
                            path,
                            leaf: tree[Int(index)],
                            index: other,
                            size: UInt64(size),
                            root: root
                        )
                    }
                    #expect(throws: LogError.notIncluded) {
                        try TreeProof.verifyInclusion(
                            path,
                            leaf: tree[Int(other)],
                            index: index,
                            size: UInt64(size),
                            root: root
                        )
                    }
                }
            }
        }
    }

    @Test func changedCutAndLongerPathsAreRefused() throws {
        for size in 1...40 {
            let tree = Array(Self.leaves.prefix(size))
            let root = TreeProof.root(tree)
            for index in 0..<UInt64(size) {
                let path = try TreeProof.inclusion(leaves: tree, index: index)
                var wrong = [path + [SampleLog.digest(0)], [SampleLog.digest(0)] + path]
                for place in path.indices {
                    var flipped = path
                    flipped[place] = try Self.flipped(path[place])
                    var dropped = path
                    dropped.remove(at: place)
                    wrong += [flipped, dropped]
                }
                for path in wrong {
                    #expect(throws: LogError.notIncluded) {
                        try TreeProof.verifyInclusion(
                            path,
                            leaf: tree[Int(index)],
                            index: index,
                            size: UInt64(size),
                            root: root
                        )
                    }
                }
            }
        }
    }

    @Test func indexOutsideTheTreeIsRefused() throws {
        let tree = Array(Self.leaves.prefix(5))
        #expect(throws: LogError.malformed) { try TreeProof.inclusion(leaves: tree, index: 5) }
        #expect(throws: LogError.malformed) { try TreeProof.inclusion(leaves: tree, index: .max) }
        #expect(throws: LogError.malformed) { try TreeProof.inclusion(leaves: [], index: 0) }
        for size in [0, 1] as [UInt64] {
            #expect(throws: LogError.notIncluded) {
                try TreeProof.verifyInclusion(
                    [],
                    leaf: tree[0],
                    index: size,
                    size: size,
                    root: tree[0]
                )
            }
        }
    }

    @Test func hugeSizesNeitherTrapNorPass() throws {
        #expect(throws: LogError.notIncluded) {
            try TreeProof.verifyInclusion(
                Self.leaves,
                leaf: Self.leaves[0],
                index: .max - 1,
                size: .max,
                root: Self.leaves[0]
            )
        }
    }

    static func flipped(_ digest: Digest) throws -> Digest {
        var bytes = digest.bytes
        bytes[31] ^= 1
        return try Digest(bytes.span)
    }
}
