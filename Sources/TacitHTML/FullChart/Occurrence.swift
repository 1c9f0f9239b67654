internal import TacitClinical

/// On which day something happened that was entered.
enum Occurrence {
    /// The day that the entry itself tells; that of its recording, where it tells none.
    static func day(of entry: Entry) -> CalendarDay { told(entry.content.value) ?? entry.recordedAt.day }

    private static func told(_ content: any ChartContent) -> CalendarDay? {
        assessed(content) ?? cared(content) ?? shared(content)
    }

    private static func assessed(_ content: any ChartContent) -> CalendarDay? {
        switch content {
        case let found as Assessment: found.administeredOn
        case let found as Evaluation: found.assessedOn
        case let found as DimensionSheet: found.assessedOn
        case let found as Diagnosis: found.establishedOn
        case let found as Reading: found.at.day
        case let found as Review: found.heldOn
        case let found as Acceptance: found.signedOn
        case let found as GoalChange: found.on
        default: nil
        }
    }

    private static func cared(_ content: any ChartContent) -> CalendarDay? {
        switch content {
        case let found as AccommodationRequest: found.requestedOn
        case let found as Evidence: found.on
        case let found as Determination: found.decidedOn
        case let found as AccommodationOutcome: found.reviewedOn
        case let found as Alteration: found.from
        case let found as AlterationEnd: found.endedOn
        case let found as SafetyEntry: found.on
        case let found as Discharge: found.on
        case let found as Attachment: found.on
        default: nil
        }
    }

    private static func shared(_ content: any ChartContent) -> CalendarDay? {
        switch content {
        case let found as Consent: found.draftedOn
        case let found as ConsentSignature: found.signedOn
        case let found as Revocation: found.receivedOn
        case let found as Disclosure: found.day
        case let found as DisclosureReview: found.reviewedOn
        case let found as ShareRefusal: found.at.day
        case let found as ClientRequest: found.receivedOn
        case let found as RequestAnswer: found.answeredOn
        case let found as Disagreement: found.receivedOn
        default: nil
        }
    }
}
