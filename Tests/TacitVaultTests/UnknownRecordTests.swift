import TacitClinical
import TacitCrypto
import TacitLog
import TacitRecord
import TacitStore
import Testing

@testable import TacitVault

/// Records of a later tacit: kept, counted, in nobody's way.
@Suite struct UnknownRecordTests {
    @Test func unknownKindsAndSchemasAreKeptAndCountedAndTheRestIsRead() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "of today")
        let chart = try StreamID(client: rowan, stream: StreamCode.chart.rawValue)
        try await vault.appendForeign(kind: 0x7fff, schema: 1, to: chart)
        try await vault.appendForeign(kind: RecordKind.noteSigned.rawValue, schema: 2, to: chart)
        try await vault.appendForeign(kind: 0x7ffe, schema: 1, to: .vault(.roster))
        try await vault.appendForeign(
            kind: RecordKind.practiceSet.rawValue,
            schema: 9,
            to: .vault(.practice)
        )
        try await vault.appendForeign(
            kind: RecordKind.unlocked.rawValue,
            schema: 2,
            to: .vault(.access)
        )
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.lastUnlock == (try act(0).now), "the newest that can be read")
        let notes = try await reopened.notes(rowan, act(61))
        #expect(notes.map(\.content) == [note.content])
        #expect(try await reopened.practice(act(61)).version == 0)
        #expect(try await reopened.unknownRecords(of: rowan) == 2)
        let report = try await reopened.check(act(62))
        #expect(report.findings == [] && report.unknown == 5)
        #expect(report.records == report.entries - 1, "all but the used draft's")
        try await reopened.signedNote(rowan, "goes on", minute: 63)
        await reopened.close()
    }
}

extension Vault {
    /// Records of a client's chart that this version does not know.
    fileprivate func unknownRecords(of client: ClientID) throws -> Int { try chart(client).unknown }

    /// Writes a record as a later version would.
    fileprivate func appendForeign(kind: UInt16, schema: UInt16, to stream: StreamID) throws {
        let body = try RecordBody(kind: kind, schema: schema, json: Array(#"{"later":true}"#.utf8))
        let blind = RandomBytes.bytes(Commitment.blindCount)
        let entry = StreamEntry(
            type: kind,
            sequence: heads.head(of: stream).size,
            unixMilliseconds: UInt64(try act(5).now.unixMilliseconds),
            recordID: try RecordID.random().opaque(),
            commitment: Commitment.commit(blind: blind.span, body: body.encoded.span)
        )
        let first = heads.vault.size
        let logged = try heads.append(entry, to: stream, headerSequence: header.sequence)
        let content = RecordContent(entry: entry.encoded, blind: blind, body: body)
        var taken: Set<Int64> = []
        var changes = try log.file.inserts(
            of: content.encoded,
            .record,
            keys: keys(of: stream),
            number: entry.sequence,
            taken: &taken
        )
        changes += try log.inserts(of: [logged], first: first, taken: &taken)
        try store.apply(changes)
        indexCache = nil
        charts = [:]
    }
}
