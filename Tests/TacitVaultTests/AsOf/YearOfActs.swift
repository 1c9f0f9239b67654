import SeededDice
import TacitClinical
import TacitLog
import Testing

@testable import TacitVault

/// Does valid acts at random, the same ones for the same seed, on a clock that moves through a year.
struct YearOfActs {
    /// An act that may still be taken back, as the test counts its five minutes.
    private struct Recent {
        let act: DoneAct
        let draft: NoteDraft?
        let until: Int64
    }

    private static let minute: Int64 = 60_000
    private static let lateAfter: Int64 = 48 * 60 * minute

    /// Everything that was recorded, oldest first.
    var done: [DoneAct] = []
    var clients: [ClientID] = []
    /// Drafts that should wait.
    private(set) var waiting: [NoteDraft] = []
    private var recent: [Recent] = []
    var random: Dice
    private var milliseconds: Int64
    private(set) var number = 0

    init(seed: UInt64) throws {
        random = Dice(seed)
        milliseconds = try act(0).now.unixMilliseconds
    }

    /// The time that the clock shows; where she is, the offset is another now and then.
    mutating func now() throws -> Moment {
        let offset = try #require([-300, -300, -300, -240, 60].randomElement(using: &random))
        return try #require(Moment(unixMilliseconds: milliseconds, offsetMinutes: offset))
    }

    /// Forgets what could be taken back, as a lock does.
    mutating func lock() { recent = [] }

    /// One act, at random; half of the time not long after the one before.
    mutating func goOn(in vault: Vault) async throws {
        number += 1
        let isSoon = Bool.random(using: &random)
        milliseconds += Int64.random(in: 1...(isSoon ? 4 : 2_100), using: &random) * Self.minute
        milliseconds += Int64.random(in: 1...59_999, using: &random)
        guard clients.count >= 2, Int.random(in: 0..<300, using: &random) > 0 else {
            return try await meet(in: vault)
        }
        let client = try #require(clients.randomElement(using: &random))
        switch Int.random(in: 0..<100, using: &random) {
        case ..<24: try await sign(client, in: vault)
        case ..<36: try await add(client, in: vault)
        case ..<44: try await plan(client, in: vault)
        case ..<68: try await enter(client, in: vault)
        case ..<76: try await mark(client, in: vault)
        case ..<86: try await takeBack(in: vault)
        case ..<92: try await save(client, in: vault)
        case ..<95: try await discard(in: vault)
        case ..<99: try await change(client, in: vault)
        default: await vault.tidy(Act(now: try now()))
        }
    }

    private mutating func sign(_ client: ClientID, in vault: Vault) async throws {
        let noteClass = try #require(NoteClass.allCases.randomElement(using: &random))
        let old = waiting.last {
            $0.client == client && $0.purpose == .note && $0.noteClass == noteClass
        }
        let draft: NoteDraft
        if let old {
            draft = old
        } else {
            draft = try await save(client, .note, noteClass, in: vault)
        }
        let at = try now()
        let occurred = try before(at)
        var content = NoteContent(noteClass: noteClass, format: .free, occurredAt: occurred)
        content.sections = [Section(heading: "", text: "note \(number)")]
        let act = Act(now: at, id: .random())
        let note = try await vault.sign(client, draft: draft.id, content: content, act)
        let isLate = at.unixMilliseconds - occurred.unixMilliseconds > Self.lateAfter
        try await keep(client, note.id, at, .note(content, late: isLate), of: draft, in: vault)
    }

    private mutating func add(_ client: ClientID, in vault: Vault) async throws {
        guard
            let note = standing(of: client, where: { if case .note = $0 { true } else { false } }),
            case .note(let content, _) = note.what
        else { return }
        var draft: NoteDraft?
        if Bool.random(using: &random) {
            draft = try await save(client, .addendum(note.id), content.noteClass, in: vault)
        }
        let at = try now()
        let occurred = Bool.random(using: &random) ? try before(at) : nil
        let kind = try #require(AmendmentContent.Kind.allCases.randomElement(using: &random))
        let more = AmendmentContent(
            kind: kind,
            reason: "reason \(number)",
            occurredAt: occurred,
            text: "addition \(number)"
        )
        let added = try await vault.add(client, to: note.id, more, draft: draft?.id, Act(now: at))
        let told = (occurred ?? content.occurredAt).unixMilliseconds
        let isLate = at.unixMilliseconds - told > Self.lateAfter
        let what = DoneAct.What.addition(more, to: note.id, late: isLate)
        try await keep(client, added.id, at, what, of: draft, in: vault)
    }

    private mutating func plan(_ client: ClientID, in vault: Vault) async throws {
        var newest = 0
        for act in done where act.client == client && !isTakenBack(act.id) {
            if case .plan(_, let version, _) = act.what { newest = version }
        }
        let draft = Bool.random(using: &random) ? try await save(client, .plan, in: vault) : nil
        let at = try now()
        var content = PlanContent(effectiveFrom: at.day)
        content.reason = "version of act \(number)"
        content.steps = [PlanStep(id: "s1", text: "step \(number)")]
        let plan = try await vault.recordPlan(
            client,
            content,
            basedOn: newest,
            draft: draft?.id,
            Act(now: at)
        )
        #expect(plan.version == newest + 1)
        let what = DoneAct.What.plan(content, version: newest + 1, hash: plan.contentHash)
        try await keep(client, plan.id, at, what, of: draft, in: vault)
    }

    private mutating func enter(_ client: ClientID, in vault: Vault) async throws {
        let kind = try #require(EntryKind.entered.randomElement(using: &random))
        let content = try Sample.entry(kind, "entry \(number)")
        let old = waiting.last { $0.client == client && $0.purpose == .entry(kind) }
        var draft = old
        if old == nil, Bool.random(using: &random) {
            draft = try await save(client, .entry(kind), in: vault)
        }
        let at = try now()
        let entry = try await vault.enterEntry(client, content, draft: draft?.id, Act(now: at))
        try await keep(client, entry.id, at, .entry(content), of: draft, in: vault)
    }

    private mutating func mark(_ client: ClientID, in vault: Vault) async throws {
        guard let record = standing(of: client, where: { _ in true }) else { return }
        let reason = try #require(ErrorMark.Reason.allCases.randomElement(using: &random))
        let mark = ErrorMark(reason: reason, explanation: "mark \(number)")
        let act = Act(now: try now(), id: .random())
        _ = try await vault.markError(client, record.id, mark, act)
        let what = DoneAct.What.mark(mark, on: record.id)
        let bytes = try await vault.storedJSON(of: try #require(act.id))
        done.append(
            DoneAct(client: client, id: try #require(act.id), at: act.now, what: what, bytes: bytes)
        )
    }

    private mutating func takeBack(in vault: Vault) async throws {
        let act = Act(now: try now(), id: .random())
        guard let last = recent.last, milliseconds <= last.until else {
            #expect(await vaultError { try await vault.undo(act) } == .tooLate)
            return
        }
        let answer = try await vault.undo(act)
        #expect(answer.draft?.id == last.draft?.id && answer.draft?.text == last.draft?.text)
        recent.removeLast()
        if let draft = last.draft { waiting.append(draft) }
        let id = try #require(act.id)
        let bytes = try await vault.storedJSON(of: id)
        done.append(
            DoneAct(
                client: last.act.client,
                id: id,
                at: act.now,
                what: .takenBack(last.act.id),
                bytes: bytes
            )
        )
    }

    /// A draft that waits, or one that takes the place of another.
    private mutating func save(_ client: ClientID, in vault: Vault) async throws {
        guard let old = waiting.randomElement(using: &random) else {
            return waiting.append(try await save(client, .note, in: vault))
        }
        let draft = try await vault.saveDraft(
            old.client,
            purpose: old.purpose,
            noteClass: old.noteClass,
            text: "draft \(number)",
            replacing: old.id,
            Act(now: now())
        )
        waiting.removeAll { $0.id == old.id }
        waiting.append(draft)
    }

    private mutating func save(
        _ client: ClientID,
        _ purpose: DraftPurpose,
        _ noteClass: NoteClass = .progress,
        in vault: Vault
    ) async throws -> NoteDraft {
        try await vault.saveDraft(
            client,
            purpose: purpose,
            noteClass: noteClass,
            text: "draft \(number)",
            replacing: nil,
            Act(now: now())
        )
    }

    private mutating func discard(in vault: Vault) async throws {
        guard let draft = waiting.randomElement(using: &random) else { return }
        try await vault.discardDraft(draft.client, draft.id, Act(now: now()))
        waiting.removeAll { $0.id == draft.id }
    }

    private mutating func keep(
        _ client: ClientID,
        _ id: RecordID,
        _ at: Moment,
        _ what: DoneAct.What,
        of draft: NoteDraft?,
        in vault: Vault
    ) async throws {
        let bytes = try await vault.storedJSON(of: id)
        let act = DoneAct(client: client, id: id, at: at, what: what, bytes: bytes)
        done.append(act)
        recent.append(Recent(act: act, draft: draft, until: milliseconds + 5 * Self.minute))
        waiting.removeAll { $0.id == draft?.id }
    }

    /// A record that was not taken back, at random.
    private mutating func standing(
        of client: ClientID,
        where isWanted: (DoneAct.What) -> Bool
    ) -> DoneAct? {
        let found = done.filter {
            $0.client == client && $0.isRecord && isWanted($0.what) && !isTakenBack($0.id)
        }
        return found.randomElement(using: &random)
    }

    private func isTakenBack(_ id: RecordID) -> Bool {
        done.contains { if case .takenBack(id) = $0.what { true } else { false } }
    }

    /// A time before, in time or late; now and then at the very limit.
    private mutating func before(_ at: Moment) throws -> Moment {
        let ago =
            switch Int.random(in: 0..<10, using: &random) {
            case 0: Self.lateAfter
            case 1: Self.lateAfter + 1
            case 2, 3: Int64.random(in: Self.lateAfter...10 * Self.lateAfter, using: &random)
            default: Int64.random(in: 0...Self.lateAfter, using: &random)
            }
        return try #require(at.adding(milliseconds: -ago))
    }
}

extension Vault {
    /// The JSON of a record as it lies in the file.
    func storedJSON(of id: RecordID) throws -> [UInt8] {
        let entry = try #require(try index().entry(id.opaque()))
        return try #require(try record(entry.stream.sequence, of: entry.home)).json
    }
}
