import TacitClinical

/// What a chart held on a day, in values that a view and the test's own list of acts both give.
struct SeenChart: Equatable {
    struct Plan: Equatable {
        let id: RecordID
        let version: Int
        let isCurrent: Bool
        let content: PlanContent
        let hash: String
        let at: Moment
        let error: ErrorMark?
    }

    struct Addition: Equatable {
        let id: RecordID
        let content: AmendmentContent
        let at: Moment
        let isLate: Bool
        let error: ErrorMark?
    }

    struct Note: Equatable {
        let id: RecordID
        let content: NoteContent
        let at: Moment
        let isLate: Bool
        let isUndone: Bool
        let error: ErrorMark?
        var additions: [Addition] = []
    }

    struct Entry: Equatable {
        let id: RecordID
        let content: EntryContent
        let at: Moment
        let isUndone: Bool
        let error: ErrorMark?
    }

    struct Person: Equatable {
        var fields: Client
        var version = 1
        var closure: Closure?
        var notices: [NoticeGiven] = []
    }

    /// The client; nil on the days before there was one.
    var person: Person?
    var plans: [Plan] = []
    var notes: [Note] = []
    var entries: [Entry] = []
}

extension SeenChart {
    /// What a view shows.
    init(_ view: ChartView) {
        person = Person(
            fields: view.client.client,
            version: view.client.version,
            closure: view.client.closure,
            notices: view.client.notices
        )
        plans = view.plans.map { plan in
            Plan(
                id: plan.id,
                version: plan.version,
                isCurrent: plan.current,
                content: plan.content,
                hash: plan.contentHash,
                at: plan.recordedAt,
                error: plan.error
            )
        }
        notes = view.notes.map { note in
            Note(
                id: note.id,
                content: note.content,
                at: note.recordedAt,
                isLate: note.late,
                isUndone: note.undone,
                error: note.error,
                additions: note.additions.map { more in
                    Addition(
                        id: more.id,
                        content: more.content,
                        at: more.recordedAt,
                        isLate: more.late,
                        error: more.error
                    )
                }
            )
        }
        entries = view.entries.map { entry in
            Entry(
                id: entry.id,
                content: entry.content,
                at: entry.recordedAt,
                isUndone: entry.undone,
                error: entry.error
            )
        }
    }

    /// What the acts up to the end of a day amount to, by the plainest reading of the rules: everything that was
    /// recorded by then, with the marks of then; what was taken back is so on every day.
    init(_ acts: [DoneAct], of client: ClientID, on day: CalendarDay) {
        var takenBack: Set<RecordID> = []
        for case (let act, .takenBack(let record)) in acts.map({ ($0, $0.what) })
        where act.client == client {
            takenBack.insert(record)
        }
        var errors: [RecordID: ErrorMark] = [:]
        let known = acts.filter { $0.client == client && $0.at.day <= day }
        for act in known {
            if case .mark(let mark, let record) = act.what { errors[record] = mark }
        }
        for act in known {
            takePerson(act)
            take(act, isUndone: takenBack.contains(act.id), error: errors[act.id])
        }
        let current = plans.last { $0.error == nil }?.id
        plans = plans.map { plan in
            Plan(
                id: plan.id,
                version: plan.version,
                isCurrent: plan.id == current,
                content: plan.content,
                hash: plan.hash,
                at: plan.at,
                error: plan.error
            )
        }
        notes.sort { ($0.content.occurredAt, $0.at) < ($1.content.occurredAt, $1.at) }
    }

    /// Ids of the records that are not the same in both, and whether only their order is another: a whole
    /// chart would tell nobody anything.
    func differences(from other: Self) -> [String] {
        guard self != other else { return [] }
        let found =
            (person == other.person ? [] : ["person"])
            + Self.different(plans, other.plans).map { "plan \($0.id)" }
            + Self.different(notes, other.notes).map { "note \($0.id)" }
            + Self.different(entries, other.entries).map { "entry \($0.id)" }
        return found.isEmpty ? ["another order"] : found
    }

    private static func different<Record: Equatable>(_ these: [Record], _ those: [Record])
        -> [Record]
    {
        these.filter { !those.contains($0) } + those.filter { !these.contains($0) }
    }

    private mutating func take(_ act: DoneAct, isUndone: Bool, error: ErrorMark?) {
        switch act.what {
        case .note(let content, let isLate):
            guard [.progress, .contact, .crisis, .discharge].contains(content.noteClass) else {
                return
            }
            notes.append(
                Note(
                    id: act.id,
                    content: content,
                    at: act.at,
                    isLate: isLate,
                    isUndone: isUndone,
                    error: error
                )
            )
        case .addition(let content, let note, let isLate):
            guard !isUndone, let index = notes.firstIndex(where: { $0.id == note }) else { return }
            notes[index].additions.append(
                Addition(id: act.id, content: content, at: act.at, isLate: isLate, error: error)
            )
        case .plan(let content, let version, let hash):
            guard !isUndone else { return }
            plans.append(
                Plan(
                    id: act.id,
                    version: version,
                    isCurrent: false,
                    content: content,
                    hash: hash,
                    at: act.at,
                    error: error
                )
            )
        case .entry(let content):
            entries.append(
                Entry(
                    id: act.id,
                    content: content,
                    at: act.at,
                    isUndone: isUndone,
                    error: error
                )
            )
        case .mark, .takenBack, .fields, .closure, .notice: break
        }
    }

    private mutating func takePerson(_ act: DoneAct) {
        switch act.what {
        case .fields(let fields):
            if act.isFirst {
                person = Person(fields: fields)
            } else {
                change { $0.fields = fields }
            }
        case .closure(let closure): change { $0.closure = closure }
        case .notice(let notice): change { $0.notices.append(notice) }
        default: break
        }
    }

    private mutating func change(_ body: (inout Person) -> Void) {
        guard var changed = person else { return }
        body(&changed)
        changed.version += 1
        person = changed
    }
}
