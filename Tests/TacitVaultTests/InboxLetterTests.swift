import Foundation
import TacitClinical
import TacitCrypto
import TacitStore
import Testing

@testable import TacitVault

/// Letters of the inbox that nobody could be found for: listed, filed by hand, or discarded.
@Suite struct InboxLetterTests {
    private func put(
        _ vault: Vault,
        _ text: String,
        for client: String = "",
        class noteClass: NoteClass = .contact,
        purpose: DraftPurpose = .note
    ) async throws {
        let json = try JSONSerialization.data(withJSONObject: [
            "client": client, "draft_for": "\(purpose)", "class": noteClass.rawValue, "text": text,
        ])
        let key = await vault.header.inboxKey
        let sealed = try SealedBox.seal(Array(json).span, to: key.span)
        try await vault.putInbox(sealed, act(2))
    }

    @Test func aLetterForNobodyOrAStrangerWaitsAndIsListed() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.createClient(Sample.rowan, act(1))
        try await put(vault, "for nobody")
        try await put(vault, "for a stranger", for: "nobody-2", class: .psychotherapy)
        try await put(vault, "for Rowan", for: rowan.handle)
        try await vault.store.apply(Inbox.rows(of: [UInt8](repeating: 1, count: 100)))
        #expect(try await vault.drafts(nil, act(3)).map(\.text) == ["for Rowan"])
        let letters = try await vault.letters(act(3))
        #expect(Set(letters.map(\.text)) == ["for nobody", "for a stranger"])
        #expect(letters.first { $0.text == "for nobody" }?.handle == "")
        let strange = letters.first { $0.handle == "nobody-2" }
        #expect(strange?.noteClass == .psychotherapy && strange?.text == "for a stranger")
        #expect(Set(letters.map(\.id)).count == 2)
        let read = try await vault.newestRead()
        #expect(read.what == "inbox" && read.records == letters.map(\.id))
        #expect(try await vault.inboxCount() == 3, "what is no letter stays and is counted")
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.filed == 0)
        #expect(try await reopened.letters(act(61)) == letters)
        await reopened.close()
    }

    @Test(arguments: NoteClass.allCases)
    func aFiledLetterIsADraftAndItsRowsAreGoneInOneTransaction(_ noteClass: NoteClass) async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        try await vault.signedNote(rowan, "the stream is there", noteClass)
        let long = String(repeating: "a telephone call. ", count: 2_000)
        try await put(vault, long, class: noteClass)
        try await put(vault, "another")
        let letter = try #require(try await vault.letters(act(3)).first { $0.text == long })
        let before = await vault.written
        let draft = try await vault.fileLetter(letter.id, to: rowan, act(4))
        let written = await vault.written - before
        #expect(draft.text == long && draft.noteClass == noteClass && draft.client == rowan)
        #expect(try draft.purpose == .note && draft.savedAt == act(4).now)
        #expect(written == StatementCounts(transactions: 1, [.insertCell: 4, .removeInbox: 3]))
        #expect(try await vault.letters(act(5)).map(\.text) == ["another"])
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.drafts == 1 && facts.filed == 0)
        #expect(try await reopened.draft(rowan, draft.id, act(61)) == draft)
        #expect(try await reopened.check(act(62)).findings == [])
        await reopened.close()
    }

    @Test func whatTheLetterWasForIsKept() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        for (purpose, expected) in [
            (.plan, .plan), (.entry(.safety), .entry(.safety)), (.addendum(.random()), .note),
            (.amendment(.random()), .note),
        ] as [(DraftPurpose, DraftPurpose)] {
            try await put(vault, "x", purpose: purpose)
            let letter = try #require(try await vault.letters(act(3)).first)
            let draft = try await vault.fileLetter(letter.id, to: rowan, act(4))
            #expect(draft.purpose == expected)
        }
        await vault.close()
    }

    @Test func filedTwiceUnderOneIDItIsOneDraft() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        try await put(vault, "whose?")
        let letter = try #require(try await vault.letters(act(3)).first)
        let id = RecordID.random()
        let draft = try await vault.fileLetter(letter.id, to: rowan, act(4, id: id))
        let size = await vault.size
        #expect(draft.id == id)
        #expect(try await vault.fileLetter(letter.id, to: rowan, act(5, id: id)) == draft)
        #expect(await vault.size == size)
        let other = await vaultError { try await vault.fileLetter(letter.id, to: rowan, act(6)) }
        #expect(other == .notFound, "under another id it is gone")
        #expect(try await vault.drafts(nil, act(7)) == [draft])
        await vault.close()
    }

    @Test func filedTwiceBeforeTheCommitItIsOneDraft() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        try await put(vault, "whose?")
        let letter = try #require(try await vault.letters(act(3)).first)
        await vault.shareCommits()
        _ = try await vault.fileLetter(letter.id, to: rowan, act(4))
        let again = await vaultError { try await vault.fileLetter(letter.id, to: rowan, act(4)) }
        #expect(again == .notFound)
        #expect(try await vault.letters(act(4)) == [])
        try await vault.settled(since: vault.failures)
        #expect(try await vault.drafts(rowan, act(5)).count == 1)
        #expect(try await vault.inboxCount() == 0)
        await vault.close()
    }

    @Test func aDiscardedLetterIsGoneAndWhatIsNotThereIsNotFound() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        try await put(vault, "to discard")
        try await put(vault, "to keep")
        let letters = try await vault.letters(act(3))
        let letter = try #require(letters.first { $0.text == "to discard" })
        try await vault.discardLetter(letter.id)
        #expect(try await vault.letters(act(4)).map(\.text) == ["to keep"])
        #expect(try await vault.inboxCount() == 1)
        let errors = [
            await vaultError { try await vault.discardLetter(letter.id) },
            await vaultError { try await vault.fileLetter(letter.id, to: rowan, act(5)) },
            await vaultError { try await vault.discardLetter(.random()) },
        ]
        #expect(errors == [.notFound, .notFound, .notFound])
        let stays = try #require(letters.first { $0.text == "to keep" })
        let stranger = await vaultError {
            try await vault.fileLetter(stays.id, to: .random(), act(5))
        }
        #expect(stranger == .notFound)
        #expect(try await vault.letters(act(6)) == [stays])
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        #expect(try await reopened.letters(act(61)) == [stays])
        await reopened.close()
    }

    @Test func anIDThatNamesSomethingElseFilesNothing() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let note = try await vault.signedNote(rowan, "x")
        let draft = try await vault.draftNote(rowan, "y")
        try await put(vault, "whose?")
        let letter = try #require(try await vault.letters(act(3)).first)
        for (id, client) in [(note.id, rowan), (draft.id, rowan), (draft.id, juniper)] {
            let error = await vaultError {
                try await vault.fileLetter(letter.id, to: client, act(4, id: id))
            }
            #expect(error == .conflict)
        }
        #expect(try await vault.letters(act(5)) == [letter])
        await vault.close()
    }
}
