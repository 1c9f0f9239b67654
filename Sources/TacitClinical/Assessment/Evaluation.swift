/// The evaluation in words: what brings the client, history, strengths, functioning and risk (clinical.md 1.1).
public struct Evaluation: ChartContent {
    /// The kind of these entries.
    public static let kind = EntryKind.evaluation

    /// When it was made.
    public var assessedOn: CalendarDay
    /// What brings the client, in the client's words.
    public var presentingProblem: String
    /// Earlier treatment.
    public var treatmentHistory: String?
    /// Medical history, with medication.
    public var medicalHistory: String?
    /// Family history.
    public var familyHistory: String?
    /// Legal history.
    public var legalHistory: String?
    /// Trauma history.
    public var traumaHistory: String?
    /// What the client can build on.
    public var strengths: String?
    /// People, means and places that help.
    public var resources: String?
    /// What stands in the way.
    public var barriers: String?
    /// What the client prefers.
    public var preferences: String?
    /// How daily life goes.
    public var functionalStatus: String?
    /// The mental status examination.
    public var mentalStatus: String?
    /// Risk of suicide.
    public var suicideRisk: String?
    /// Risk of violence.
    public var violenceRisk: String?
    /// Risk of withdrawal.
    public var withdrawalRisk: String?
    /// Risk of overdose.
    public var overdoseRisk: String?
    /// What protects.
    public var protectiveFactors: String?
    /// Culture, language, and how to communicate.
    public var culture: String?
    /// Disability and functional limitations; the ground for accommodations (clinical.md 1.6).
    public var functionalLimitations: String?
    /// How important a change is to the client, 0 to 10.
    public var importance: Int?
    /// How confident the client is to make it, 0 to 10.
    public var confidence: Int?
    /// Who else was asked.
    public var collateralSource: String?
    /// That the client agreed to it, and how.
    public var collateralConsent: String?

    /// Makes an evaluation of which only the beginning is known.
    public init(assessedOn: CalendarDay, presentingProblem: String) {
        self.assessedOn = assessedOn
        self.presentingProblem = presentingProblem
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case strengths, resources, barriers, preferences, culture, importance, confidence
        case assessedOn = "assessed_on"
        case presentingProblem = "presenting_problem"
        case treatmentHistory = "treatment_history"
        case medicalHistory = "medical_history"
        case familyHistory = "family_history"
        case legalHistory = "legal_history"
        case traumaHistory = "trauma_history"
        case functionalStatus = "functional_status"
        case mentalStatus = "mental_status"
        case suicideRisk = "suicide_risk"
        case violenceRisk = "violence_risk"
        case withdrawalRisk = "withdrawal_risk"
        case overdoseRisk = "overdose_risk"
        case protectiveFactors = "protective_factors"
        case functionalLimitations = "functional_limitations"
        case collateralSource = "collateral_source"
        case collateralConsent = "collateral_consent"
    }

    /// The fields of the document.
    public static let fields = [
        FormField("assessed_on", .day, "Assessed on", isRequired: true),
        FormField("importance", .whole(0...10), "How important a change is to the client, 0 to 10"),
        FormField("confidence", .whole(0...10), "How confident the client is, 0 to 10"),
        FormField("collateral_source", .line, "Who else was asked"),
        FormField("collateral_consent", .line, "How the client agreed to it"),
        FormField(
            "presenting_problem",
            .prose,
            "Presenting problem in the client's words",
            isRequired: true
        ),
        FormField("treatment_history", .prose, "Treatment history"),
        FormField("medical_history", .prose, "Medical history"),
        FormField("family_history", .prose, "Family history"),
        FormField("legal_history", .prose, "Legal history"),
        FormField("trauma_history", .prose, "Trauma history"),
        FormField("strengths", .prose, "Strengths"),
        FormField("resources", .prose, "Resources"),
        FormField("barriers", .prose, "Barriers"),
        FormField("preferences", .prose, "Preferences"),
        FormField("functional_status", .prose, "Functional status"),
        FormField("mental_status", .prose, "Mental status"),
        FormField("suicide_risk", .prose, "Risk of suicide"),
        FormField("violence_risk", .prose, "Risk of violence"),
        FormField("withdrawal_risk", .prose, "Risk of withdrawal"),
        FormField("overdose_risk", .prose, "Risk of overdose"),
        FormField("protective_factors", .prose, "Protective factors"),
        FormField("culture", .prose, "Culture, language and communication needs"),
        FormField("functional_limitations", .prose, "Disability and functional limitations"),
    ]

    /// The first line of what brings the client.
    public var title: String {
        EntryTitle.cut(
            presentingProblem.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        )
    }

    /// A day that cannot be, a ruler outside 0 to 10, and no words of the client.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults = DayRules.faults("assessed_on", assessedOn, in: context)
        if presentingProblem.allSatisfy(\.isWhitespace) {
            faults.append(EvaluationSentence.noWords)
        }
        for (field, value) in [("importance", importance), ("confidence", confidence)] {
            if let value, !(0...10).contains(value) {
                faults.append(EvaluationSentence.ruler(field))
            }
        }
        return faults
    }

    /// Somebody was asked, and nothing says that the client agreed.
    public func advice(in context: EntryContext) -> [EntryFault] {
        collateralSource != nil && collateralConsent == nil ? [EvaluationSentence.noConsent] : []
    }
}
