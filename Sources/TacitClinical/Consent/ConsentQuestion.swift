/// What somebody wants to disclose, to whom, what for and when.
public struct ConsentQuestion: Hashable, Sendable {
    /// The names and codes of one recipient, and the classes that the recipient belongs to; a consent must name one.
    public var recipient: [String]
    /// The recipient as a provider of the vault, where it is one.
    public var provider: RecordID?
    /// What for.
    public var purpose: ConsentPurpose
    /// What for in words; needed for ``ConsentPurpose/other``, which covers only the same words.
    public var purposeText: String?
    /// What; a part that names a record does so with its whole id.
    public var parts: [SharedPart]
    /// The day of the disclosure.
    public var day: CalendarDay

    /// Makes a question.
    public init(
        recipient: [String],
        purpose: ConsentPurpose,
        purposeText: String? = nil,
        parts: [SharedPart],
        day: CalendarDay
    ) {
        self.recipient = recipient
        self.purpose = purpose
        self.purposeText = purposeText
        self.parts = parts
        self.day = day
    }
}

/// Whether a disclosure may be made under a consent.
public enum ConsentDecision: Hashable, Sendable {
    /// This consent covers all of it.
    case allowed(ConsentRecord)
    /// None does; never empty.
    case refused([ConsentRefusal])
}

/// One reason against a disclosure.
public struct ConsentRefusal: Hashable, Sendable {
    /// What kind of reason it is.
    public enum Reason: String, Codable, Sendable, CaseIterable {
        /// Nothing was asked for.
        case nothingAsked = "nothing-asked"
        /// The chart has no consent that releases anything.
        case noConsent = "no-consent"
        /// No consent is of the kind that the parts and the purpose need.
        case kind
        /// No single kind covers these parts for this purpose.
        case apart
        /// The recipient is not named.
        case recipient
        /// The purpose is another.
        case purpose
        /// A part is not in the scope.
        case scope
        /// An element is missing.
        case deficient
        /// It is not signed.
        case unsigned
        /// The second signature is missing.
        case secondSignature = "second-signature"
        /// It has expired.
        case expired
        /// It was revoked.
        case revoked
    }

    /// What kind of reason it is.
    public let reason: Reason
    /// The REF of the consent that came nearest; nil where none did.
    public let consent: String?
    /// The reason in one sentence without a period; quotes nothing that was typed.
    public let sentence: String
    /// The paragraph that it rests on, such as `42 CFR 2.31(c)(1)`.
    public let paragraph: String

    init(_ reason: Reason, _ sentence: String, _ paragraph: String, consent: String? = nil) {
        self.reason = reason
        self.consent = consent
        self.sentence = sentence
        self.paragraph = paragraph
    }
}
