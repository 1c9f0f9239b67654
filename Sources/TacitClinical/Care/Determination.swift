/// What was determined about a request for an accommodation; the last of several counts
/// (clinical.md 1.6).
public struct Determination: ChartContent {
    /// What the evidence shows.
    public enum Finding: String, Codable, Sendable, CaseIterable {
        case supported, partly
        case notSupported = "not-supported"
        case insufficientInformation = "insufficient-information"
    }

    /// What is done.
    public enum Decision: String, Codable, Sendable, CaseIterable {
        case granted
        case grantedModified = "granted-modified"
        case trial, deferred
        case declinedWithAlternative = "declined-with-alternative"
        case withdrawn

        /// Whether the client has something of it, for good or for a time.
        public var grants: Bool {
            switch self {
            case .granted, .grantedModified, .trial: true
            case .deferred, .declinedWithAlternative, .withdrawn: false
            }
        }
    }

    /// What it does to the goals: the goal stays, the route changes.
    public enum Effect: String, Codable, Sendable, CaseIterable {
        /// They stay as they are.
        case unchanged = "none"
        /// They are put in other words.
        case reframed
    }

    /// The request.
    public var request: RecordID
    /// When it was decided.
    public var decidedOn: CalendarDay
    /// Who decided.
    public var decidedBy: String
    /// What the evidence shows.
    public var finding: Finding
    /// What is done.
    public var decision: Decision
    /// Why, written to be read by the client.
    public var rationale: String
    /// What it does to the goals.
    public var effectOnGoals: Effect
    /// How the goals are put now, when they are reframed.
    public var howReframed: String?
    /// What was offered instead, or besides.
    public var alternativesOffered: [String]?
    /// A pattern that was observed and could be read in more than one way.
    public var pattern: String?
    /// Other explanations that were considered.
    public var alternativesConsidered: [String]?
    /// Why the change would alter the service fundamentally or be unsafe (28 CFR 36.302).
    public var fundamentalChange: String?
    /// What will be done instead.
    public var agreedPerformance: String?
    /// The ordinary expectation, if that is then not done.
    public var ifNotDone: String?
    /// A second opinion or supervision.
    public var consult: String?
    /// What the client said to it.
    public var clientResponse: String?
    /// Where the client can turn.
    public var appealPath: String?
    /// From when it holds; the day of the decision when missing.
    public var effectiveFrom: CalendarDay?
    /// When it is looked at again.
    public var reviewOn: CalendarDay
    /// The first day on which it no longer holds.
    public var expiresOn: CalendarDay?

    /// Makes a determination with what is required.
    public init(
        request: RecordID,
        decidedOn: CalendarDay,
        decidedBy: String,
        finding: Finding,
        decision: Decision,
        rationale: String,
        effectOnGoals: Effect,
        reviewOn: CalendarDay
    ) {
        self.request = request
        self.decidedOn = decidedOn
        self.decidedBy = decidedBy
        self.finding = finding
        self.decision = decision
        self.rationale = rationale
        self.effectOnGoals = effectOnGoals
        self.reviewOn = reviewOn
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case request, finding, decision, rationale, pattern, consult
        case decidedOn = "decided_on"
        case decidedBy = "decided_by"
        case effectOnGoals = "effect_on_goals"
        case howReframed = "how_reframed"
        case alternativesOffered = "alternatives_offered"
        case alternativesConsidered = "alternatives_considered"
        case fundamentalChange = "fundamental_change"
        case agreedPerformance = "agreed_performance"
        case ifNotDone = "if_not_done"
        case clientResponse = "client_response"
        case appealPath = "appeal_path"
        case effectiveFrom = "effective_from"
        case reviewOn = "review_on"
        case expiresOn = "expires_on"
    }

    /// Finding and decision.
    public var title: String {
        CareRules.title(
            finding.rawValue.split(separator: "-").joined(separator: " "),
            decision.words
        )
    }

    /// From when it holds.
    public var startsOn: CalendarDay { effectiveFrom ?? decidedOn }
}
