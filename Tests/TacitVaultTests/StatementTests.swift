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
                "draft of an entry", one([.insertCell: 2]),
                { _ = try await vault.drafted(rowan, .entry(.goal), "x") }
            ),
            (
                "entry", one([.insertCell: 2]),
                { try await vault.entered(rowan, Sample.entry(.goal), minute: 6) }
            ),
            ("entry taken back", one([.insertCell: 2]), { _ = try await vault.undo(act(7)) }),
            (
                "as-of", one([.insertCell: 2]),
                { _ = try await vault.view(rowan, asOf: act(7).now.day, act(7)) }
            ),
            (
                // The client list is entered, too, the first time.
                "due", StatementCounts(transactions: 2, [.insertCell: 4]),
                { _ = try await vault.openViews(act(7)) }
            ),
            (
                "search", one([.insertCell: 2]),
                { _ = try await vault.search(#require(SearchWords("x")), act(7)) }
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

    @Test func aLetterIsFiledAndDiscardedInOneTransaction() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        _ = try await vault.draftNote(rowan, "the stream is there")
        let key = await vault.header.inboxKey
        let letter = Array(#"{"class":"progress","client":"","draft_for":"note","text":"x"}"#.utf8)
        let sealed = try SealedBox.seal(letter.span, to: key.span)
        let before = await vault.written
        for _ in 0..<2 { try await vault.putInbox(sealed, act(3)) }
        #expect(
            await vault.written - before
                == StatementCounts(transactions: 2, [.insertInbox: 2])
        )
        let verbs: [(String, StatementCounts, Verb)] = [
            ("list", one([.insertCell: 2]), { _ = try await vault.letters(act(4)) }),
            (
                "filed", one([.insertCell: 2, .removeInbox: 1]),
                { _ = try await vault.fileLetter(vault.firstLetter(), to: rowan, act(4)) }
            ),
            (
                "discarded", one([.removeInbox: 1]),
                { try await vault.discardLetter(vault.firstLetter()) }
            ),
        ]
        for (name, expected, verb) in verbs {
            let before = await vault.written
            try await verb()
            #expect(await vault.written - before == expected, "\(name)")
        }
        #expect(try await vault.inboxCount() == 0)
        await vault.close()
    }

    private func one(_ rows: [StatementCounts.Kind: Int]) -> StatementCounts {
        StatementCounts(transactions: 1, rows)
    }
}

extension Vault {
    /// A letter of the inbox, which is not shown.
    fileprivate func firstLetter() throws -> RecordID {
        try #require(try Inbox.texts(in: store).first).id
    }
}
