import Foundation
import TacitClinical
import TacitStore
import Testing

@testable import TacitVault

@Suite struct DraftTests {
    @Test func aReplacedDraftIsGoneAndTheNewOneWaits() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let first = try await vault.draftNote(rowan, "first words")
        let second = try await vault.saveDraft(
            rowan,
            purpose: .note,
            noteClass: .progress,
            text: "second words",
            replacing: first.id,
            act(3)
        )
        #expect(try await vault.drafts(rowan, act(4)).map(\.text) == ["second words"])
        #expect(await vaultError { try await vault.draft(rowan, first.id, act(4)) } == .notFound)
        for (purpose, noteClass) in [
            (DraftPurpose.plan, NoteClass.progress), (.note, .psychotherapy),
        ] {
            let error = await vaultError {
                try await vault.saveDraft(
                    rowan,
                    purpose: purpose,
                    noteClass: noteClass,
                    text: "third",
                    replacing: second.id,
                    act(5)
                )
            }
            #expect(error == .conflict)
        }
        await vault.close()
    }

    @Test func aDiscardedDraftIsGoneAndItsEntryStays() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = try await vault.draftNote(rowan, "a slip of the pen")
        try await vault.discardDraft(rowan, draft.id, act(3))
        #expect(try await vault.drafts(nil, act(4)) == [])
        let lines = try await vault.log(rowan, act(4))
        #expect(lines.map(\.ref) == [draft.ref])
        #expect(lines.first?.marks == ["replaced or discarded"])
        let again = await vaultError { try await vault.discardDraft(rowan, draft.id, act(5)) }
        #expect(again == .notFound)
        #expect(try await vault.check(act(6)).findings == [])
        await vault.close()
    }

    @Test func aDraftMovesToTheClientItBelongsToAndAwayFromTheOther() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let note = try await vault.signedNote(rowan, "a note")
        let draft = try await vault.saveDraft(
            rowan,
            purpose: .addendum(note.id),
            noteClass: .progress,
            text: "checks: 22 a day",
            replacing: nil,
            act(3)
        )
        let moved = try await vault.moveDraft(rowan, draft.id, to: juniper, act(4))
        #expect(moved.client == juniper && moved.text == draft.text && moved.purpose == .note)
        #expect(try await vault.drafts(rowan, act(5)) == [])
        #expect(try await vault.drafts(juniper, act(5)).map(\.id) == [moved.id])
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.drafts == 1)
        #expect(try await reopened.drafts(nil, act(60)).map(\.text) == ["checks: 22 a day"])
        await reopened.close()
    }

    @Test func aTextAtTheLimitIsKeptAndOneByteMoreIsRefused() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let most = String(repeating: "ä", count: Vault.largestText / 2)
        let draft = try await vault.draftNote(rowan, most)
        let error = await vaultError { try await vault.draftNote(rowan, most + "a") }
        #expect(error == .tooLarge)
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        #expect(try await reopened.draft(rowan, draft.id, act(60)).text == most)
        await reopened.close()
    }

    /// The words that stand for a draft's text below.
    private static let words = "quiet-as-a-heron"

    @Test func theTextOfAUsedDraftLeavesTheFileAtLockAndItsEntryStays() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = try await vault.draftNote(rowan, Self.words)
        let rows = try await vault.removal(of: draft.id)
        #expect(rows.count == 1)
        _ = try await vault.sign(rowan, draft: draft.id, content: Sample.note("x"), act(3))
        #expect(try await vault.removal(of: draft.id) == rows, "undo may need it")
        let cells = try await cells(rows, of: vault)
        #expect(try folder.everyByte().contains(cells[0]))
        await vault.close()
        #expect(try !folder.everyByte().contains(cells[0]))
        let (reopened, _) = try await folder.unlock()
        #expect(try await reopened.removal(of: draft.id) == [])
        #expect(try await reopened.log(rowan, act(60)).map(\.kind) == ["draft", "note"])
        #expect(try await reopened.check(act(61)).findings == [])
        let signed = await vaultError { try await reopened.draft(rowan, draft.id, act(62)) }
        #expect(signed == .alreadySigned)
        await reopened.close()
    }

    @Test func theTextOfAUsedDraftLeavesTheFileOfAProcessThatWasKilledToo() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, Self.words)
        let waiting = try await vault.draftNote(rowan, "still waits")
        let copy = try folder.copy()
        await vault.close()
        let (reopened, facts) = try await copy.unlock()
        #expect(facts.drafts == 1)
        let late = await vaultError { try await reopened.undo(act(60)) }
        #expect(late == .tooLate, "another process did it")
        await reopened.tidy(try act(61))
        let (again, _) = try await copyAndUnlock(copy, reopened)
        let lines = try await again.log(rowan, act(70))
        let draft = try #require(lines.first)
        let used = try await again.resolve(reference: draft.ref).id
        #expect(try await again.removal(of: used) == [])
        #expect(try await again.removal(of: waiting.id).count == 1)
        #expect(try await again.note(rowan, note.id, act(70)).content == note.content)
        #expect(try await again.check(act(71)).findings == [])
        await again.close()
    }

    @Test func theTextGoesAfterFiveMinutesWithoutLock() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = try await vault.draftNote(rowan, Self.words)
        _ = try await vault.sign(rowan, draft: draft.id, content: Sample.note("x"), act(3))
        await vault.tidy(try act(8))
        #expect(try await vault.removal(of: draft.id).count == 1, "five minutes are not over")
        await vault.tidy(try act(9))
        #expect(try await vault.removal(of: draft.id) == [])
        #expect(try await vault.check(act(10)).findings == [])
        await vault.close()
    }

    private func copyAndUnlock(
        _ folder: VaultFolder,
        _ vault: Vault
    ) async throws -> (vault: Vault, facts: UnlockFacts) {
        await vault.close()
        return try await folder.unlock(minute: 65)
    }

    private func cells(_ rows: [Change], of vault: Vault) async throws -> [[UInt8]] {
        let store = await vault.store
        return try rows.map { row in
            guard case .remove(let id) = row else { return [] }
            return try #require(try store.cell(id))
        }
    }
}

extension [UInt8] {
    /// Whether the bytes stand somewhere in a row.
    func contains(_ bytes: [UInt8]) -> Bool {
        Data(self).range(of: Data(bytes)) != nil
    }
}
