import TacitClinical
import Testing

@testable import TacitVault

/// An act that is said twice under one id is done once; another act under that id is refused.
@Suite struct IdempotencyTests {
    /// A verb, said with one content or another.
    private typealias Verb = @Sendable (_ act: Act, _ other: Bool) async throws -> String

    @Test func everyVerbSaidTwiceIsDoneOnce() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "x")
        let spare = try await vault.signedNote(rowan, "spare")
        let draft = try await vault.draftNote(rowan, "to sign")
        let mark = ErrorMark(reason: .duplicate, explanation: nil)
        let day = try #require(CalendarDay(year: 2031, month: 1, day: 6))
        let verbs: [(String, Verb)] = [
            (
                "create",
                { "\(try await vault.createClient($1 ? Sample.rowan : Sample.juniper, $0))" }
            ),
            (
                "draft",
                { try await vault.draftNote(rowan, $1 ? "a" : "b", minute: 3, id: $0.id).ref }
            ),
            (
                "sign",
                {
                    let content = try Sample.note($1 ? "a" : "b")
                    return try await vault.sign(rowan, draft: draft.id, content: content, $0).ref
                }
            ),
            (
                "add",
                {
                    let content = Sample.addendum($1 ? "a" : "b")
                    return try await vault.add(rowan, to: note.id, content, draft: nil, $0).ref
                }
            ),
            ("mark", { try await vault.markError(rowan, $1 ? note.id : spare.id, mark, $0) }),
            (
                "plan",
                {
                    let plan = try Sample.plan($1 ? "a" : "b")
                    return try await vault.recordPlan(rowan, plan, basedOn: 0, draft: nil, $0).ref
                }
            ),
            (
                "entry",
                {
                    let content = try Sample.entry(.goal, $1 ? "a" : "b")
                    return try await vault.enterEntry(rowan, content, draft: nil, $0).ref
                }
            ),
            (
                "close",
                {
                    let closure = Closure(on: day, reason: $1 ? .completed : .lost)
                    return "\(try await vault.closeClient(rowan, closure, $0))"
                }
            ),
            (
                "notice",
                {
                    let notice = NoticeGiven(version: $1 ? "1" : "2", method: "mail", on: day)
                    return "\(try await vault.giveNotice(rowan, notice, $0))"
                }
            ),
            (
                "practice",
                {
                    let practice = $1 ? Sample.practice : Practice()
                    return "\(try await vault.setPractice(practice, basedOn: 0, $0))"
                }
            ),
        ]
        for (name, verb) in verbs {
            let act = try act(3, id: .random())
            let first = try await verb(act, false)
            let size = await vault.size
            // Far later: lateness and author may have changed meanwhile, what was said has not.
            #expect(try await verb(Act(now: self.later, id: act.id), false) == first, "\(name)")
            #expect(await vaultError { try await verb(act, true) } == .conflict, "\(name)")
            #expect(await vault.size == size, "\(name)")
        }
        await vault.close()
    }

    private var later: Moment {
        get throws { try act(100 * 60).now }
    }

    @Test func aSecondUndoUnderTheSameIDTakesNothingMoreBack() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let first = try await vault.signedNote(rowan, "first")
        let second = try await vault.signedNote(rowan, "second")
        let undo = try act(3, id: .random())
        let answer = try await vault.undo(undo)
        #expect(answer.ref == second.ref)
        let again = try await vault.undo(undo)
        #expect(again.ref == answer.ref && again.draft == answer.draft)
        #expect(try await vault.note(rowan, first.id, act(4)).undone == false)
        let conflict = await vaultError { try await vault.undo(act(4, id: first.id)) }
        #expect(conflict == .conflict)
        await vault.close()
    }

    @Test func aDraftIsDiscardedAndMovedOnceUnderOneID() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let draft = try await vault.draftNote(rowan, "x")
        let discard = try act(3, id: .random())
        try await vault.discardDraft(rowan, draft.id, discard)
        let size = await vault.size
        try await vault.discardDraft(rowan, draft.id, discard)
        #expect(await vault.size == size)

        let other = try await vault.draftNote(rowan, "y")
        let move = try act(4, id: .random())
        let moved = try await vault.moveDraft(rowan, other.id, to: juniper, move)
        let after = await vault.size
        #expect(try await vault.moveDraft(rowan, other.id, to: juniper, move) == moved)
        #expect(await vault.size == after)
        let conflict = await vaultError {
            try await vault.moveDraft(juniper, moved.id, to: rowan, move)
        }
        #expect(conflict == .conflict)
        await vault.close()
    }

    @Test func aDraftThatWasSignedIsToldAsSignedWhenItIsSavedAgainAfterItsTextWent() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let id = RecordID.random()
        _ = try await vault.draftNote(rowan, "x", id: id)
        _ = try await vault.sign(rowan, draft: id, content: Sample.note("x"), act(3))
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        let error = await vaultError { try await reopened.draftNote(rowan, "x", id: id) }
        #expect(error == .alreadySigned)
        await reopened.close()
    }

    @Test func aKeyslotIsSetOnceUnderOneID() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let new = try slot(.kit, 11)
        let add = try act(1, id: .random())
        let added = try await vault.addKeyslot(new, add)
        #expect(try await vault.addKeyslot(new, add) == added)
        #expect(await vault.keyslots().count == 3)
        let conflict = await vaultError { try await vault.addKeyslot(slot(.kit, 12), add) }
        #expect(conflict == .conflict)
        let change = try act(2, id: .random())
        let next = try slot(.passphrase, 13)
        for _ in 0..<2 {
            let done = try await vault.replaceKeyslot(1, oldKey: slotKey(7), with: next, change)
            #expect(done.id == 1)
        }
        let remove = try act(3, id: .random())
        for _ in 0..<2 { try await vault.removeKeyslot(added.id, remove) }
        #expect(
            try await vault.types(.keys).suffix(6) == [
                .keyslotSet, .headerRewritten, .keyslotSet, .headerRewritten, .keyslotRemoved,
                .headerRewritten,
            ]
        )
        await vault.close()
    }
}
