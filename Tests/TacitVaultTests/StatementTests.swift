import TacitClinical
import TacitCrypto
import TacitStore
import Testing

@testable import TacitVault

/// Every act against the closed list of writes in `Docs/Formats/file.md`.
@Suite struct StatementTests {
    private typealias Verb = @Sendable () async throws -> Void

    @Test func eachActIsOneTransactionOfTheStatementsItNeeds() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = RecordID.random()
        let next = RecordID.random()
        let third = RecordID.random()
        let verbs: [(String, StatementCounts, Verb)] = [
            ("read", one([.insertCell: 2]), { _ = try await vault.client(rowan, act(2)) }),
            (
                "first record of a stream", one([.putState: 1, .insertCell: 3]),
                { _ = try await vault.draftNote(rowan, "x", id: draft) }
            ),
            (
                "replaced draft", one([.insertCell: 3, .removeCell: 1]),
                {
                    _ = try await vault.saveDraft(
                        rowan,
                        purpose: .note,
                        noteClass: .progress,
                        text: "y",
                        replacing: draft,
                        act(3, id: next)
                    )
                }
            ),
            (
                "signature", one([.insertCell: 2]),
                {
                    let content = try Sample.note("y")
                    _ = try await vault.sign(rowan, draft: next, content: content, act(4))
                }
            ),
            ("undo", one([.insertCell: 2]), { _ = try await vault.undo(act(5)) }),
            (
                "long draft", one([.insertCell: 4]),
                {
                    let text = String(repeating: "x", count: 40_000)
                    _ = try await vault.draftNote(rowan, text, id: third)
                }
            ),
            (
                "discarded draft", one([.insertCell: 2, .removeCell: 3]),
                { try await vault.discardDraft(rowan, third, act(6)) }
            ),
            (
                // The keyslot, the header that it made, and one cell of the log.
                "keyslot", one([.putHeader: 1, .insertCell: 3]),
                { _ = try await vault.addKeyslot(slot(.kit, 11), act(7)) }
            ),
            ("check", one([.insertCell: 2]), { _ = try await vault.check(act(8)) }),
            (
                "what is refused", StatementCounts(),
                { _ = await vaultError { try await vault.draftNote(.random(), "x") } }
            ),
        ]
        for (name, expected, verb) in verbs {
            let before = await vault.written
            try await verb()
            #expect(await vault.written - before == expected, "\(name)")
        }
        let before = await vault.written
        _ = try await vault.sign(rowan, draft: next, content: Sample.note("y"), act(9))
        await vault.close()
        let closing = StatementCounts(
            transactions: 3,
            [.insertCell: 2, .removeCell: 1, .putSnapshot: 1]
        )
        #expect(await vault.written - before == closing)
    }

    @Test func unlockAndInboxWriteWhatTheListSays() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let handle = try await vault.createClient(Sample.rowan, act(1)).handle
        await vault.close()
        let closed = try folder.closed()
        let letter = #"{"class":"progress","client":"\#(handle)","draft_for":"note","text":"x"}"#
        let key = try #require(closed.inboxKey)
        try closed.putInbox(SealedBox.seal(Array(letter.utf8).span, to: key.span))
        #expect(closed.store.statementCounts == one([.insertInbox: 1]))
        let (opened, facts) = try await closed.unlock(
            slot: 1,
            key: slotKey(7),
            accepting: .nothing,
            now: act(60).now
        )
        #expect(facts.filed == 1)
        let expected = StatementCounts(
            transactions: 3,
            [.insertInbox: 1, .insertCell: 2 + 3, .putState: 1, .removeInbox: 1]
        )
        #expect(await opened.written == expected)
        await opened.close()
    }

    private func one(_ rows: [StatementCounts.Kind: Int]) -> StatementCounts {
        StatementCounts(transactions: 1, rows)
    }
}
