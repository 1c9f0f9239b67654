/// A problem that stands alone, before or beside a plan, or a change of one (clinical.md 1.2, 1.3).
///
/// With the id of a problem it says everything about it anew; without, it is a new problem.
public struct ProblemEntry: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.problem
    /// The fields of its document.
    public static let fields = [
        FormField("id", .line, "Id of a problem that changes"),
        FormField("statement", .line, "What the problem is", isRequired: true),
        FormField(
            "behavioural_definition",
            .prose,
            "What can be seen of it, how much and how often"
        ),
        FormField("client_words", .prose, "In the client's words"),
        FormField("linked_diagnoses", .list, "Codes of the diagnoses that go with it"),
        FormField("priority", .whole(1...99), "Its rank, 1 first"),
        FormField("status", .choice(ProblemStatus.words), "Where it stands"),
        FormField("opened_at", .day, "Since when treatment is about it"),
        FormField("why_deferred", .line, "Why it waits"),
        FormField("stage_of_change", .choice(StageOfChange.words), "The client's stage of change"),
    ]

    /// `P` and a number; given by ``complete(in:)`` when missing.
    public var id: String?
    /// What the problem is, in one line.
    public var statement: String
    /// What can be seen of it, how much and how often.
    public var behaviouralDefinition: String?
    /// The client's own words for it.
    public var clientWords: String?
    /// Codes of the diagnoses that go with it, as text.
    @OmittedWhenEmpty public var linkedDiagnoses: [String]
    /// Its rank, 1 to 99.
    public var priority: Int?
    /// Where it stands; active when missing.
    public var status: ProblemStatus?
    /// Since when treatment is about it.
    public var openedAt: CalendarDay?
    /// Why it waits.
    public var whyDeferred: String?
    /// The client's stage of change.
    public var stageOfChange: StageOfChange?

    /// Makes a new problem.
    public init(statement: String) {
        self.statement = statement
        linkedDiagnoses = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, statement, priority, status
        case behaviouralDefinition = "behavioural_definition"
        case clientWords = "client_words"
        case linkedDiagnoses = "linked_diagnoses"
        case openedAt = "opened_at"
        case whyDeferred = "why_deferred"
        case stageOfChange = "stage_of_change"
    }
}

extension ProblemEntry {
    /// Id and statement.
    public var title: String { EntryTitle.line(id, statement, status?.rawValue) }

    /// The problem; nil before it has an id.
    public var problem: PlanProblem? {
        guard let id else { return nil }
        var problem = PlanProblem(id: id, statement: statement)
        problem.behaviouralDefinition = behaviouralDefinition
        problem.clientWords = clientWords
        problem.linkedDiagnoses = linkedDiagnoses
        problem.priority = priority
        problem.status = status ?? .active
        problem.openedAt = openedAt
        problem.whyDeferred = whyDeferred
        problem.stageOfChange = stageOfChange
        return problem
    }

    /// Gives a new problem its id; a change keeps what it does not mention.
    public mutating func complete(in context: EntryContext) {
        guard let id else {
            var ids = context.givenIDs
            self.id = ids.next(.problem)
            return
        }
        guard
            let known = PlanStanding.problems(plan: context.plan, entries: context.entries).first(
                where: { $0.id == id })
        else { return }
        behaviouralDefinition = behaviouralDefinition ?? known.behaviouralDefinition
        clientWords = clientWords ?? known.clientWords
        if linkedDiagnoses.isEmpty { linkedDiagnoses = known.linkedDiagnoses }
        priority = priority ?? known.priority
        status = status ?? known.status
        openedAt = openedAt ?? known.openedAt
        whyDeferred = whyDeferred ?? known.whyDeferred
        stageOfChange = stageOfChange ?? known.stageOfChange
    }

    /// An id must be one that was given, or the next.
    public func faults(in context: EntryContext) -> [EntryFault] {
        guard let id else { return [] }
        var ids = context.givenIDs
        let isKnown = ids.given.contains(id) && PlanIDs.kind(of: id) == .problem
        return isKnown || id == ids.next(.problem) ? [] : [.problemUnknown]
    }
}
