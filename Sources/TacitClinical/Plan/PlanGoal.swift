/// The phase of treatment that a goal belongs to, as the practitioner labels it (clinical.md 1.4).
///
/// A label and no rule: the evidence does not support a fixed order, so none is enforced.
public enum GoalPhase: String, Codable, Sendable, CaseIterable {
    case engagement, stabilisation
    case symptomControl = "symptom-control"
    case underlyingProblems = "underlying-problems"
    /// Maintenance and relapse prevention.
    case maintenance
    case discharge
}

/// The lifecycle of a goal: the words of FHIR R4 `Goal.lifecycleStatus` (clinical.md 1.3).
public enum GoalLifecycle: String, Codable, Sendable, CaseIterable {
    case proposed, accepted, active
    case onHold = "on-hold"
    case completed, cancelled, rejected
}

/// How far a goal was reached: the words of FHIR R4 `Goal.achievementStatus` (clinical.md 1.3).
public enum GoalAchievement: String, Codable, Sendable, CaseIterable {
    case inProgress = "in-progress"
    case improving, worsening
    case noChange = "no-change"
    case achieved, sustaining
    case notAchieved = "not-achieved"
    case noProgress = "no-progress"
    case notAttainable = "not-attainable"
}

/// A goal: a change that the client chooses (clinical.md 1.3).
public struct PlanGoal: PlanPart {
    /// `G` and a number.
    public var id: String
    /// The problems that it answers.
    @OmittedWhenEmpty public var problemIDs: [String]
    /// The change, in one line.
    public var statement: String
    /// The client's own words for it.
    public var clientWords: String?
    /// Who named it, such as the client or a guardian.
    public var expressedBy: String?
    /// The phase.
    public var phase: GoalPhase?
    /// A phase in the practitioner's own words, instead of or beside ``phase``.
    public var phaseLabel: String?
    /// Since when the phase holds.
    public var phaseSince: CalendarDay?
    /// Why the phase was chosen.
    public var phaseReason: String?
    /// Its lifecycle.
    public var lifecycle: GoalLifecycle
    /// How far it was reached.
    public var achievement: GoalAchievement?
    /// By when.
    public var targetDate: CalendarDay?
    /// Strengths of the client that it builds on.
    public var strengthsUsed: String?
    /// What stands in the way, each in one line.
    @OmittedWhenEmpty public var barriers: [String]

    /// Makes an active goal.
    public init(id: String, statement: String) {
        self.id = id
        problemIDs = []
        self.statement = statement
        lifecycle = .active
        barriers = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, statement, phase, lifecycle, achievement, barriers
        case problemIDs = "problem_ids"
        case clientWords = "client_words"
        case expressedBy = "expressed_by"
        case phaseLabel = "phase_label"
        case phaseSince = "phase_since"
        case phaseReason = "phase_reason"
        case targetDate = "target_date"
        case strengthsUsed = "strengths_used"
    }
}

extension PlanGoal {
    /// `Goal`, and its statement.
    public static let words = (kind: "Goal", heading: "statement")
    /// The keys of its document.
    public static let keys = [
        "problems", "client", "by", "phase", "label", "since", "why", "lifecycle", "achievement",
        "until",
        "strengths", "barrier",
    ]
    /// The statement.
    public var heading: String { statement }

    /// Everything but the statement.
    public var facts: [PlanFact] {
        var facts = PlanFacts()
        facts.add("problems", joined: problemIDs)
        facts.add("client", clientWords)
        facts.add("by", expressedBy)
        facts.add("phase", phase)
        facts.add("label", phaseLabel)
        facts.add("since", phaseSince)
        facts.add("why", phaseReason)
        facts.add("lifecycle", lifecycle)
        facts.add("achievement", achievement)
        facts.add("until", targetDate)
        facts.add("strengths", strengthsUsed)
        for barrier in barriers { facts.add("barrier", barrier) }
        return facts.list
    }
}
