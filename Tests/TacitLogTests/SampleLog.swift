import TacitCrypto

@testable import TacitLog

/// Values that the tests of this module share.
enum SampleLog {
    /// The leaves of the certificate-transparency project's reference tests.
    static let knownLeaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        Array(0x50...0x57), Array(0x60...0x6f),
    ]

    /// Leaf hashes that are all different.
    static func leaves(_ count: Int) -> [Digest] {
        (0..<count).map { number in
            var entry: [UInt8] = []
            entry.append(bigEndian: UInt32(number))
            return TreeHash.leaf(entry.span)
        }
    }

    static func id(_ number: UInt8) -> OpaqueID {
        OpaqueID(high: 0x0102_0304_0506_0708, low: UInt64(number))
    }

    static func digest(_ byte: UInt8) -> Digest {
        let word = UInt64(byte) &* 0x0101_0101_0101_0101
        return Digest(words: (word, word, word, word))
    }

    static func entry(_ sequence: UInt64) -> StreamEntry {
        StreamEntry(
            type: 1,
            sequence: sequence,
            unixMilliseconds: 1_925_424_000_000 + sequence,
            recordID: id(9),
            commitment: digest(UInt8(truncatingIfNeeded: sequence))
        )
    }

    /// `count` entries, round robin over three clients' streams and the vault's own.
    static func log(_ count: Int) throws -> (heads: LogHeads, cells: [LogCellEntry]) {
        let streams = [
            StreamID(client: id(1), stream: 0), StreamID(client: id(1), stream: 1),
            StreamID(client: id(2), stream: 0), StreamID(client: .vault, stream: 8),
        ]
        var heads = LogHeads()
        var cells: [LogCellEntry] = []
        for number in 0..<count {
            let stream = streams[number % streams.count]
            let entry = entry(heads.head(of: stream).size)
            cells.append(try heads.append(entry, to: stream, headerSequence: UInt64(number / 10)))
        }
        return (heads, cells)
    }
}
