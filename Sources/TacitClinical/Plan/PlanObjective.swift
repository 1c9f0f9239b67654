/// A measurable step to a goal (clinical.md 1.3).
public struct PlanObjective: PlanPart {
    /// `O`, the number of its goal, a point and a number: `O1.2`.
    public var id: String
    /// Its goal.
    public var goalID: String
    /// What will be so, in one line.
    public var statement: String
    /// How it is measured.
    public var measure: PlanMeasure?
    /// By when.
    public var due: CalendarDay?
    /// When it is looked at again.
    public var reviewOn: CalendarDay?
    /// Who does it: `client`, `therapist` or another.
    public var responsible: String?
    /// How sure the client is of reaching it, 0 to 10.
    public var confidence: Int?
    /// Letters of SMART that were waived, each with the reason.
    @OmittedWhenEmpty public var waivers: [SmartLetter: String]

    /// Makes an objective.
    public init(id: String, goalID: String, statement: String) {
        self.id = id
        self.goalID = goalID
        self.statement = statement
        waivers = [:]
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, statement, measure, due, responsible, confidence, waivers
        case goalID = "goal_id"
        case reviewOn = "review_on"
    }
}

extension PlanObjective {
    /// `Objective`, and its statement.
    public static let words = (kind: "Objective", heading: "statement")
    /// The keys of its document; besides them there are `waived S` and `level -2`.
    public static let keys = [
        "measure", "instrument", "unit", "baseline", "target", "every", "due", "review", "who",
        "confidence",
    ]
    /// The statement.
    public var heading: String { statement }

    /// Everything but the statement and the goal, which its place in the document tells.
    public var facts: [PlanFact] {
        var facts = PlanFacts()
        facts.add("due", due)
        facts.add("review", reviewOn)
        facts.add("who", responsible)
        facts.add("confidence", confidence)
        for letter in SmartLetter.allCases {
            facts.add("waived \(letter.rawValue)", waivers[letter])
        }
        return (measure?.facts ?? []) + facts.list
    }
}
