/// That a share was refused: what was wanted and why it did not leave (sharing.md, "The gate").
public struct ShareRefusal: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.refusal
    /// The fields of its page.
    public static let fields = [
        FormField("at", .moment, "When", isRequired: true),
        FormField("recipient_code", .line, "Code of the recipient"),
        FormField("recipient_name", .line, "Who would have received it"),
        FormField("purpose_kind", .choice(ConsentPurpose.words), "Kind of purpose", isRequired: true),
        FormField("parts", .list, "Parts that were asked for"),
        FormField("reasons", .list, "Why it was refused", isRequired: true),
        FormField("consent", .reference([.consent]), "The consent that came nearest"),
    ]

    /// When.
    public var at: Moment
    /// The recipient's code among the providers.
    public var recipientCode: String?
    /// Who would have received it.
    public var recipientName: String?
    /// The kind of purpose.
    public var purposeKind: ConsentPurpose
    /// The parts that were asked for, in the words of ``SharedPart``.
    public var parts: [String]?
    /// Why, in the words of ``ConsentRefusal/Reason`` and what else stands against a share.
    public var reasons: [String]
    /// The consent that came nearest.
    public var consent: RecordID?

    /// Makes a refusal.
    public init(at: Moment, purposeKind: ConsentPurpose, reasons: [String]) {
        self.at = at
        self.purposeKind = purposeKind
        self.reasons = reasons
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case at, parts, reasons, consent
        case recipientCode = "recipient_code"
        case recipientName = "recipient_name"
        case purposeKind = "purpose_kind"
    }

    /// To whom not, and why.
    public var title: String {
        EntryTitle.line(
            "refused" + (recipientName.map { " to \($0)" } ?? ""),
            reasons.joined(separator: ", ")
        )
    }
}
