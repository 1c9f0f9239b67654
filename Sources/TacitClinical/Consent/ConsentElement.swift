/// An element that a consent needs before it can be signed (42 CFR 2.31(a), 45 CFR 164.508(c)).
///
/// The word is the name of the consent's field. Signature and date are not among them: they are the signing itself.
public enum ConsentElement: String, Codable, Sendable, CaseIterable {
    case patientName = "patient_name"
    case discloser
    case description
    case scope
    case recipients
    case recipientIsCovered = "recipient_is_covered"
    case hipaaRedisclosure = "hipaa_redisclosure"
    case purposeKind = "purpose_kind"
    case purpose
    case rightToRevoke = "right_to_revoke"
    /// A last day or an event; a field of each.
    case expiry = "expires_on"
    case authorityNote = "authority_note"
    case redisclosure
    case refusalConsequences = "refusal_consequences"
    case noConditioning = "no_conditioning"
}

extension Consent {
    /// The elements that a client's consent of this kind needs and lacks, in the order of the law's paragraphs.
    public func missing(for client: Client) -> [ConsentElement] {
        ConsentElement.allCases.filter { needs($0, client) && !has($0) }
    }

    /// Whether this consent needs an element.
    func needs(_ element: ConsentElement, _ client: Client) -> Bool {
        switch element {
        case .patientName, .discloser, .description, .recipients, .purposeKind, .rightToRevoke: true
        // What another holds has no parts of this chart.
        case .scope: consentKind != .obtain
        // Some kinds of purpose are a purpose in the words of the law.
        case .purpose: purposeKind?.saysItself != true
        // Without it nobody knows whether the statement of (a)(4)(iii) is needed.
        case .recipientIsCovered: isPart2ForTPO
        case .hipaaRedisclosure: isPart2ForTPO && recipientIsCovered == true
        case .expiry: consentKind != .part2TPO
        case .redisclosure:
            [.part2TPO, .hipaaAuthorization, .psychotherapyNotes].contains(consentKind)
        case .refusalConsequences: consentKind == .part2TPO
        case .noConditioning:
            [.sudCounsellingNotes, .hipaaAuthorization, .psychotherapyNotes].contains(consentKind)
        case .authorityNote:
            (client.consentAuthority ?? .client) != .client
                && CareRules.isBlank(client.authorityCitation)
        }
    }

    /// Whether it releases records under Part 2 for treatment, payment or operations (2.31(a)(4)(iii)).
    private var isPart2ForTPO: Bool {
        consentKind == .part2TPO || (consentKind == .part2Specific && purposeKind?.isTPO == true)
    }

    private func has(_ element: ConsentElement) -> Bool {
        switch element {
        case .patientName: !CareRules.isBlank(patientName)
        case .discloser: !CareRules.isBlank(discloser)
        case .description: !CareRules.isBlank(description)
        case .scope: !parts.isEmpty
        case .recipients: !CareRules.isBlank(recipients)
        case .recipientIsCovered: recipientIsCovered != nil
        case .hipaaRedisclosure: hipaaRedisclosure == true
        case .purposeKind: purposeKind != nil
        case .purpose: !CareRules.isBlank(purpose)
        case .rightToRevoke: !CareRules.isBlank(rightToRevoke)
        case .expiry: expiresOn != nil || hasEvent
        case .authorityNote: !CareRules.isBlank(authorityNote)
        case .redisclosure: redisclosure == true
        case .refusalConsequences: !CareRules.isBlank(refusalConsequences)
        case .noConditioning: noConditioning == true
        }
    }

    /// "None" is no event; only consents for TPO need none (2.31(a)(7)).
    var hasEvent: Bool { !CareRules.isBlank(expiresEvent) && Self.folded(expiresEvent) != "none" }

    /// Whether the event is the end of the treatment, which a discharge tells.
    var endsWithTreatment: Bool {
        ["end of the treatment", "end of treatment"].contains(Self.folded(expiresEvent))
    }

    /// A text in small letters with single spaces, for comparing names.
    static func folded(_ text: String?) -> String {
        (text ?? "").lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
