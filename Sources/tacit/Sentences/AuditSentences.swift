import TacitClinical

/// What is said about the log and about what left.
enum AuditSentences {
    static let empty = "the log has no such entry"
    static let none = "nothing"
    static let nothingLeft = "nothing has left this chart"
    static let leftOut = "Left out of both"
    static let every = "Every disclosure"
    static let outside = "On the outside"
    static let inside = "The letter"
    static let nothingSent = "nothing was sent under this consent"
    static let namesOnPage = "this page has the client's name on it"
    static let notRevoked = "the consent was not revoked; tacit consent revoke records that it was"
    static let limitRange = "--limit takes 1 or more"

    static func part2(_ since: CalendarDay) -> String {
        "Accounting under 42 CFR 2.25, since \(DayText.day(since))"
    }
    static func hipaa(_ since: CalendarDay) -> String {
        "Accounting under 45 CFR 164.528, since \(DayText.day(since))"
    }
    static func grounds(_ line: Accounting.Line) -> String {
        "42 CFR 2.25: \(ground(line.part2, isPart2: true)); 45 CFR 164.528: \(ground(line.hipaa, isPart2: false))"
    }

    private static func ground(_ standing: Accounting.Standing, isPart2: Bool) -> String {
        switch standing {
        case .listed: "listed"
        case .earlier: "before the period"
        case .tpo where isPart2: "treatment, payment or operations, not by the electronic record"
        case .tpo: "treatment, payment or operations"
        case .toClient: "to the client"
        case .authorized: "authorized by the client"
        case .notApplicable: "does not apply"
        }
    }
}
