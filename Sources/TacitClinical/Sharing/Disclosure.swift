/// That something left a chart: to whom, what, what for, on which basis (42 CFR 2.25, 45 CFR 164.528(b)).
///
/// It is recorded before a byte leaves, so that a crash over-reports and never under-reports. It never changes; a
/// disclosure that did not happen is marked as an error.
public struct Disclosure: ChartContent {
    /// How it left.
    public enum How: String, Codable, Sendable, CaseIterable {
        /// As a sealed bundle.
        case bundle
        /// By telephone.
        case phone
        /// On paper.
        case paper
        /// By fax.
        case fax
        /// In a conversation.
        case person
        /// As a page that opens with words, for the client.
        case copy
        /// Another way, which ``Disclosure/what`` tells.
        case other
    }

    /// By what right it left.
    public enum Basis: String, Codable, Sendable, CaseIterable {
        /// A consent (42 CFR 2.31, 45 CFR 164.508).
        case consent
        /// A medical emergency (42 CFR 2.51).
        case emergency
        /// To the client, who asked for it (42 CFR 2.23, 45 CFR 164.524).
        case clientRequest = "client-request"
        /// A court's order (42 CFR 2.61 to 2.67).
        case courtOrder = "court-order"
        /// A report of child abuse or neglect (42 CFR 2.12(c)(6)).
        case childAbuseReport = "child-abuse-report"
        /// Management audit, financial audit or program evaluation (42 CFR 2.53).
        case audit
        /// Another law, which is cited.
        case otherLaw = "other-law"
    }

    /// When it was made.
    public var madeAt: Moment
    /// How it left.
    public var how: How
    /// By what right.
    public var basis: Basis
    /// The consent, for ``Basis/consent``.
    public var consent: RecordID?
    /// The request that it answers.
    public var request: RecordID?
    /// The recipient's code among the providers.
    public var recipientCode: String?
    /// Who received it: a person or an office.
    public var recipientName: String
    /// The recipient's practice, clinic or office.
    public var recipientOrganisation: String?
    /// Where the recipient is, on one line.
    public var recipientAddress: String?
    /// Whether the recipient is a covered entity or business associate (45 CFR 160.103).
    public var recipientIsCovered: Bool?
    /// Classes of the consent that the recipient belongs to by the practitioner's word (42 CFR 2.31(a)(4)).
    public var recipientClasses: [String]?
    /// The kind of purpose.
    public var purposeKind: ConsentPurpose
    /// The purpose in words.
    public var purpose: String?
    /// The parts that left, in the words of ``SharedPart``; a part that names a record does so with its whole id.
    public var parts: [String]?
    /// What law the recipient holds it under, in words (42 CFR 2.32, 2.33).
    public var regime: String?
    /// What left, briefly, as the client may read it in an accounting (45 CFR 164.528(b)(2)(iii)).
    public var what: String
    /// Who told it, when it is not a bundle.
    public var spoke: String?
    /// Who made a disclosure in an emergency (42 CFR 2.51(c)(2)).
    public var disclosedBy: String?
    /// The medical personnel to whom it was made (42 CFR 2.51(c)(1)).
    public var personnel: String?
    /// Their health care facility (42 CFR 2.51(c)(1)).
    public var affiliation: String?
    /// The nature of the emergency (42 CFR 2.51(c)(4)).
    public var nature: String?
    /// The court.
    public var court: String?
    /// The number of its order.
    public var orderNumber: String?
    /// The day of the order.
    public var orderDate: CalendarDay?
    /// What the order lets leave, and to whom (42 CFR 2.64(e)).
    public var orderScope: String?
    /// The order on paper, as a file of the chart.
    public var orderAttachment: RecordID?
    /// The auditor's written agreement: when, and where it is filed (42 CFR 2.53(a), (b)).
    public var agreement: String?
    /// The law.
    public var citation: String?
    /// The bundle's id, 32 hexadecimal digits.
    public var bundleID: String?
    /// SHA-256 of the bundle's bytes, 64 hexadecimal digits.
    public var bundleSHA256: String?
    /// The bundle's bytes.
    public var bundleSize: Int?
    /// The bundle's `MANIFEST`.
    public var manifest: String?
    /// Ids of the records whose content left, so that it can be shown again.
    public var records: [String]?
    /// The number of the plan's version that left.
    public var planVersion: Int?
    /// The last day on which the recipient may open it without a warning.
    public var expiresOn: CalendarDay?
    /// The class of the one protected note that it is of.
    public var protectedClass: NoteClass?

    /// Makes a disclosure with what each of them needs.
    public init(
        madeAt: Moment,
        how: How,
        basis: Basis,
        recipientName: String,
        purposeKind: ConsentPurpose,
        what: String
    ) {
        self.madeAt = madeAt
        self.how = how
        self.basis = basis
        self.recipientName = recipientName
        self.purposeKind = purposeKind
        self.what = what
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case how, basis, consent, request, purpose, parts, regime, what, spoke, personnel
        case affiliation, nature, court, agreement, citation, manifest, records
        case madeAt = "made_at"
        case recipientCode = "recipient_code"
        case recipientName = "recipient_name"
        case recipientOrganisation = "recipient_organisation"
        case recipientAddress = "recipient_address"
        case recipientIsCovered = "recipient_is_covered"
        case recipientClasses = "recipient_classes"
        case purposeKind = "purpose_kind"
        case disclosedBy = "disclosed_by"
        case orderNumber = "order_number"
        case orderDate = "order_date"
        case orderScope = "order_scope"
        case orderAttachment = "order_attachment"
        case bundleID = "bundle_id"
        case bundleSHA256 = "bundle_sha256"
        case bundleSize = "bundle_size"
        case planVersion = "plan_version"
        case expiresOn = "expires_on"
        case protectedClass = "protected_class"
    }
}

extension Disclosure {
    /// Its kind.
    public static let kind = EntryKind.disclosure
    /// Most bytes of a bundle that a form can say: as many as a received one may have (sharing.md).
    static let largestBundle = 320 << 20

    /// The fields of its document.
    public static let fields = commonFields + basisFields + bundleFields + longFields

    private static let commonFields = [
        FormField("made_at", .moment, "When it was made", isRequired: true),
        FormField("how", .choice(How.words), "How it left", isRequired: true),
        FormField("basis", .choice(Basis.words), "By what right", isRequired: true),
        FormField("consent", .reference([.consent]), "Under which consent"),
        FormField("request", .reference([.request]), "Which request it answers"),
        FormField("recipient_code", .line, "Code of the recipient"),
        FormField("recipient_name", .line, "Who received it", isRequired: true),
        FormField("recipient_organisation", .line, "Practice or office of the recipient"),
        FormField("recipient_address", .line, "Address of the recipient"),
        FormField("recipient_is_covered", .yesNo, "Whether the recipient is a HIPAA covered entity"),
        FormField("recipient_classes", .list, "Classes of the consent that the recipient belongs to"),
        FormField("purpose_kind", .choice(ConsentPurpose.words), "Kind of purpose", isRequired: true),
        FormField("parts", .list, "Parts that left"),
        FormField("regime", .line, "What law the recipient holds it under"),
        FormField("spoke", .line, "Who told it"),
    ]

    private static let basisFields = [
        FormField("personnel", .line, "Emergency: who received it, by name"),
        FormField("affiliation", .line, "Emergency: of which service or hospital"),
        FormField("disclosed_by", .line, "Emergency: who made the disclosure"),
        FormField("court", .line, "Order: which court"),
        FormField("order_number", .line, "Order: its number"),
        FormField("order_date", .day, "Order: its day"),
        FormField("order_attachment", .reference([.attachment]), "Order: the paper, attached"),
        FormField("agreement", .line, "Audit: the written agreement"),
        FormField("citation", .line, "Law that requires or permits it"),
    ]

    private static let bundleFields = [
        FormField("bundle_id", .line, "Id of the bundle"),
        FormField("bundle_sha256", .line, "SHA-256 of the bundle"),
        FormField("bundle_size", .whole(0...largestBundle), "Bytes of the bundle"),
        FormField("records", .list, "Records whose content left"),
        FormField("plan_version", .whole(1...1_000_000), "Version of the plan"),
        FormField("expires_on", .day, "Last day for the recipient"),
        FormField(
            "protected_class",
            .choice(NoteClass.allCases.map(\.rawValue)),
            "Class of the protected note"
        ),
    ]

    private static let longFields = [
        FormField("what", .prose, "What left, briefly", isRequired: true),
        FormField("purpose", .prose, "Purpose"),
        FormField("nature", .prose, "Emergency: its nature"),
        FormField("order_scope", .prose, "Order: what it lets leave"),
        FormField("manifest", .prose, "Manifest"),
    ]

    /// How, to whom and by what right.
    public var title: String {
        EntryTitle.line("\(how.rawValue) to \(recipientName)", recipientOrganisation, basis.rawValue)
    }

    /// The parts that it names; words that are none are left out.
    public var sharedParts: [SharedPart] { (parts ?? []).compactMap(SharedPart.init) }

    /// The day on which it was made.
    public var day: CalendarDay { madeAt.day }
}
