import TacitClinical

/// Words of the document: titles of sections and of what FHIR has no element for.
enum FHIRSentences {
    static let nothing = "Nothing in the chart."
    static let plan = "Treatment plan"
    static let records = "Records of treatment"
    static let note = "One note"
    static let conditions = "Diagnoses and problems"
    static let assessments = "Assessments"
    static let evaluation = "evaluation"
    static let measures = "Measures"
    static let accommodations = "Accommodations"
    static let alterationsInForce = "Alterations in force"
    static let alterationsOver = "Earlier alterations"
    static let reviews = "Plan reviews"
    static let safetyPlan = "Safety plan"
    static let attendance = "Attendance"
    static let notes = "Progress notes"
    static let files = "Files"
    static let leftOut = "What was left out, and why"
    static let need = "Functional need"
    static let barrier = "barrier"
    static let asked = "Asked for"
    static let agreed = "Agreed"
    static let reason = "Reason"
    static let words = "in the client's words"
    static let alternative = "alternative offered"
    static let resizedFrom = "resized from"
    static let stageOfChange = "stage of change"

    static func fictional(_ title: String) -> String { "FICTIONAL: \(title)" }
    static func version(_ number: Int) -> String { "version \(number)" }
    static func clientSays(_ words: String) -> String { "In the client's words: \(words)" }
    static func strengths(_ text: String) -> String { "Strengths: \(text)" }
    static func responsible(_ who: String) -> String { "Responsible: \(who)" }
    static func waived(_ letter: String, _ reason: String) -> String {
        "SMART \(letter) waived: \(reason)"
    }
    static func level(_ level: String) -> String { "goal attainment level \(level)" }
    static func ifNotDone(_ text: String) -> String { "If not done: \(text)" }

    static func outcome(_ outcome: AccommodationOutcome) -> String {
        "Reviewed \(outcome.reviewedOn): worked \(outcome.worked.rawValue), \(outcome.standing == true ? "stands" : outcome.next.rawValue)"
    }

    static func remission(_ kind: Diagnosis.Remission, since day: CalendarDay?) -> String {
        "\(kind.rawValue) remission" + (day.map { " since \($0)" } ?? "")
    }

    static func dimension(_ edition: DimensionSheet.Edition, _ line: DimensionSheet.Line) -> String {
        "Dimension \(line.key), edition \(edition.rawValue): \(line.name)"
    }

    static func alteration(_ alteration: Alteration, until end: CalendarDay?) -> String {
        "\(alteration.whatChanged), instead of \(alteration.usualProcedure), from \(alteration.from)"
            + (end.map { " to \($0)" } ?? "")
    }

    static func values(of series: MeasureSeries) -> String {
        series.points.map { "\($0.on) \(number($0.value))" }.joined(separator: ", ")
            + (series.unit.map { " \($0)" } ?? "")
    }

    static func step(_ step: PlanStep) -> String {
        "\(step.id) \(step.state.rawValue): \(step.text)"
            + (step.resizedFrom.map { " (\(resizedFrom) \($0))" } ?? "")
            + (step.due.map { ", by \($0)" } ?? "")
    }

    static func review(_ review: Review) -> String {
        "Review of version \(review.planVersion): \(review.outcome == .newVersion ? "a new version" : "no change")"
    }

    static func addition(_ addition: AmendmentContent) -> String {
        "\(addition.kind.rawValue)\(addition.reason.map { " (\($0))" } ?? ""): \(addition.text)"
    }

    static func protected(_ noteClass: NoteClass) -> String {
        noteClass == .psychotherapy ? "Psychotherapy note" : "SUD counselling note"
    }

    static func protectedNote(_ day: CalendarDay) -> String {
        "One note of \(day), in the document referred to."
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
