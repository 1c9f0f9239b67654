import Testing

@testable import tacit

struct LineDiffTests {
    @Test func equalTextsHaveNoDifference() {
        #expect(LineDiff(from: ["a", "b"], to: ["a", "b"]).isEmpty)
        #expect(LineDiff(from: [], to: []).isEmpty)
        #expect(LineDiff(from: [], to: []).rendered(Style(color: false, width: 80)).isEmpty)
    }

    @Test func changesAreTheFewestLines() {
        let diff = LineDiff(from: ["a", "b", "c", "d"], to: ["a", "x", "c", "y", "d"])
        #expect(
            diff.changes == [
                .kept("a"), .removed("b"), .added("x"), .kept("c"), .added("y"), .kept("d"),
            ]
        )
    }

    /// Both texts can be read out of any difference again.
    @Test func bothTextsComeBack() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let old = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                ["a", "b", "c"].randomElement() ?? ""
            }
            let new = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                ["a", "b", "c"].randomElement() ?? ""
            }
            let changes = LineDiff(from: old, to: new).changes
            let back: (old: [String], new: [String]) = changes.reduce(into: ([], [])) {
                texts,
                change in
                switch change {
                case .kept(let line):
                    texts.old.append(line)
                    texts.new.append(line)
                case .removed(let line): texts.old.append(line)
                case .added(let line): texts.new.append(line)
                }
            }
            #expect(back.old == old && back.new == new)
        }
    }

    @Test func aTextTooLargeToCompareCountsAsReplaced() {
        let old = (0..<3_000).map { "old \($0)" }
        let new = (0..<3_000).map { "new \($0)" }
        #expect(LineDiff(from: old, to: new).changes.count == 6_000)
    }

    @Test func farLinesAreLeftOut() {
        let old = (1...9).map(String.init)
        var new = old
        new[4] = "five"
        #expect(
            LineDiff(from: old, to: new).rendered(Style(color: false, width: 80))
                == ["  …", "  3", "  4", "- 5", "+ five", "  6", "  7", "  …"]
        )
    }
}
