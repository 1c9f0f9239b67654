/// How formal a plan is (clinical.md 1.3): a light one is a narrative with steps.
public enum PlanFormality: String, Codable, Sendable, CaseIterable {
    case light
}

/// Where a step stands. Resizing is recorded and is no failure.
public enum StepState: String, Codable, Sendable, CaseIterable {
    case todo, doing, done, skipped, resized
}

/// One small step; its id (`s1`, `s2`, ...) is given once and stays through every version.
public struct PlanStep: Codable, Hashable, Sendable {
    /// `s` and a number; never used again in this client's plans.
    public var id: String
    /// What will be done.
    public var text: String
    /// Where it stands.
    public var state: StepState
    /// By when.
    public var due: CalendarDay?
    /// Who does it, when it is not the client.
    public var owner: String?
    /// The step that this one was made from, smaller or larger.
    public var resizedFrom: String?

    /// Makes a step that is still to do.
    public init(id: String, text: String) {
        self.id = id
        self.text = text
        state = .todo
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, text, state, due, owner
        case resizedFrom = "resized_from"
    }
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
    /// The steps in their order.
    public var steps: [PlanStep]

    /// Makes an empty light plan.
    public init(effectiveFrom: CalendarDay) {
        formality = .light
        self.effectiveFrom = effectiveFrom
        sections = []
        steps = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case formality, reason, sections, steps
        case effectiveFrom = "effective_from"
        case reviewOn = "review_on"
    }
}
