import TacitClinical
import TacitLog
import Testing

@testable import TacitVault

/// The index against a plain list of the same entries.
@Suite struct EntryIndexTests {
    /// The log of a vault with two streams, and some more entries than the smallest table has buckets.
    private static func filled(_ count: Int) async throws -> (EntryIndex, [LogCellEntry]) {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let entries = try SampleEntries.make(count)
        let index = try await vault.emptyIndex()
        for entry in entries { index.add(entry) }
        await vault.close()
        return (index, entries)
    }

    @Test func everyEntryIsFoundByIdByPrefixAndByStream() async throws {
        let (index, entries) = try await Self.filled(5_000)
        #expect(index.count == entries.count)
        for entry in entries {
            let found = try #require(index.entry(entry.stream.recordID))
            #expect(found.stream == entry.stream && found.home == entry.vault.stream)
            let number = Int(entry.stream.sequence)
            #expect(index.entry(number, of: entry.vault.stream) == entry.stream)
        }
        for entry in entries.prefix(200) {
            let prefix = entry.stream.recordID.leading(bits: 20)
            let same = entries.filter { $0.stream.recordID.leading(bits: 20) == prefix }
            let found = index.records(prefix: UInt32(prefix)).map(\.stream)
            #expect(found == same.map(\.stream).reversed())
            #expect(index.neighbours(of: entry.stream.recordID).map(\.stream) == found)
        }
        for stream in index.streamIDs {
            let own = entries.filter { $0.vault.stream == stream }.map(\.stream)
            #expect(index.entries(of: stream) == own && index.count(of: stream) == own.count)
        }
        #expect(index.entry(try RecordID.random().opaque()) == nil)
        #expect(index.entry(0, of: .vault(.practice)) == nil)
    }

    @Test(arguments: [0, 1, 255, 4_096, 4_097, 4_999, 5_000])
    func whatIsCutIsGoneAndTheRestIsAsItWas(_ size: Int) async throws {
        let (index, entries) = try await Self.filled(5_000)
        index.cut(to: UInt64(size))
        #expect(index.count == size)
        for entry in entries[..<size] {
            #expect(index.entry(entry.stream.recordID)?.stream == entry.stream)
        }
        for entry in entries[size...] { #expect(index.entry(entry.stream.recordID) == nil) }
        for entry in entries[size...] { index.add(entry) }
        for entry in entries { #expect(index.entry(entry.stream.recordID)?.stream == entry.stream) }
        let sizes = index.streamIDs.map { index.count(of: $0) }
        #expect(sizes.reduce(0, +) == entries.count)
    }
}

/// Log entries with random record ids, in three streams by turns.
private enum SampleEntries {
    static func make(_ count: Int) throws -> [LogCellEntry] {
        var heads = LogHeads()
        let clients = try (0..<3).map { _ in try ClientID.random().opaque() }
        return try (0..<count).map { number in
            let stream = StreamID(client: clients[number % 3], stream: UInt16(number % 2 + 1))
            let entry = StreamEntry(
                type: RecordKind.read.rawValue,
                sequence: heads.head(of: stream).size,
                unixMilliseconds: UInt64(number),
                recordID: try RecordID.random().opaque(),
                commitment: Commitment.commit(
                    blind: [UInt8](repeating: 1, count: 32).span,
                    body: [UInt8(truncatingIfNeeded: number)].span
                )
            )
            return try heads.append(entry, to: stream, headerSequence: 1)
        }
    }
}

extension Vault {
    /// An index of no entries.
    fileprivate func emptyIndex() throws -> sending EntryIndex {
        try EntryIndex(reading: log, size: 0)
    }
}
