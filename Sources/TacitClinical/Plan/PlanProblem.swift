/// Where a problem stands (clinical.md 1.3).
public enum ProblemStatus: String, Codable, Sendable, CaseIterable {
    case active, improving, resolved, deferred, referred
}

/// The client's stage of change about one problem (clinical.md 1.4): separate from the phase of a goal.
public enum StageOfChange: String, Codable, Sendable, CaseIterable {
    case precontemplation, contemplation, preparation, action, maintenance
}

/// A problem that treatment is about; it need not have a diagnosis (clinical.md 1.2, 1.3).
public struct PlanProblem: PlanPart {
    /// `P` and a number.
    public var id: String
    /// What the problem is, in one line.
    public var statement: String
    /// What can be seen of it, how much and how often.
    public var behaviouralDefinition: String?
    /// The client's own words for it.
    public var clientWords: String?
    /// Codes of the diagnoses that go with it, as text; none holds a comma.
    @OmittedWhenEmpty public var linkedDiagnoses: [String]
    /// Its rank, 1 first; 1 to 99.
    public var priority: Int?
    /// Where it stands.
    public var status: ProblemStatus
    /// Since when treatment is about it.
    public var openedAt: CalendarDay?
    /// Why it waits.
    public var whyDeferred: String?
    /// The client's stage of change.
    public var stageOfChange: StageOfChange?

    /// Makes an active problem.
    public init(id: String, statement: String) {
        self.id = id
        self.statement = statement
        linkedDiagnoses = []
        status = .active
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

extension PlanProblem {
    /// `Problem`, and its statement.
    public static let words = (kind: "Problem", heading: "statement")
    /// The keys of its document.
    public static let keys = [
        "defined", "client", "diagnoses", "priority", "status", "opened", "deferred", "stage",
    ]
    /// The statement.
    public var heading: String { statement }

    /// Everything but the statement.
    public var facts: [PlanFact] {
        var facts = PlanFacts()
        facts.add("defined", behaviouralDefinition)
        facts.add("client", clientWords)
        facts.add("diagnoses", joined: linkedDiagnoses)
        facts.add("priority", priority)
        facts.add("status", status)
        facts.add("opened", openedAt)
        facts.add("deferred", whyDeferred)
        facts.add("stage", stageOfChange)
        return facts.list
    }
}
