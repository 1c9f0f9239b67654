import Testing

@testable import TacitLog

@Suite struct LogHeadsTests {
    @Test func headsAreTheTreesOfTheirEntries() throws {
        let (heads, cells) = try SampleLog.log(50)
        #expect(heads.vault.root == TreeProof.root(cells.map(\.vault.leafHash)))
        #expect(heads.vault.size == 50)
        #expect(heads.headerSequence == 4)
        for stream in heads.streamIDs {
            let own = cells.filter { $0.vault.stream == stream }
            #expect(heads.head(of: stream).root == TreeProof.root(own.map(\.stream.leafHash)))
            #expect(own.map(\.stream.sequence) == Array(0..<UInt64(own.count)))
            #expect(own.last?.vault.streamRoot == heads.head(of: stream).root)
        }
    }

    @Test func replayGivesTheSameHeads() throws {
        let (heads, cells) = try SampleLog.log(50)
        var replayed = LogHeads()
        for cell in cells {
            try replayed.replay(cell)
        }
        #expect(replayed == heads)
    }

    @Test func missingRepeatedAndSwappedEntriesAreRefused() throws {
        let cells = try SampleLog.log(20).cells
        for place in cells.indices.dropLast(4) {
            var dropped = cells
            dropped.remove(at: place)
            var repeated = cells
            repeated.insert(cells[place], at: place)
            for wrong in [dropped, repeated] {
                #expect(throws: LogError.notInOrder) {
                    var heads = LogHeads()
                    for cell in wrong {
                        try heads.replay(cell)
                    }
                }
            }
            // Entries of two streams may be swapped in a valid log; the vault root tells.
            var swapped = cells
            swapped.swapAt(place, place + 4)
            #expect(throws: LogError.notInOrder) {
                var heads = LogHeads()
                for cell in swapped {
                    try heads.replay(cell)
                }
            }
        }
    }

    @Test func everyChangedFieldOfAnEntryIsRefusedOrChangesTheRoot() throws {
        let (heads, cells) = try SampleLog.log(8)
        let bytes = LogCellEntry.encode(cells)
        for place in 0..<bytes.count {
            var flipped = bytes
            flipped[place] ^= 0x10
            var replayed = LogHeads()
            do {
                for cell in try LogCellEntry.decode(flipped.span) {
                    try replayed.replay(cell)
                }
                #expect(replayed.vault.root != heads.vault.root)
                #expect(replayed.vault.size == heads.vault.size)
            } catch {
                #expect(error == .notInOrder || error == .malformed)
            }
        }
    }

    @Test func aRefusedEntryChangesNothing() throws {
        var (heads, cells) = try SampleLog.log(20)
        let before = heads
        var wrong = cells[4]
        wrong.stream.sequence = 5
        #expect(throws: LogError.notInOrder) { try heads.replay(wrong) }
        #expect(throws: LogError.notInOrder) {
            try heads.append(SampleLog.entry(6), to: cells[0].vault.stream, headerSequence: 9)
        }
        #expect(throws: LogError.notInOrder) {
            try heads.append(SampleLog.entry(5), to: cells[0].vault.stream, headerSequence: 0)
        }
        #expect(heads == before)
        _ = try heads.append(SampleLog.entry(5), to: cells[0].vault.stream, headerSequence: 1)
        #expect(heads.vault.size == 21)
    }

    @Test func onlyWholeTilesThatExistAreMarked() throws {
        var heads = try SampleLog.log(600).heads
        for count in [1, 255, 257, 768] as [UInt64] {
            #expect(throws: LogError.notInOrder) { try heads.markTiled(count) }
        }
        try heads.markTiled(512)
        #expect(heads.tiledEntries == 512)
        #expect(throws: LogError.notInOrder) { try heads.markTiled(256) }
    }
}
