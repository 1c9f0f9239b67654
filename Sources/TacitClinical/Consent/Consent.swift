/// A consent as it was drafted: every element of 42 CFR 2.31 and 45 CFR 164.508(c) as a field (regulation.md R2.1).
///
/// A draft may lack elements; it cannot be signed while it does. It never changes: what is wrong is drafted anew.
public struct Consent: ChartContent {
    /// What law it follows; kinds do not mix (regulation.md R2.3).
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// Records under 42 CFR Part 2, to named recipients for a named purpose.
        case part2Specific = "part2-specific"
        /// Records under 42 CFR Part 2, for all future treatment, payment and health care operations.
        case part2TPO = "part2-tpo"
        /// SUD counselling notes, alone (42 CFR 2.31(b)).
        case sudCounsellingNotes = "sud-counselling-notes"
        /// Use in proceedings, alone (42 CFR 2.31(d)).
        case legalProceeding = "legal-proceeding"
        /// Records that Part 2 does not protect (45 CFR 164.508).
        case hipaaAuthorization = "hipaa-authorization"
        /// Psychotherapy notes, alone (45 CFR 164.508(a)(2), (b)(3)(ii)).
        case psychotherapyNotes = "psychotherapy-notes"
        /// A general release; never sufficient for Part 2.
        case generalROI = "general-roi"
        /// To obtain records from another; releases nothing.
        case obtain

        /// Whether 42 CFR 2.31 is what it is measured by; 45 CFR 164.508 otherwise.
        var isPart2: Bool {
            [.part2Specific, .part2TPO, .sudCounsellingNotes, .legalProceeding].contains(self)
        }

        /// The stream whose parts it may name.
        var stream: SharedPart.Stream {
            switch self {
            case .sudCounsellingNotes: .sudCounselling
            case .psychotherapyNotes: .psychotherapy
            default: .chart
            }
        }
    }

    /// The kind of consent.
    public var consentKind: Kind
    /// The day on which it was drafted; the day of entry when left out.
    public var draftedOn: CalendarDay?
    /// The patient's name, as the form has it.
    public var patientName: String?
    /// Who may disclose: a name, or a class of persons.
    public var discloser: String?
    /// What is disclosed, specific and meaningful.
    public var description: String?
    /// The parts of the chart that it covers, in the words of ``SharedPart``.
    public var scope: [String]?
    /// Who receives: names or classes, as the form has them; a provider's code is replaced by name and organisation.
    public var recipients: [String]?
    /// The providers among the recipients, so that a name that is mended later is still the same person.
    public var providers: [RecordID]?
    /// Whether the recipients are covered entities or business associates (45 CFR 160.103).
    public var recipientIsCovered: Bool?
    /// The intermediary, where one passes it on; the recipients are then its participants.
    public var intermediary: String?
    /// The purpose in words.
    public var purpose: String?
    /// The kind of purpose.
    public var purposeKind: ConsentPurpose?
    /// That it may be revoked in writing, how, and what was done in reliance on it.
    public var rightToRevoke: String?
    /// The last day on which it holds.
    public var expiresOn: CalendarDay?
    /// The event with which it ends.
    public var expiresEvent: String?
    /// Whether the form says that HIPAA lets the recipient redisclose, but not against the patient.
    public var hipaaRedisclosure: Bool?
    /// Whether the form says that what is disclosed may be redisclosed and no longer protected.
    public var redisclosure: Bool?
    /// What the form says follows from refusing to sign.
    public var refusalConsequences: String?
    /// Whether the form says that treatment does not depend on signing.
    public var noConditioning: Bool?
    /// By what right somebody signs for the client.
    public var authorityNote: String?

    /// Makes a draft of a kind, without any element.
    public init(_ kind: Kind) { consentKind = kind }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case discloser, description, scope, recipients, providers, intermediary, purpose, redisclosure
        case consentKind = "consent_kind"
        case draftedOn = "drafted_on"
        case patientName = "patient_name"
        case recipientIsCovered = "recipient_is_covered"
        case purposeKind = "purpose_kind"
        case rightToRevoke = "right_to_revoke"
        case expiresOn = "expires_on"
        case expiresEvent = "expires_event"
        case hipaaRedisclosure = "hipaa_redisclosure"
        case refusalConsequences = "refusal_consequences"
        case noConditioning = "no_conditioning"
        case authorityNote = "authority_note"
    }
}

extension Consent {
    /// Its kind.
    public static let kind = EntryKind.consent
    /// The fields of its document.
    public static let fields = [
        FormField("consent_kind", .choice(Kind.words), "Kind of consent", isRequired: true),
        FormField("drafted_on", .day, "When it was drafted, if not today"),
        FormField("patient_name", .line, "Name of the patient"),
        FormField("discloser", .line, "Who may disclose"),
        FormField("scope", .list, "Parts (\(SharedPart.words.joined(separator: ", ")))"),
        FormField("recipients", .list, "Who receives: provider codes, names or classes"),
        FormField("providers", .list, "Providers by their ids, filled in from the codes"),
        FormField(
            "recipient_is_covered",
            .yesNo,
            "Whether the recipient is a HIPAA covered entity"
        ),
        FormField("intermediary", .line, "Intermediary that passes it on"),
        FormField("purpose_kind", .choice(ConsentPurpose.words), "Kind of purpose"),
        FormField("expires_on", .day, "Last day on which it holds"),
        FormField("expires_event", .line, "Event with which it ends"),
        FormField(
            "hipaa_redisclosure",
            .yesNo,
            "The form says that HIPAA lets the recipient redisclose"
        ),
        FormField(
            "redisclosure",
            .yesNo,
            "The form says that it may be redisclosed without protection"
        ),
        FormField("no_conditioning", .yesNo, "The form says that treatment does not depend on it"),
        FormField("authority_note", .line, "By what right another signs"),
        FormField("description", .prose, "What is disclosed"),
        FormField("purpose", .prose, "Purpose"),
        FormField("right_to_revoke", .prose, "How it is revoked, and what stays done"),
        FormField("refusal_consequences", .prose, "What follows from refusing to sign"),
    ]

    /// Kind, recipients, kind of purpose.
    public var title: String {
        EntryTitle.line(
            consentKind.rawValue,
            recipients.map { $0.joined(separator: ", ") },
            purposeKind?.rawValue
        )
    }

    /// The parts that it names; words that are none are left out.
    public var parts: [SharedPart] { (scope ?? []).compactMap(SharedPart.init) }
}
