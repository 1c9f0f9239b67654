import Testing

@testable import TacitLog

@Suite struct SnapshotTests {
    private static func snapshot(_ count: Int, tiled: UInt64 = 0) throws -> (LogHeads, [UInt8]) {
        var heads = try SampleLog.log(count).heads
        try heads.markTiled(tiled)
        return (heads, heads.encoded)
    }

    @Test(arguments: [0, 1, 2, 50, 300]) func headsComeBackAndGoOn(count: Int) throws {
        let (heads, bytes) = try Self.snapshot(count, tiled: count >= 256 ? 256 : 0)
        let decoded = try LogHeads(decoding: bytes.span)
        #expect(decoded == heads)
        #expect(decoded.encoded == bytes)
        let cells = try SampleLog.log(count + 8).cells
        var replayed = decoded
        for cell in cells.dropFirst(count) {
            try replayed.replay(cell)
        }
        #expect(replayed.vault == (try SampleLog.log(count + 8).heads.vault))
    }

    @Test func theEmptySnapshotIs29Bytes() throws {
        #expect(LogHeads().encoded == [1] + [UInt8](repeating: 0, count: 28))
    }

    @Test func otherLengthsAndVersionsAreRefused() throws {
        let (_, bytes) = try Self.snapshot(50)
        for count in 0..<bytes.count {
            let cut = Array(bytes.prefix(count))
            #expect(throws: LogError.malformed) { try LogHeads(decoding: cut.span) }
        }
        let longer = bytes + [0]
        #expect(throws: LogError.malformed) { try LogHeads(decoding: longer.span) }
        let otherVersion = [2] + bytes.dropFirst()
        #expect(throws: LogError.malformed) { try LogHeads(decoding: otherVersion.span) }
    }

    @Test func streamsThatDoNotAddUpAreRefused() throws {
        let heads = try SampleLog.log(50).heads
        func encoded(_ change: (inout [StreamID: TreeFrontier]) -> Void) -> [UInt8] {
            var streams = heads.streams
            change(&streams)
            return LogHeads(
                vault: heads.vault,
                headerSequence: 4,
                tiledEntries: 0,
                streams: streams
            ).encoded
        }
        let whole = encoded { _ in }
        #expect(try LogHeads(decoding: whole.span) == heads)
        let other = StreamID(client: SampleLog.id(9), stream: 0)
        let missing = encoded { $0[heads.streamIDs[0]] = nil }
        let empty = encoded { $0[other] = TreeFrontier() }
        let tooMany = encoded { $0[other] = heads.vault }
        for wrong in [missing, empty, tooMany] {
            #expect(throws: LogError.malformed) { try LogHeads(decoding: wrong.span) }
        }
    }

    @Test func aTiledPartThatIsNotWholeTilesOfTheLogIsRefused() throws {
        let heads = try SampleLog.log(300).heads
        for tiled in [1, 255, 257, 300, 512, UInt64.max] as [UInt64] {
            let bytes = LogHeads(
                vault: heads.vault,
                headerSequence: 29,
                tiledEntries: tiled,
                streams: heads.streams
            ).encoded
            #expect(throws: LogError.malformed) { try LogHeads(decoding: bytes.span) }
        }
    }

    @Test func streamsOutOfOrderOrTwiceAreRefused() throws {
        var heads = LogHeads()
        let streams = [UInt16(1), 2].map { StreamID(client: SampleLog.id(1), stream: $0) }
        for stream in streams {
            _ = try heads.append(SampleLog.entry(0), to: stream, headerSequence: 0)
        }
        let bytes = heads.encoded
        // version 1 | header sequence 8 | tiled 8 | vault frontier 8 + 32 | count 4
        let start = 61
        let head = 16 + 2 + 8 + 32
        let first = bytes[start..<start + head]
        let second = bytes[(start + head)...]
        #expect(second.count == head)
        let swapped = bytes[..<start] + second + first
        let twice = bytes[..<start] + first + first
        for wrong in [swapped, twice].map(Array.init) {
            #expect(throws: LogError.malformed) { try LogHeads(decoding: wrong.span) }
        }
    }

    @Test func aHeaderSequenceWithoutEntriesIsRefused() {
        let bytes = LogHeads(
            vault: TreeFrontier(),
            headerSequence: 1,
            tiledEntries: 0,
            streams: [:]
        ).encoded
        #expect(throws: LogError.malformed) { try LogHeads(decoding: bytes.span) }
    }

    @Test func aCountWithoutStreamsBehindItIsRefusedAtOnce() {
        var bytes: [UInt8] = [1] + [UInt8](repeating: 0, count: 24)
        bytes.append(bigEndian: UInt32.max)
        #expect(throws: LogError.malformed) { try LogHeads(decoding: bytes.span) }
    }
}
