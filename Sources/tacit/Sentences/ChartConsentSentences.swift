import TacitClinical

/// What is said about consents.
enum ConsentSentences {
    static let none = "there is no consent"
    static let whichKind = "Which kind?"
    static let notThen = "it was not drafted by that day"
    static let namesOnForm = "a form to sign has the client's name on it"
    static let sayNames = "say --names, and keep what is printed as you keep a chart"
    static let noEnd = "no end that tacit can see"
    static let signed = "signed"
    static let lacks = "lacks"

    static func kind(_ kind: Consent.Kind) -> String {
        switch kind {
        case .part2Specific: "42 CFR Part 2, for named recipients and one purpose"
        case .part2TPO: "42 CFR Part 2, for all treatment, payment and operations"
        case .sudCounsellingNotes: "SUD counselling notes, alone"
        case .legalProceeding: "use in a proceeding, alone"
        case .hipaaAuthorization: "HIPAA authorization, where Part 2 does not apply"
        case .psychotherapyNotes: "psychotherapy notes, alone"
        case .generalROI: "general release; never enough for Part 2"
        case .obtain: "to obtain records from another"
        }
    }

    static func state(_ found: ConsentStanding) -> String {
        switch found.state {
        case .draft where found.missing.isEmpty: "not signed"
        case .draft: "draft, \(found.missing.count) \(found.missing.count == 1 ? "element" : "elements") missing"
        case .waiting:
            found.waitingFor == .client ? "waits for the client's signature" : "waits for the guardian's signature"
        case .active: found.until.map { "active until \(DayText.day($0))" } ?? "active, \(noEnd)"
        case .expired: found.until.map { "expired \(DayText.day($0))" } ?? "expired"
        case .revoked:
            found.revocation.map { "revoked \(DayText.day($0.content.receivedOn))" } ?? "revoked"
        }
    }
    static func stopped(_ day: String) -> String {
        "from \(day) on nothing more is shared under it; what left before stays where it is, and cannot be called back"
    }
    static func left(_ ref: String, _ day: String, _ title: String) -> String {
        "left in reliance on it: \(ref), \(day), \(title)"
    }
    static func tellThem(_ ref: String) -> String {
        "tell those who received it: tacit consent letters \(ref) --names -o letters.html"
    }
    static func printWith(_ ref: String) -> String {
        "print it with: tacit consent print \(ref); once it is signed: tacit consent sign \(ref)"
    }
    static func covered(_ ref: String, _ day: String) -> String { "covered by \(ref) on \(day)" }
    static func notCovered(_ day: String) -> String { "no consent covers this on \(day)" }
    static func missing(_ one: ConsentStanding.Missing) -> String {
        "\(one.field.rawValue): \(one.words) (\(one.paragraph))"
    }
}
