import TacitClinical
import Testing

@testable import TacitVault

@Suite struct NoteTests {
    @Test func aSignedNoteStaysAsItIsWithWhatWasAdded() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        _ = try await vault.setPractice(Sample.practice, basedOn: 0, act(0))
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "three mornings")
        #expect(note.author == "Imogen Vale, LCADC, LPC" && !note.late && note.additions == [])
        #expect(note.undoUntil == (try act(7).now))
        _ = try await vault.add(
            rowan,
            to: note.id,
            Sample.addendum("and an evening"),
            draft: nil,
            act(3)
        )
        let amendment = AmendmentContent(
            kind: .amendment,
            reason: "wrong amount",
            occurredAt: nil,
            text: "two"
        )
        _ = try await vault.add(rowan, to: note.id, amendment, draft: nil, act(4))
        let read = try await vault.note(rowan, note.id, act(5))
        #expect(read.content == note.content)
        #expect(read.additions.map(\.content) == [Sample.addendum("and an evening"), amendment])
        #expect(try await vault.notes(rowan, act(5)) == [read])
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        let kept = try await reopened.note(rowan, note.id, act(60))
        #expect(kept.additions == read.additions && kept.undoUntil == nil)
        await reopened.close()
    }

    @Test func onlyAWaitingDraftOfANoteOfTheSameCompartmentIsSigned() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = try await vault.draftNote(rowan, "x")
        let other = await vaultError {
            try await vault.sign(
                rowan,
                draft: draft.id,
                content: Sample.note("x", .psychotherapy),
                act(3)
            )
        }
        #expect(other == .conflict)
        _ = try await vault.sign(rowan, draft: draft.id, content: Sample.note("x"), act(3))
        let again = await vaultError {
            try await vault.sign(rowan, draft: draft.id, content: Sample.note("x"), act(4))
        }
        #expect(again == .alreadySigned)
        let plan = try await vault.saveDraft(
            rowan,
            purpose: .plan,
            noteClass: .progress,
            text: "x",
            replacing: nil,
            act(4)
        )
        let asNote = await vaultError {
            try await vault.sign(rowan, draft: plan.id, content: Sample.note("x"), act(4))
        }
        #expect(asNote == .conflict)
        await vault.close()
    }

    @Test func additionsNeedASignedNoteAndADraftMeantForIt() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let content = Sample.addendum("more")
        let draft = try await vault.draftNote(rowan, "x")
        let unsigned = await vaultError {
            try await vault.add(rowan, to: draft.id, content, draft: nil, act(3))
        }
        #expect(unsigned == .notSigned)
        let note = try await vault.signedNote(rowan, "y")
        let other = try await vault.signedNote(rowan, "z", .psychotherapy)
        for draft in [draft] + [try await vault.addition(rowan, to: other.id)] {
            let stray = await vaultError {
                try await vault.add(rowan, to: note.id, content, draft: draft.id, act(3))
            }
            #expect(stray == .conflict)
        }
        // Meant for the right note, but sealed under the keys of another compartment.
        let open = try await vault.addition(rowan, to: other.id)
        let mixed = await vaultError {
            try await vault.add(rowan, to: other.id, content, draft: open.id, act(3))
        }
        #expect(mixed == .conflict)
        let right = try await vault.addition(rowan, to: note.id)
        _ = try await vault.add(rowan, to: note.id, content, draft: right.id, act(3))
        #expect(try await vault.drafts(rowan, act(4)).map(\.id).contains(right.id) == false)
        await vault.close()
    }

    @Test func anErrorMarkStaysOnTheRecordAndOnlyRecordsAreMarked() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "the rota again")
        let mark = ErrorMark(reason: .wrongClient, explanation: nil)
        #expect(try await vault.markError(rowan, note.id, mark, act(3)) == note.ref)
        #expect(try await vault.note(rowan, note.id, act(4)).error == mark)
        let draft = try await vault.draftNote(rowan, "x")
        let unsigned = await vaultError {
            try await vault.markError(rowan, draft.id, mark, act(4))
        }
        #expect(unsigned == .notSigned)
        let nothing = await vaultError {
            try await vault.markError(rowan, .random(), mark, act(4))
        }
        #expect(nothing == .notFound)
        let plan = try await vault.recordPlan(
            rowan,
            Sample.plan("a glass less"),
            basedOn: 0,
            draft: nil,
            act(5)
        )
        _ = try await vault.markError(rowan, plan.id, mark, act(6))
        #expect(try await vault.plans(rowan, act(7)).map(\.current) == [false])
        #expect(await vaultError { try await vault.plan(rowan, version: nil, act(7)) } == .notFound)
        await vault.close()
    }

    @Test func aNoteIsLateAfterTheLimitThatWasInForceThatDay() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let hours48 = 48 * 60
        for (minute, late) in [(hours48, false), (hours48 + 1, true)] {
            let draft = try await vault.draftNote(rowan, "x", minute: minute)
            let note = try await vault.sign(
                rowan,
                draft: draft.id,
                content: Sample.note("x", minute: 0),
                act(minute)
            )
            #expect(note.late == late)
        }
        var practice = Practice()
        practice.lateAfterHours = 100
        _ = try await vault.setPractice(practice, basedOn: 0, act(hours48 + 2))
        #expect(try await vault.notes(rowan, act(hours48 + 3)).map(\.late) == [false, true])
        await vault.close()
    }

    @Test func theBriefHasPlanLastStandingNoteAndWhatWaits() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.fill()
        let brief = try await vault.brief(rowan, act(10))
        #expect(brief.client.client == Sample.rowan && brief.plan?.version == 1)
        #expect(brief.notes == 1 && brief.drafts.map(\.text) == ["to be moved"])
        #expect(brief.lastNote?.content.sections.first?.text == "three mornings without a drink")
        await vault.close()
    }

    @Test func theLogOfAClientNamesNothingOfProtectedNotes() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.fill()
        let lines = try await vault.log(rowan, act(10))
        let text = lines.map { "\($0)" }.joined()
        #expect(!text.contains("HERON") && !text.contains("WREN"))
        #expect(text.contains("three mornings"))
        #expect(lines.filter { $0.kind == "note" }.count == 4)
        #expect(lines.contains { $0.marks == ["entered in error: wrong-client"] })
        #expect(lines.map(\.recordedAt) == lines.map(\.recordedAt).sorted())
        await vault.close()
    }
}

extension Vault {
    /// A draft, sealed under the keys of the chart, of what is to be added to a note.
    fileprivate func addition(_ client: ClientID, to note: RecordID) throws -> NoteDraft {
        try saveDraft(
            client,
            purpose: .addendum(note),
            noteClass: .progress,
            text: "more",
            replacing: nil,
            act(3)
        )
    }
}
