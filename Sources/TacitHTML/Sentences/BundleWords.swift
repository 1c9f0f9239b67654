internal import TacitClinical

/// The words of a bundle's page.
enum BundleWords {
    static let pageTitle = "Document"
    static let from = "From"
    static let to = "To"
    static let purpose = "Purpose"
    static let made = "Made"
    static let born = "Date of birth"
    static let called = "Called"
    static let pronouns = "Pronouns"
    static let plan = "The plan"
    static let version = "Version"
    static let since = "In force since"
    static let review = "To be reviewed"
    static let steps = "Steps"
    static let measures = "Readings"
    static let notes = "Notes"
    static let stands = "How it stands"
    static let visits = "Attendance"
    static let visitHeads = ["Day", "Whether the client came"]
    static let files = "Files"
    static let leftOut = "What stays with the sender, and why"
    static let consent = "Why you have this"

    static func title(_ chart: SharedChart) -> String { chart.subject.name }

    static func party(_ party: SharedChart.Party) -> String {
        [party.name, party.role, party.organisation].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    static func step(_ step: PlanStep) -> String {
        let facts = [
            step.due.map { "due \($0)" }, step.owner, step.resizedFrom.map { "resized from \($0)" }, step.whyResized,
        ].compactMap(\.self)
        return "\(step.state.rawValue): \(step.text)" + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
    }

    static func recorded(_ at: Moment, _ author: String?) -> String {
        "Recorded \(at.day)" + (author.map { " by \($0)" } ?? "")
    }

    static func note(_ note: SharedChart.SharedNote) -> String {
        "\(note.content.occurredAt.day), \(note.content.noteClass.rawValue.replacing("-", with: " "))"
            + (note.late ? ", late entry" : "")
    }

    static func addition(_ addition: AmendmentContent) -> String {
        PageWords.label(addition.kind.rawValue) + (addition.reason.map { ": \($0)" } ?? "")
    }

    /// The heading above the entries of a kind.
    static func heading(_ kind: EntryKind) -> String {
        switch kind {
        case .assessment: "Assessments"
        case .evaluation: "Evaluation"
        case .dimensions: "ASAM dimensions"
        case .diagnosis: "Diagnoses"
        case .problem: "Problems"
        case .reading: "Single readings"
        case .measure: "Scales"
        case .review: "Reviews"
        case .acceptance: "Agreement"
        case .step: "Changes of steps"
        case .goal: "Changes of goals"
        case .accommodation: "Accommodations that were asked for"
        case .evidence: "Evidence"
        case .determination: "What was decided about them"
        case .outcome: "How they worked"
        case .alteration: "Alterations to the usual procedure"
        case .alterationEnd: "Alterations that ended"
        case .safety: "Safety plan"
        case .discharge: "Discharge"
        case .attachment: "Attachments"
        case .consent, .consentSignature, .revocation: "Consents"
        case .disclosure, .disclosureReview, .refusal: "Disclosures"
        case .request, .answer, .disagreement: "Requests"
        }
    }
}
