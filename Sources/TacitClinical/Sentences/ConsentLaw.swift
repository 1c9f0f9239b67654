/// Where the law asks for an element, and how it is called (regulation.md R2.1, 2.2).
///
/// All paragraphs that are shown with consents stand in this file, to be held against the eCFR before a release.
enum ConsentLaw {
    static let required = "42 CFR 2.31(a)"
    static let authorization = "45 CFR 164.508(a)(1)"
    static let part2Signature = "42 CFR 2.31(a)(8)"
    static let minimum = "42 CFR 2.13(a)"
    static let counsellingNotes = "42 CFR 2.31(b)"
    static let proceedings = "42 CFR 2.31(d)"
    static let psychotherapy = "45 CFR 164.508(a)(2)"
    static let general = "42 CFR 2.31(a), 2.32(a)"
    static let together = "42 CFR 2.31(b), (d); 45 CFR 164.508(b)(3)"

    static func recipient(_ kind: Consent.Kind) -> String { paragraph(.recipients, kind) }
    static func signature(_ kind: Consent.Kind) -> String {
        kind.isPart2 ? part2Signature : "45 CFR 164.508(c)(1)(vi)"
    }
    static func second(_ kind: Consent.Kind) -> String {
        kind.isPart2 ? "42 CFR 2.14" : "45 CFR 164.502(g)"
    }
    static func expired(_ kind: Consent.Kind) -> String {
        kind.isPart2 ? "42 CFR 2.31(c)(1)" : "45 CFR 164.508(b)(2)(i)"
    }
    static func revoked(_ kind: Consent.Kind) -> String {
        kind.isPart2 ? "42 CFR 2.31(c)(3)" : "45 CFR 164.508(b)(2)(iii)"
    }

    /// The paragraph that asks for an element in a consent of a kind.
    static func paragraph(_ element: ConsentElement, _ kind: Consent.Kind) -> String {
        kind.isPart2 ? part2(element) : "45 CFR 164.508(c)\(hipaa(element))"
    }

    static func part2(_ element: ConsentElement) -> String {
        switch element {
        case .patientName: "42 CFR 2.31(a)(1)"
        case .discloser: "42 CFR 2.31(a)(2)"
        case .description, .scope: "42 CFR 2.31(a)(3)"
        case .recipients: "42 CFR 2.31(a)(4)"
        case .recipientIsCovered, .hipaaRedisclosure: "42 CFR 2.31(a)(4)(iii)"
        case .purpose, .purposeKind: "42 CFR 2.31(a)(5)"
        case .rightToRevoke: "42 CFR 2.31(a)(6)"
        case .expiry: "42 CFR 2.31(a)(7)"
        case .authorityNote: part2Signature
        case .redisclosure: "42 CFR 2.31(a)(10)(i)"
        case .refusalConsequences: "42 CFR 2.31(a)(10)(ii)"
        case .noConditioning: counsellingNotes
        }
    }

    private static func hipaa(_ element: ConsentElement) -> String {
        switch element {
        case .patientName, .description, .scope: "(1)(i)"
        case .discloser: "(1)(ii)"
        case .recipients, .recipientIsCovered: "(1)(iii)"
        case .purpose, .purposeKind: "(1)(iv)"
        case .expiry: "(1)(v)"
        case .authorityNote: "(1)(vi)"
        case .rightToRevoke: "(2)(i)"
        case .noConditioning, .refusalConsequences: "(2)(ii)"
        case .redisclosure, .hipaaRedisclosure: "(2)(iii)"
        }
    }
}

extension ConsentElement {
    /// The element as it is read.
    var words: String {
        switch self {
        case .patientName: "the name of the patient"
        case .discloser: "who may disclose"
        case .description: "what is disclosed"
        case .scope: "the parts of the chart"
        case .recipients: "who receives"
        case .recipientIsCovered: "whether the recipient is a covered entity"
        case .hipaaRedisclosure:
            "the statement that HIPAA lets the recipient redisclose, but not against the patient"
        case .purposeKind: "the kind of purpose"
        case .purpose: "the purpose"
        case .rightToRevoke: "the right to revoke it"
        case .expiry: "when it expires"
        case .authorityNote: "by what right another signs for the client"
        case .redisclosure: "the statement that it may be redisclosed and no longer protected"
        case .refusalConsequences: "what follows from refusing to sign"
        case .noConditioning: "the statement that treatment does not depend on it"
        }
    }
}

extension SharedPart.Stream {
    /// The stream as it is read.
    var words: String {
        switch self {
        case .chart: "parts of the chart"
        case .psychotherapy: "psychotherapy notes"
        case .sudCounselling: "SUD counselling notes"
        }
    }
}
