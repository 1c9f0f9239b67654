/// Where a step stands; resizing is recorded and is no failure.
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
    /// The objective that it leads to.
    public var objective: String?
    /// Why it was made from the other, in one line; only beside ``resizedFrom``.
    public var whyResized: String?

    /// Makes a step that is still to do.
    public init(id: String, text: String) {
        self.id = id
        self.text = text
        state = .todo
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, text, state, due, owner, objective
        case resizedFrom = "resized_from"
        case whyResized = "why_resized"
    }
}
