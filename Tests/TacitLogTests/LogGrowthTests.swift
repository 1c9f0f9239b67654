import Testing

@testable import TacitLog

/// Entries on top of heads: taken, and taken back.
@Suite struct LogGrowthTests {
    @Test func exchangingTwiceGoesBackOverAnyNumberOfActs() throws {
        var (heads, _) = try SampleLog.log(37)
        let before = heads
        var back = LogGrowth(on: heads)
        let new = StreamID(client: SampleLog.id(7), stream: 3)
        let old = try #require(heads.streamIDs.first)
        for act in 0..<20 {
            var growth = LogGrowth(on: heads)
            for stream in act.isMultiple(of: 2) ? [old, new, old] : [new] {
                let entry = SampleLog.entry(growth.head(of: stream, on: heads).size)
                _ = try growth.append(entry, to: stream, headerSequence: 9, on: heads)
            }
            back.reach(back: heads.exchange(growth))
        }
        #expect(heads.vault.size == 37 + 40)
        let after = heads
        let forth = heads.exchange(back)
        #expect(heads == before)
        #expect(heads.streamIDs == before.streamIDs, "a stream that was new is gone")
        heads.exchange(forth)
        #expect(heads == after)
    }

    @Test func aGrowthIsWhatAppendingGivesAndLeavesTheHeadsAlone() throws {
        var (heads, _) = try SampleLog.log(10)
        let before = heads
        var growth = LogGrowth(on: heads)
        let stream = try #require(heads.streamIDs.last)
        let entry = SampleLog.entry(heads.head(of: stream).size)
        let grown = try growth.append(entry, to: stream, headerSequence: 3, on: heads)
        #expect(heads == before)
        #expect(throws: LogError.notInOrder) {
            _ = try growth.append(entry, to: stream, headerSequence: 3, on: heads)
        }
        #expect(growth.size == 11)
        #expect(try heads.append(entry, to: stream, headerSequence: 3) == grown)
        var taken = before
        taken.exchange(growth)
        #expect(taken == heads)
    }
}
