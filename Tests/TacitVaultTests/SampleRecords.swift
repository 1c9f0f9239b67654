import TacitClinical
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// The people of the fictional charts, and records about them.
enum Sample {
    static let rowan = Client(name: "Rowan Ashdown")
    static let juniper = Client(name: "Juniper Castellane")

    static func note(
        _ text: String,
        _ noteClass: NoteClass = .progress,
        minute: Int = 0
    ) throws -> NoteContent {
        var note = NoteContent(
            noteClass: noteClass,
            format: .dap,
            occurredAt: try act(minute).now
        )
        note.sections = [Section(heading: "Data", text: text)]
        note.objectives = ["o1": .better]
        return note
    }

    static func plan(_ step: String) throws -> PlanContent {
        var plan = PlanContent(
            effectiveFrom: try #require(CalendarDay(year: 2031, month: 1, day: 13))
        )
        plan.steps = [PlanStep(id: "s1", text: step)]
        return plan
    }

    static func addendum(_ text: String) -> AmendmentContent {
        AmendmentContent(kind: .addendum, reason: nil, occurredAt: nil, text: text)
    }

    static var practice: Practice {
        var practice = Practice()
        practice.practitioner = "Imogen Vale"
        practice.licences = ["LCADC", "LPC"]
        return practice
    }
}

extension Vault {
    /// Entries in the log.
    var size: UInt64 { heads.vault.size }

    /// What the store wrote since the vault was opened.
    var written: StatementCounts { store.statementCounts }

    /// The types of the entries of a stream of the vault's own, oldest first.
    func types(_ code: StreamCode) throws -> [RecordKind?] {
        try index().entries(of: .vault(code)).map { RecordKind(rawValue: $0.type) }
    }

    /// When the entries of a stream of the vault's own were made, oldest first, in Unix milliseconds.
    func times(_ code: StreamCode) throws -> [Int64] {
        try index().entries(of: .vault(code)).map { Int64($0.unixMilliseconds) }
    }

    func newClient(_ client: Client = Sample.rowan, minute: Int = 1) throws -> ClientID {
        try createClient(client, act(minute)).id
    }

    func draftNote(
        _ client: ClientID,
        _ text: String,
        _ noteClass: NoteClass = .progress,
        minute: Int = 2,
        id: RecordID? = nil
    ) throws -> NoteDraft {
        try saveDraft(
            client,
            purpose: .note,
            noteClass: noteClass,
            text: text,
            replacing: nil,
            act(minute, id: id)
        )
    }

    @discardableResult
    func signedNote(
        _ client: ClientID,
        _ text: String,
        _ noteClass: NoteClass = .progress,
        minute: Int = 2
    ) throws -> Note {
        let draft = try draftNote(client, text, noteClass, minute: minute)
        return try sign(
            client,
            draft: draft.id,
            content: Sample.note(text, noteClass, minute: minute),
            act(minute)
        )
    }

    /// One record of every kind, in every compartment that has notes.
    func fill() throws -> ClientID {
        _ = try setPractice(Sample.practice, basedOn: 0, act(0))
        let rowan = try newClient()
        let juniper = try newClient(Sample.juniper)
        let note = try signedNote(rowan, "three mornings without a drink")
        try signedNote(rowan, "shame: HERON-4471", .sudCounselling)
        try signedNote(rowan, "session two: WREN-9032", .psychotherapy)
        _ = try add(rowan, to: note.id, Sample.addendum("and an evening"), draft: nil, act(3))
        let wrong = try signedNote(rowan, "the rota again")
        let mark = ErrorMark(reason: .wrongClient, explanation: nil)
        _ = try markError(rowan, wrong.id, mark, act(4))
        _ = try recordPlan(rowan, Sample.plan("a glass less"), basedOn: 0, draft: nil, act(4))
        let goal = try drafted(rowan, .entry(.goal), "a goal, as typed")
        _ = try enterEntry(rowan, Sample.entry(.goal), draft: goal.id, act(4))
        let slip = try entered(rowan, Sample.entry(.safety), minute: 4)
        _ = try markError(rowan, slip.id, mark, act(4))
        let discarded = try draftNote(juniper, "a slip of the pen")
        try discardDraft(juniper, discarded.id, act(5))
        _ = try draftNote(juniper, "checks: 22 a day")
        _ = try draftNote(rowan, "to be moved")
        return rowan
    }

    /// What a reader sees of everything, as text that can be compared.
    func everything(minute: Int = 100) throws -> [String] {
        var seen = ["practice \(try practice(act(minute)))"]
        for summary in try clients(act(minute)) {
            seen.append("client \(try client(summary.id, act(minute)))")
            seen += try notes(summary.id, act(minute)).map { note in
                var final = note
                final.undoUntil = nil
                return "note \(final)"
            }
            seen += try plans(summary.id, act(minute)).map { "plan \($0)" }
            seen += try entries(summary.id, act(minute)).map { "entry \($0)" }
            seen += try log(summary.id, act(minute)).map { line in
                // Of a draft whose text is gone the log has the instant, not the class and the clock's offset.
                guard line.kind == "draft" else { return "line \(line)" }
                return "line \(line.ref) \(line.marks) \(line.recordedAt.unixMilliseconds)"
            }
        }
        seen += try drafts(nil, act(minute)).map { "draft \($0)" }
        return seen.sorted()
    }
}
