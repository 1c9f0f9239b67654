/// What is to be disclosed, to whom, what for and by what right, as the document of `share` says it.
///
/// It is no record: what was disclosed becomes a ``Disclosure``, what was refused a ``ShareRefusal``. Its fields are
/// those of a disclosure that are known beforehand, under the same names.
public struct ShareRequest: Codable, Hashable, Sendable {
    /// The recipient's code among the providers.
    public var recipientCode: String?
    /// The name of a recipient who is in no list, such as a paramedic; never for a bundle.
    public var recipientName: String?
    /// The recipient's practice, clinic or office.
    public var recipientOrganisation: String?
    /// Where the recipient is.
    public var recipientAddress: String?
    /// Classes that the recipient belongs to, in the words of the consent, such as `my treating providers`.
    public var recipientClasses: [String]?
    /// The kind of purpose.
    public var purposeKind: ConsentPurpose
    /// The purpose in words.
    public var purpose: String?
    /// The parts that are asked for, in the words of ``SharedPart``; never all of them by default (42 CFR 2.13(a)).
    public var parts: [String]?
    /// By what right; a consent when missing.
    public var basis: Disclosure.Basis?
    /// The request that it answers.
    public var request: RecordID?
    /// How it left, when it is told; a bundle when missing.
    public var how: Disclosure.How?
    /// When it was told; now when missing.
    public var madeAt: Moment?
    /// Who told it.
    public var spoke: String?
    /// What left, briefly; the parts in words when missing.
    public var what: String?
    /// The last day for the recipient.
    public var expiresOn: CalendarDay?
    /// Emergency: who received it.
    public var personnel: String?
    /// Emergency: of which service or hospital.
    public var affiliation: String?
    /// Emergency: who made the disclosure.
    public var disclosedBy: String?
    /// Emergency: its nature.
    public var nature: String?
    /// Order: which court.
    public var court: String?
    /// Order: its number.
    public var orderNumber: String?
    /// Order: its day.
    public var orderDate: CalendarDay?
    /// Order: what it lets leave.
    public var orderScope: String?
    /// Order: the paper, attached.
    public var orderAttachment: RecordID?
    /// Audit: the written agreement.
    public var agreement: String?
    /// The law that requires or permits it.
    public var citation: String?

    /// Asks for nothing yet.
    public init(_ purposeKind: ConsentPurpose) { self.purposeKind = purposeKind }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case purpose, parts, basis, request, how, spoke, what, personnel, affiliation, nature, court, agreement,
            citation
        case recipientCode = "recipient_code"
        case recipientName = "recipient_name"
        case recipientOrganisation = "recipient_organisation"
        case recipientAddress = "recipient_address"
        case recipientClasses = "recipient_classes"
        case purposeKind = "purpose_kind"
        case madeAt = "made_at"
        case expiresOn = "expires_on"
        case disclosedBy = "disclosed_by"
        case orderNumber = "order_number"
        case orderDate = "order_date"
        case orderScope = "order_scope"
        case orderAttachment = "order_attachment"
    }
}

extension ShareRequest {
    /// The fields of its document: those of a disclosure of the same name, none of them required but the purpose.
    public static let fields: [FormField] = {
        let known = Set(CodingKeys.allCases.map(\.rawValue))
        let order = CodingKeys.first.map(\.rawValue)
        let fields = Disclosure.fields.filter { known.contains($0.key) }.map {
            FormField($0.key, $0.shape, $0.title, isRequired: $0.key == CodingKeys.purposeKind.rawValue)
        }
        return order.compactMap { key in fields.first { $0.key == key } } + fields.filter { !order.contains($0.key) }
    }()

    /// The fields of an ordinary share, which a document that is printed to be filled in begins with.
    public static let ordinary = CodingKeys.first.map(\.rawValue)

    /// By what right.
    public var ground: Disclosure.Basis { basis ?? .consent }
    /// How it leaves.
    public var way: Disclosure.How { how ?? .bundle }
    /// The parts; words that are none are left out (``faults(_:)`` names them).
    public var sharedParts: [SharedPart] { (parts ?? []).compactMap(SharedPart.init) }

    /// What a share needs before anybody can decide about it, whatever its basis.
    public var faults: [EntryFault] {
        var faults: [EntryFault] = []
        if CareRules.isBlank(recipientCode) && CareRules.isBlank(recipientName) { faults.append(.recipientMissing) }
        if way == .bundle, CareRules.isBlank(recipientCode) { faults.append(.bundleNeedsProvider) }
        if CareRules.isBlank(parts), way == .bundle || ground == .consent { faults.append(.nothingAsked) }
        if (parts ?? []).contains(where: { SharedPart($0) == nil }) { faults.append(.disclosedPartUnknown) }
        let kept = sharedParts.filter { $0.stream != .chart }
        if !kept.isEmpty, sharedParts.count > 1 { faults.append(.protectedAlone) }
        if way == .bundle, spoke != nil || madeAt != nil { faults.append(.toldOnly) }
        return faults
    }
}

extension ShareRequest.CodingKeys {
    /// What is asked of every share, in the order in which one thinks of it.
    static let first: [Self] = [.recipientCode, .purposeKind, .purpose, .parts, .expiresOn, .basis]
}
