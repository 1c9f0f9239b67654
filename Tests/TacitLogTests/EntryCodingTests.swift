import Testing

@testable import TacitLog

/// The bytes here were made by a few lines of Python from `Docs/Formats/log.md`.
@Suite struct EntryCodingTests {
    private static let blind = [UInt8](repeating: 0x11, count: 32)
    private static let body: [UInt8] = [0, 1, 0, 2] + Array(#"{"text":"no show"}"#.utf8)
    private static let commitmentHex =
        "27e905ee220a638a7f26993611f132509253ed997f0725d9ae46c608987e4271"
    private static let streamHex =
        "0101020000000000000003000001c04c36ac00000102030405060708090a0b0c0d0e0f" + commitmentHex
    private static let streamLeafHex =
        "151d23106f9de41308b032a33e4efa76427408b95422145925306a69dd49ace0"
    private static let vaultHex =
        "101112131415161718191a1b1c1d1e1f0005" + streamLeafHex + "0000000000000004"
        + String(repeating: "22", count: 32) + "0000000000000007"

    private static func stream() throws -> StreamEntry {
        StreamEntry(
            type: 0x0102,
            sequence: 3,
            unixMilliseconds: 1_925_424_000_000,
            recordID: try OpaqueID(Array(0...15).span),
            commitment: try Digest(hex: commitmentHex)
        )
    }

    private static func vault() throws -> VaultEntry {
        let client = try OpaqueID(Array(16...31).span)
        return VaultEntry(
            stream: StreamID(client: client, stream: 5),
            streamEntryHash: try stream().leafHash,
            streamSize: 4,
            streamRoot: SampleLog.digest(0x22),
            headerSequence: 7
        )
    }

    @Test func commitmentCoversDomainBlindAndBody() {
        let commitment = Commitment.commit(blind: Self.blind.span, body: Self.body.span)
        #expect(commitment.hex == Self.commitmentHex)
        let otherBlind = [UInt8](repeating: 0x12, count: 32)
        #expect(Commitment.commit(blind: otherBlind.span, body: Self.body.span) != commitment)
    }

    @Test func entriesHaveTheDocumentedBytesAndLeafHashes() throws {
        #expect(try Self.stream().encoded.hexText == Self.streamHex)
        #expect(try Self.stream().leafHash.hex == Self.streamLeafHex)
        #expect(try Self.vault().encoded.hexText == Self.vaultHex)
        #expect(
            try Self.vault().leafHash.hex
                == "6cdbbcd1f2e4aac14778bfa6fa75ae9318c357689012c793d519d81726a290b1"
        )
        #expect(StreamEntry.byteCount == 67 && VaultEntry.byteCount == 98)
        #expect(LogCellEntry.byteCount == 165)
    }

    @Test func entriesComeBackAsTheyWere() throws {
        let stream = try Self.stream()
        let vault = try Self.vault()
        let streamBytes = stream.encoded
        let vaultBytes = vault.encoded
        #expect(try StreamEntry(decoding: streamBytes.span) == stream)
        #expect(try VaultEntry(decoding: vaultBytes.span) == vault)
    }

    @Test func everyBitOfAnEntryCounts() throws {
        let bytes = LogCellEntry.encode([
            LogCellEntry(vault: try Self.vault(), stream: try Self.stream())
        ])
        for bit in 0..<bytes.count * 8 {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            // What is accepted means what its bytes say: no two texts for one value.
            if let decoded = try? LogCellEntry.decode(flipped.span) {
                #expect(LogCellEntry.encode(decoded) == flipped)
            } else {
                #expect(bit / 8 == VaultEntry.byteCount, "only the version byte is refused")
            }
        }
    }

    @Test func otherLengthsAndVersionsAreRefused() throws {
        let stream = try Self.stream().encoded
        let vault = try Self.vault().encoded
        for count in 0...120 {
            let bytes = Array((stream + stream).prefix(count))
            if count != StreamEntry.byteCount {
                #expect(throws: LogError.malformed) { try StreamEntry(decoding: bytes.span) }
            }
            let longer = Array((vault + vault).prefix(count))
            if count != VaultEntry.byteCount {
                #expect(throws: LogError.malformed) { try VaultEntry(decoding: longer.span) }
            }
        }
        for version in UInt8.min...UInt8.max where version != 1 {
            let bytes = [version] + stream.dropFirst()
            #expect(throws: LogError.malformed) { try StreamEntry(decoding: bytes.span) }
        }
    }

    @Test func cellsOfOtherThanWholeEntriesAreRefused() throws {
        let cells = try SampleLog.log(3).cells
        let bytes = LogCellEntry.encode(cells)
        #expect(bytes.count == 3 * 165)
        #expect(try LogCellEntry.decode(bytes.span) == cells)
        for count in [0, 1, 164, 166, 494] {
            let cut = Array(bytes.prefix(count))
            #expect(throws: LogError.malformed) { try LogCellEntry.decode(cut.span) }
        }
    }

    @Test func aTileHas256Entries() throws {
        let cells = try SampleLog.log(257).cells
        let bytes = LogCellEntry.encode(Array(cells.prefix(256)))
        #expect(try LogCellEntry.decodeTile(bytes.span) == Array(cells.prefix(256)))
        for count in [1, 255, 257] {
            let other = LogCellEntry.encode(Array(cells.prefix(count)))
            #expect(throws: LogError.malformed) { try LogCellEntry.decodeTile(other.span) }
        }
    }

    @Test func digestAndIdTakeTheirLengthOnly() throws {
        for count in 0...40 {
            let bytes = [UInt8](repeating: 5, count: count)
            #expect((try? Digest(bytes.span))?.bytes == (count == 32 ? bytes : nil))
            #expect((try? OpaqueID(bytes.span))?.bytes == (count == 16 ? bytes : nil))
        }
        for text in [
            "", "ab", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
        ] {
            #expect(throws: LogError.malformed) { try Digest(hex: text) }
        }
    }
}

extension [UInt8] {
    fileprivate var hexText: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
