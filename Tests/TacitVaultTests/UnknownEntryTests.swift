import TacitClinical
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// Entries whose kind a later tacit knows: kept and counted. One that no tacit writes: told.
@Suite struct UnknownEntryTests {
    @Test func anEntryOfAnUnknownKindIsCountedAndTheRestIsRead() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let known = try await vault.entered(rowan, Sample.entry(.goal))
        let json = #"{"entry":{"content":{"later":["x"]},"kind":"from-the-future"}}"#
        try await vault.append(entry: json, to: rowan)
        let note = try await vault.signedNote(rowan, "goes on", minute: 6)
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.drafts == 0)
        #expect(try await reopened.entries(rowan, act(61)) == [known])
        #expect(try await reopened.notes(rowan, act(61)).map(\.id) == [note.id])
        #expect(try await reopened.unknownRecords(of: rowan) == 1)
        #expect(try await reopened.openViews(act(61)).map(\.view.entries) == [[known]])
        #expect(try await reopened.check(act(62)).findings == [])
        try await reopened.entered(rowan, Sample.entry(.goal), minute: 63)
        await reopened.close()
    }

    @Test func theDraftOfAnUnknownEntryIsSpent() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let known = try await vault.entered(rowan, Sample.entry(.goal))
        let draft = try await vault.drafted(rowan, .entry(.goal), "as typed")
        let waits = try await vault.drafted(rowan, .entry(.goal), "waits")
        let used = #""draft":"\#(draft.id)""#
        let json = #"{\#(used),"entry":{"content":{},"kind":"from-the-future"}}"#
        try await vault.append(entry: json, to: rowan)
        #expect(try await vault.drafts(rowan, act(6)) == [waits])
        try await vault.store.apply(vault.removal(of: draft.id))
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.drafts == 1)
        #expect(try await reopened.entries(rowan, act(61)) == [known])
        #expect(try await reopened.drafts(rowan, act(61)) == [waits])
        #expect(try await reopened.check(act(62)).findings == [])
        await reopened.close()
    }

    @Test(arguments: [
        #"{"entry":{"content":{},"kind":"goal"}}"#,
        #"{"entry":{"content":{"goal":7},"kind":"goal"}}"#,
        #"{"entry":{"kind":"goal"}}"#,
        #"{"entry":{"content":{"goal":"G1"}}}"#,
        #"{"entry":{"content":{"goal":"G1"},"kind":7}}"#,
        #"{"entry":"goal"}"#,
        #"{}"#,
    ])
    func anEntryInAnotherFormIsAnIntegrityError(_ json: String) async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        try await vault.append(entry: json, to: rowan)
        let kept = try await vault.entered(juniper, Sample.entry(.goal))
        #expect(await vaultError { try await vault.entries(rowan, act(7)) } == .integrity)
        #expect(try await vault.entries(juniper, act(7)) == [kept])
        await vault.close()
    }
}

extension Vault {
    /// Records of a client's chart that this version does not know.
    fileprivate func unknownRecords(of client: ClientID) throws -> Int { try chart(client).unknown }

    /// Seals an entry as another version would.
    fileprivate func append(entry json: String, to client: ClientID) throws {
        let now = try act(5).now
        let stream = try StreamID(client: client, stream: StreamCode.chart.rawValue)
        let body = #"{"at":"\#(now)","content":\#(json)}"#
        try append([
            PendingRecord(
                stream: stream,
                kind: .entryMade,
                id: .random(),
                at: now,
                json: Array(body.utf8)
            )
        ])
        charts = [:]
    }
}
