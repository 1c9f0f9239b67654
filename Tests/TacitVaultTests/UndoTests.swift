import TacitClinical
import Testing

@testable import TacitVault

@Suite struct UndoTests {
    @Test func withinFiveMinutesTheDraftWaitsAgainAndTheNoteStaysMarked() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = try await vault.draftNote(rowan, "as typed")
        let note = try await vault.sign(
            rowan,
            draft: draft.id,
            content: Sample.note("as typed"),
            act(2)
        )
        let undone = try await vault.undo(act(7))
        #expect(undone.ref == note.ref && undone.draft == draft)
        #expect(try await vault.note(rowan, note.id, act(8)).undone)
        #expect(try await vault.drafts(rowan, act(8)) == [draft])
        let mark = ErrorMark(reason: .duplicate, explanation: nil)
        for error in [
            await vaultError {
                try await vault.add(rowan, to: note.id, Sample.addendum("x"), draft: nil, act(8))
            },
            await vaultError { try await vault.markError(rowan, note.id, mark, act(8)) },
        ] {
            #expect(error == .notFound)
        }
        let second = try await vault.sign(
            rowan,
            draft: draft.id,
            content: Sample.note("as typed"),
            act(9)
        )
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.drafts == 0)
        let notes = try await reopened.notes(rowan, act(60))
        #expect(notes.filter(\.undone).map(\.id) == [note.id])
        #expect(notes.filter { !$0.undone }.map(\.id) == [second.id])
        #expect(try await reopened.check(act(61)).findings == [])
        await reopened.close()
    }

    @Test func afterFiveMinutesNothingIsTakenBack() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let nothing = await vaultError { try await vault.undo(act(1)) }
        #expect(nothing == .tooLate)
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "x", minute: 2)
        let late = Act(
            now: try #require(act(7).now.adding(milliseconds: 1)),
            id: nil
        )
        #expect(await vaultError { try await vault.undo(late) } == .tooLate)
        #expect(try await vault.note(rowan, note.id, act(8)).undone == false)
        await vault.close()
    }

    @Test func theLastActIsTakenBackFirstWhateverItWas() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "x")
        let addition = try await vault.add(
            rowan,
            to: note.id,
            Sample.addendum("y"),
            draft: nil,
            act(3)
        )
        let plan = try await vault.recordPlan(
            rowan,
            Sample.plan("z"),
            basedOn: 0,
            draft: nil,
            act(4)
        )
        let first = try await vault.undo(act(5))
        #expect(first.ref == plan.ref && first.draft == nil)
        #expect(try await vault.plans(rowan, act(5)) == [])
        #expect(try await vault.undo(act(5)).ref == addition.ref)
        #expect(try await vault.note(rowan, note.id, act(5)).additions == [])
        #expect(try await vault.undo(act(5)).ref == note.ref)
        #expect(await vaultError { try await vault.undo(act(5)) } == .tooLate)
        // The number of what was taken back is free again.
        let again = try await vault.recordPlan(
            rowan,
            Sample.plan("z"),
            basedOn: 0,
            draft: nil,
            act(6)
        )
        #expect(again.version == 1)
        await vault.close()
    }
}
