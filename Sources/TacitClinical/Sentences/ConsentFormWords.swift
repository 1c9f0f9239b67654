/// The words of a form to sign besides what the law asks for (``ConsentTexts``).
enum ConsentFormWords {
    static let patient = "Name"
    static let discloser = "Who may disclose"
    static let recipients = "To whom"
    static let intermediary = "Through"
    static let isCovered = "Under HIPAA"
    static let description = "What"
    static let scope = "Parts of the record"
    static let purpose = "What for"
    static let until = "Until"
    static let authority = "By what right another signs"
    static let revoking = "Taking it back"
    static let hipaa = "What the recipient may do with it"
    static let again = "Disclosing it again"
    static let refusing = "If you do not sign"
    static let conditions = "What does not depend on it"
    static let notEnough = "What this is not enough for"
    static let statements = "What you should know"
    static let signatures = "Signatures"
    static let room = "______________________________"
    static let signatureLine = "Signature ______________________________   Date ______________"

    static func covered(_ isCovered: Bool) -> String {
        isCovered
            ? "the recipient is a covered entity or a business associate"
            : "the recipient is neither a covered entity nor a business associate"
    }
    static func role(_ role: ConsentSignature.Role) -> String {
        switch role {
        case .client: "Client"
        case .guardian: "Parent or guardian"
        case .representative: "Representative"
        }
    }
    static func signed(_ day: CalendarDay) -> String { "Signed \(day)" }
    static func revoked(_ day: CalendarDay) -> String { "Revoked \(day)" }
    static func purpose(_ kind: ConsentPurpose) -> String {
        switch kind {
        case .treatment: "for treatment"
        case .paymentOperations: "for payment and health care operations"
        case .tpo: "for treatment, payment, and health care operations"
        case .employmentSupport: "for help to find or keep work"
        case .legal: "for use in a proceeding"
        case .atRequestOfPatient: "at the request of the patient"
        case .other: "for this purpose"
        }
    }
}
