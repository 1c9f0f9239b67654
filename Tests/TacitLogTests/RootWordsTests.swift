import Testing

@testable import TacitLog

@Suite struct RootWordsTests {
    @Test func indicesAreTheDigitsOfTheRoot() throws {
        // The root of the eight reference leaves, divided in Python.
        let root = try Digest(hex: TreeHashTests.knownRoots[8])
        let words = RootWords.words(root) { String($0) }
        #expect(words == ["2696", "1383", "3336", "5234", "6092", "5650", "5528", "5006"])
    }

    @Test func everyIndexIsInTheList() throws {
        for byte in UInt8.min...UInt8.max {
            let indices = RootWords.words(SampleLog.digest(byte)) { String($0) }.compactMap(
                Int.init
            )
            #expect(indices.count == RootWords.count)
            #expect(indices.allSatisfy { (0..<7_776).contains($0) })
        }
    }
}
