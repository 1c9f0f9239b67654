internal import TacitClinical

/// The words of an accounting's page.
enum AccountingWords {
    static let pageTitle = "Accounting"
    static let title = "Accounting of disclosures"
    static let name = "For"
    static let day = "Made"
    static let part2 = "42 CFR 2.25"
    static let hipaa = "45 CFR 164.528"
    static let listed = "What is listed"
    static let leftOut = "What is not listed, and why"
    static let none = "Nothing."
    static let organisation = "Office"
    static let address = "Address"
    static let what = "What"
    static let purpose = "Purpose"
    static let basis = "By what right"
    static let how = "How"
    static let record = "Record"

    static func since(_ day: CalendarDay) -> String { "disclosures since \(day)" }

    static func heading(_ line: Accounting.Line) -> String { "\(line.madeAt.day), to \(line.recipient)" }

    static func basis(_ basis: Disclosure.Basis) -> String {
        switch basis {
        case .consent: "with consent"
        case .emergency: "a medical emergency"
        case .clientRequest: "the client asked for it"
        case .courtOrder: "a court order"
        case .childAbuseReport: "a report of child abuse"
        case .audit: "an audit or evaluation"
        case .otherLaw: "another law"
        }
    }

    static func how(_ how: Disclosure.How) -> String {
        switch how {
        case .bundle: "a sealed file"
        case .phone: "by telephone"
        case .paper: "on paper"
        case .fax: "by fax"
        case .person: "in person"
        case .copy: "a page that opens with words"
        case .other: "in another way"
        }
    }

    static func standing(_ standing: Accounting.Standing) -> String {
        switch standing {
        case .listed: "listed"
        case .earlier: "not listed: made before the period"
        case .tpo: "not listed: for treatment, payment or operations"
        case .toClient: "not listed: made to the client"
        case .authorized: "not listed: made with an authorization"
        case .notApplicable: "does not apply"
        }
    }
}
