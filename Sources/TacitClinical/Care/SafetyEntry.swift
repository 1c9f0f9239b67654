/// What was done about risk, and the safety plan under the headings of Stanley and Brown.
public struct SafetyEntry: ChartContent {
    /// The risk as it was assessed.
    public enum RiskLevel: String, Codable, Sendable, CaseIterable {
        /// Nothing was found.
        case noRisk = "none"
        case low, moderate, high
    }

    /// Its kind.
    public static let kind = EntryKind.safety
    /// The fields of its document.
    public static let fields = [
        FormField("on", .day, "On which day", isRequired: true),
        FormField("answers", .reference([.assessment]), "Which assessment raised the flag"),
        FormField(
            "risk_level",
            .choice(RiskLevel.allCases.map(\.rawValue)),
            "Risk as assessed",
            isRequired: true
        ),
        FormField("review_on", .day, "When it is looked at again"),
        FormField("what_was_done", .prose, "What was done", isRequired: true),
        FormField("warning_signs", .prose, "Warning signs"),
        FormField("coping", .prose, "What I can do by myself"),
        FormField("distractions", .prose, "People and places that take my mind off it"),
        FormField("contacts", .prose, "People whom I can ask for help"),
        FormField("professionals", .prose, "Professionals and agencies in a crisis"),
        FormField("means_safety", .prose, "Making the surroundings safe"),
    ]

    /// The day.
    public var on: CalendarDay
    /// The assessment whose safety flag this answers.
    public var answers: RecordID?
    /// The risk as it was assessed.
    public var riskLevel: RiskLevel
    /// What was done.
    public var whatWasDone: String
    /// Step 1: how the client knows that a crisis begins.
    public var warningSigns: String?
    /// Step 2: what the client does alone.
    public var coping: String?
    /// Step 3: people and places that distract.
    public var distractions: String?
    /// Step 4: people who are asked for help.
    public var contacts: String?
    /// Step 5: professionals and agencies.
    public var professionals: String?
    /// Step 6: the surroundings.
    public var meansSafety: String?
    /// When it is looked at again.
    public var reviewOn: CalendarDay?

    /// Makes an entry with what is required.
    public init(on: CalendarDay, riskLevel: RiskLevel, whatWasDone: String) {
        self.on = on
        self.riskLevel = riskLevel
        self.whatWasDone = whatWasDone
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case on, answers, coping, distractions, contacts, professionals
        case riskLevel = "risk_level"
        case whatWasDone = "what_was_done"
        case warningSigns = "warning_signs"
        case meansSafety = "means_safety"
        case reviewOn = "review_on"
    }

    /// The risk, and whether there is a plan.
    public var title: String {
        CareRules.title("risk \(riskLevel.rawValue)\(hasPlan ? ", with a plan" : "")")
    }

    /// Whether it holds a safety plan, or a part of one.
    public var hasPlan: Bool {
        [warningSigns, coping, distractions, contacts, professionals, meansSafety].contains {
            !CareRules.isBlank($0)
        }
    }

    /// A day that has not come, an assessment that does not stand, a review that lies before.
    public func faults(in context: EntryContext) -> [EntryFault] {
        let isAnswer =
            answers.map { CareRules.content($0, Assessment.self, context) != nil } ?? true
        return [
            CareRules.future("on", on, context),
            isAnswer ? nil : .noAssessment,
            CareRules.order("review_on", reviewOn, notBefore: on, "this day"),
        ].compactMap(\.self)
    }

    /// Risk without a plan, without the surroundings, without another look; words that judge.
    public func advice(in context: EntryContext) -> [EntryFault] {
        let isAtRisk = riskLevel == .moderate || riskLevel == .high
        return [
            isAtRisk && !hasPlan ? .riskWithoutPlan : nil,
            isAtRisk && hasPlan && CareRules.isBlank(meansSafety) ? .meansUnsaid : nil,
            isAtRisk && reviewOn == nil ? .riskWithoutReview : nil,
        ].compactMap(\.self) + CareRules.words(["what_was_done": whatWasDone])
    }
}
