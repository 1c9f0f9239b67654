/// How formal a plan is (clinical.md 1.3): a light one is a narrative with steps, a formal one has problems,
/// goals, objectives and interventions besides.
public enum PlanFormality: String, Codable, Sendable, CaseIterable {
    case light, formal
}

/// The content of one version of a plan.
public struct PlanContent: Codable, Hashable, Sendable {
    /// How formal it is.
    public var formality: PlanFormality
    /// From which day it holds.
    public var effectiveFrom: CalendarDay
    /// Why there is a new version; required from the second on.
    public var reason: String?
    /// When it is to be reviewed.
    public var reviewOn: CalendarDay?
    /// The client's words first, then the rest: headed Markdown in the practitioner's order.
    public var sections: [Section]
    /// The steps: those of the objectives in the order of these, then those that belong to none.
    public var steps: [PlanStep]
    /// The problems; none in a light plan.
    @OmittedWhenEmpty public var problems: [PlanProblem]
    /// The goals; none in a light plan.
    @OmittedWhenEmpty public var goals: [PlanGoal]
    /// The objectives, those of a goal together, in the order of the goals.
    @OmittedWhenEmpty public var objectives: [PlanObjective]
    /// The interventions; none in a light plan.
    @OmittedWhenEmpty public var interventions: [PlanIntervention]
    /// Ids that were given to this client and that nothing has in this version.
    ///
    /// They are kept so that none is ever given again, in the order of ``PlanIDs/sorted(_:)``.
    @OmittedWhenEmpty public var otherIDs: [String]

    /// Makes an empty light plan.
    public init(effectiveFrom: CalendarDay) {
        formality = .light
        self.effectiveFrom = effectiveFrom
        sections = []
        steps = []
        problems = []
        goals = []
        objectives = []
        interventions = []
        otherIDs = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case formality, reason, sections, steps, problems, goals, objectives, interventions
        case effectiveFrom = "effective_from"
        case reviewOn = "review_on"
        case otherIDs = "other_ids"
    }
}

extension PlanContent {
    /// The ids of everything that stands in this version.
    public var ids: [String] {
        problems.map(\.id) + goals.map(\.id) + objectives.map(\.id) + interventions.map(\.id)
            + steps.map(\.id)
    }

    /// The problem with an id.
    public func problem(_ id: String) -> PlanProblem? { problems.first { $0.id == id } }
    /// The goal with an id.
    public func goal(_ id: String) -> PlanGoal? { goals.first { $0.id == id } }
    /// The objective with an id.
    public func objective(_ id: String) -> PlanObjective? { objectives.first { $0.id == id } }
    /// The step with an id.
    public func step(_ id: String) -> PlanStep? { steps.first { $0.id == id } }
    /// The objectives of a goal.
    public func objectives(of goal: String) -> [PlanObjective] {
        objectives.filter { $0.goalID == goal }
    }
    /// The steps of an objective.
    public func steps(of objective: String) -> [PlanStep] {
        steps.filter { $0.objective == objective }
    }
}
