import Testing

@testable import TacitLog

@Suite struct TreeFrontierTests {
    /// RFC 6962 section 2.1, word by word: split at the largest power of two below the count.
    private static func referenceRoot(_ leaves: ArraySlice<Digest>) -> Digest {
        guard leaves.count > 1 else { return leaves.first ?? TreeHash.emptyRoot }
        var split = 1
        while split * 2 < leaves.count {
            split *= 2
        }
        return TreeHash.node(
            referenceRoot(leaves.prefix(split)),
            referenceRoot(leaves.dropFirst(split))
        )
    }

    @Test func rootEqualsTheRecursiveDefinitionAtEverySize() {
        let leaves = SampleLog.leaves(300)
        var frontier = TreeFrontier()
        for size in 0...leaves.count {
            #expect(frontier.size == UInt64(size))
            #expect(frontier.root == Self.referenceRoot(leaves.prefix(size)))
            if size < leaves.count {
                frontier.append(leaf: leaves[size])
            }
        }
    }

    @Test func codingGivesTheSameFrontierBackAndItGrowsOn() throws {
        var frontier = TreeFrontier()
        for leaf in SampleLog.leaves(70) {
            let bytes = frontier.encoded
            #expect(bytes.count == 8 + 32 * frontier.size.nonzeroBitCount)
            var decoded = try TreeFrontier(decoding: bytes.span)
            #expect(decoded == frontier)
            decoded.append(leaf: leaf)
            frontier.append(leaf: leaf)
            #expect(decoded == frontier)
        }
    }

    @Test func otherLengthsAreRefused() throws {
        var frontier = TreeFrontier()
        for leaf in SampleLog.leaves(5) {
            frontier.append(leaf: leaf)
        }
        let bytes = frontier.encoded
        for count in 0..<bytes.count {
            let cut = Array(bytes.prefix(count))
            #expect(throws: LogError.malformed) { try TreeFrontier(decoding: cut.span) }
        }
        let longer = bytes + [0]
        #expect(throws: LogError.malformed) { try TreeFrontier(decoding: longer.span) }
    }

    @Test func absurdSizeIsRefused() throws {
        var atLimit: [UInt8] = []
        atLimit.append(bigEndian: TreeFrontier.largestSize)
        atLimit += SampleLog.digest(1).bytes
        #expect(try TreeFrontier(decoding: atLimit.span).size == TreeFrontier.largestSize)

        var over: [UInt8] = []
        over.append(bigEndian: TreeFrontier.largestSize + 1)
        over += SampleLog.digest(1).bytes + SampleLog.digest(2).bytes
        #expect(throws: LogError.malformed) { try TreeFrontier(decoding: over.span) }
    }
}
