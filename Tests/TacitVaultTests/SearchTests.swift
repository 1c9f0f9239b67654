import TacitClinical
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// What is looked for is found wherever it stands, and nowhere else.
@Suite struct SearchTests {
    private func hits(_ vault: Vault, _ text: String) async throws -> [SearchHit] {
        try await vault.search(try #require(SearchWords(text)), act(90))
    }

    @Test(arguments: EntryKind.entered)
    func everyTextOfAnEntryIsFound(_ kind: EntryKind) async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.createClient(Sample.rowan, act(1))
        let entry = try await vault.entered(rowan.id, Sample.entry(kind, "heron"))
        try await vault.entered(rowan.id, Sample.entry(kind, "wren"))
        for key in kind.textKeys {
            // With the name of its field behind it, as the sample has it.
            let found = try await hits(vault, "HERON \(key)")
            #expect(found.map(\.ref) == [entry.ref], "\(key)")
            #expect(found.first?.line.contains("heron") == true, "\(key)")
        }
        let expected = SearchHit(
            ref: entry.ref,
            handle: rowan.handle,
            name: rowan.client.name,
            kind: kind.rawValue,
            noteClass: nil,
            recordedAt: entry.recordedAt,
            line: try #require(try await hits(vault, "heron").first?.line)
        )
        #expect(kind.textKeys.isEmpty == false)
        #expect(try await hits(vault, "heron") == [expected])
        await vault.close()
    }

    @Test func everyPartOfANoteAndOfAnAdditionIsFound() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        var content = try Sample.note("first line\nMornings without a DRINK\nlast line")
        content.sections.append(Section(heading: "Brother", text: "called twice"))
        content.participants = ["Ansel Roake"]
        content.risk = "no plan"
        let draft = try await vault.draftNote(rowan, "typed otherwise")
        let note = try await vault.sign(rowan, draft: draft.id, content: content, act(2))
        let more = AmendmentContent(
            kind: .amendment,
            reason: "wrong amount",
            occurredAt: nil,
            text: "two glasses"
        )
        let addition = try await vault.add(rowan, to: note.id, more, draft: nil, act(3))
        for (words, line) in [
            ("drink", "Mornings without a DRINK"), ("BROTHER", "Brother"),
            ("twice", "called twice"),
            ("ansel", "Ansel Roake"), ("no plan", "no plan"), ("last", "last line"),
        ] {
            let found = try await hits(vault, words)
            #expect(found.map(\.line) == [line] && found.first?.kind == "note", "\(words)")
            #expect(found.first?.ref == note.ref && found.first?.noteClass == .progress)
        }
        for (words, line) in [("amount", "wrong amount"), ("Two Glasses", "two glasses")] {
            let found = try await hits(vault, words)
            #expect(found.map(\.ref) == [addition.ref] && found.first?.kind == "addition")
            #expect(found.first?.line == line)
        }
        #expect(try await hits(vault, "otherwise") == [], "the used draft")
        await vault.close()
    }

    @Test func everyTextOfAPlanIsFound() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        var plan = try Sample.plan("a glass less")
        plan.formality = .formal
        plan.reason = "neuropsych report"
        plan.sections = [Section(heading: "Hopes", text: "mornings")]
        plan.problems = [PlanProblem(id: "P1", statement: "memory barrier")]
        plan.goals = [PlanGoal(id: "G1", statement: "remember appointments")]
        plan.goals[0].barriers = ["reading"]
        let version = try await vault.recordPlan(rowan, plan, basedOn: 0, draft: nil, act(3))
        for words in [
            "glass", "neuropsych", "hopes", "mornings", "barrier", "appointments", "reading",
        ] {
            let found = try await hits(vault, words)
            #expect(found.map(\.ref) == [version.ref], "\(words)")
            #expect(found.first?.kind == "plan" && found.first?.line.isEmpty == false)
        }
        await vault.close()
    }

    @Test func aWaitingDraftIsFoundAndOneThatWentIsNot() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let purposes: [DraftPurpose] = [.note, .plan, .entry(.safety)]
        for purpose in purposes {
            let waits = try await vault.drafted(rowan, purpose, "heron")
            let found = try await hits(vault, "heron")
            #expect(found.map(\.ref) == [waits.ref] && found.first?.kind == "draft")
            try await vault.discardDraft(rowan, waits.id, act(3))
            #expect(try await hits(vault, "heron") == [])
        }
        let old = try await vault.draftNote(rowan, "heron")
        _ = try await vault.saveDraft(
            rowan,
            purpose: .note,
            noteClass: .progress,
            text: "wren",
            replacing: old.id,
            act(3)
        )
        #expect(try await hits(vault, "heron") == [])
        let left = try await vault.draftNote(rowan, "rowan's no more")
        let moved = try await vault.moveDraft(rowan, left.id, to: juniper, act(4))
        #expect(try await hits(vault, "more").map(\.ref) == [moved.ref])
        await vault.close()
    }

    @Test func whatWasTakenBackOrIsInErrorIsNotFound() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let mark = ErrorMark(reason: .didNotHappen, explanation: nil)
        let note = try await vault.signedNote(rowan, "heron")
        let plan = try await vault.recordPlan(
            rowan,
            Sample.plan("heron"),
            basedOn: 0,
            draft: nil,
            act(3)
        )
        let entry = try await vault.entered(rowan, Sample.entry(.goal, "heron"))
        let heron = Sample.addendum("heron")
        let addition = try await vault.add(rowan, to: note.id, heron, draft: nil, act(4))
        #expect(try await hits(vault, "heron").count == 4)
        for (left, record) in [(3, addition.id), (2, entry.id), (1, plan.id), (0, note.id)] {
            _ = try await vault.markError(rowan, record, mark, act(4))
            #expect(try await hits(vault, "heron").count == left)
        }
        try await vault.signedNote(rowan, "wren", minute: 5)
        try await vault.entered(rowan, Sample.entry(.goal, "wren"), minute: 5)
        _ = try await vault.undo(act(6))
        #expect(try await hits(vault, "wren").map(\.kind) == ["note"])
        _ = try await vault.undo(act(6))
        #expect(try await hits(vault, "wren").map(\.kind) == ["draft"], "it waits again")
        await vault.close()
    }

    @Test func allWordsMustStandInOneRecordAndTheNewestIsFirst() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let first = try await vault.signedNote(rowan, "Heron and Wren", minute: 2)
        let second = try await vault.signedNote(juniper, "wrens, herons", minute: 9)
        let third = try await vault.signedNote(rowan, "only a heron", minute: 5)
        let both = try await hits(vault, "wren  HERON")
        #expect(both.map(\.ref) == [second.ref, first.ref])
        #expect(both.map(\.line) == ["wrens, herons", "Heron and Wren"])
        let all = try await hits(vault, "eron")
        #expect(all.map(\.ref) == [second.ref, third.ref, first.ref])
        #expect(all.map(\.name) == [Sample.juniper.name, Sample.rowan.name, Sample.rowan.name])
        #expect(try await hits(vault, "heron wren gull") == [])
        await vault.close()
    }

    @Test(arguments: NoteClass.allCases)
    func aProtectedClassIsNamedWithoutItsLine(_ noteClass: NoteClass) async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "shame: HERON-4471", noteClass)
        let more = Sample.addendum("more of HERON-4471")
        let addition = try await vault.add(rowan, to: note.id, more, draft: nil, act(3))
        let draft = try await vault.draftNote(rowan, "again HERON-4471", noteClass, minute: 4)
        let found = try await hits(vault, "heron-4471")
        #expect(found.map(\.ref) == [draft.ref, addition.ref, note.ref])
        #expect(found.map(\.noteClass) == [noteClass, nil, noteClass])
        let isOpen = [Compartment.chart, .admin].contains(noteClass.compartment)
        let lines = ["again HERON-4471", "more of HERON-4471", "shame: HERON-4471"]
        #expect(found.map(\.line) == (isOpen ? lines : ["", "", ""]))
        await vault.close()
    }

    @Test func chartsThatWereNotOpenAreLetGoAndTheReadIsEntered() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let note = try await vault.signedNote(juniper, "heron")
        let other = try await vault.signedNote(rowan, "wren")
        let entry = try await vault.entered(rowan, Sample.entry(.goal, "heron"))
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        _ = try await reopened.notes(rowan, act(61))
        let before = await reopened.openCharts
        #expect(before == [rowan])
        let reads = try await reopened.types(.access).count
        #expect(try await hits(reopened, "wren").map(\.ref) == [other.ref])
        let read = try await reopened.newestRead()
        #expect(read.what == "search" && read.client == rowan && read.records == [other.id])
        #expect(try await hits(reopened, "heron").map(\.ref) == [entry.ref, note.ref])
        #expect(await reopened.openCharts == before)
        let both = try await reopened.newestRead()
        #expect(both.what == "search" && both.records == [both.client == rowan ? entry.id : note.id])
        // The list of clients, and one for each client of whom something was found.
        #expect(try await reopened.types(.access).count == reads + 4)
        #expect(try await hits(reopened, "gull") == [])
        let nothing = try await reopened.newestRead()
        #expect(nothing.what == "search" && nothing.records == [], "that nothing was found, too")
        await reopened.close()
    }

    @Test func aChangedChartIsPassedOverAndClosedClientsAreNot() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let damaged = try await vault.signedNote(rowan, "heron")
        let whole = try await vault.signedNote(juniper, "heron")
        let day = try #require(CalendarDay(year: 2031, month: 1, day: 6))
        _ = try await vault.closeClient(juniper, Closure(on: day, reason: .completed), act(4))
        let rows = try await vault.removal(of: damaged.id)
        try await vault.store.apply(rows)
        await vault.dropClientKeys()
        #expect(await vaultError { try await vault.notes(rowan, act(5)) } == .integrity)
        #expect(try await hits(vault, "heron").map(\.ref) == [whole.ref])
        await vault.close()
    }
}

extension Vault {
    /// Clients whose charts are in memory.
    fileprivate var openCharts: Set<ClientID> { Set(charts.keys) }

    /// The newest read entry.
    func newestRead() throws -> Body.Read {
        let head = heads.head(of: .vault(.access))
        let record = try #require(try record(head.size - 1, of: .vault(.access)))
        return try Body.decode(Body.Read.self, record.json).content
    }
}
