/// A disclosure that somebody thinks of, as a document asks about it: would it pass?
///
/// What it shares with a ``ShareRequest`` has the same names there.
public struct CoverageForm: Codable, Hashable, Sendable {
    /// The recipient's code among the providers.
    public var recipientCode: String?
    /// The recipient's name as the consent has it, for one who is in no list.
    public var recipientName: String?
    /// Classes that the recipient belongs to, in the words of the consent, such as `my treating providers`.
    public var recipientClasses: [String]?
    /// What for.
    public var purposeKind: ConsentPurpose
    /// What for in words; needed for ``ConsentPurpose/other``.
    public var purpose: String?
    /// What, in the words of ``SharedPart``.
    public var parts: [String]
    /// The day of the disclosure; today when left out.
    public var on: CalendarDay?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case purpose, parts, on
        case recipientCode = "recipient_code"
        case recipientName = "recipient_name"
        case recipientClasses = "recipient_classes"
        case purposeKind = "purpose_kind"
    }

    /// Asks about parts of a chart.
    public init(purposeKind: ConsentPurpose, parts: [String]) {
        self.purposeKind = purposeKind
        self.parts = parts
    }

    /// The fields of its document.
    public static let fields = [
        FormField("recipient_code", .line, "Code of the recipient"),
        FormField("recipient_name", .line, "Who would receive it, without a code"),
        FormField("recipient_classes", .list, "Classes that the recipient belongs to"),
        FormField("purpose_kind", .choice(ConsentPurpose.words), "Kind of purpose", isRequired: true),
        FormField(
            "parts", .list, "Parts (\(SharedPart.words.joined(separator: ", ")))", isRequired: true),
        FormField("on", .day, "When, if not today"),
        FormField("purpose", .prose, "Purpose"),
    ]

    /// The question that it asks of a chart.
    ///
    /// - Throws: what is to be mended: a part that is none, a record that is not there, a code of nobody.
    public func question(in context: EntryContext) throws(EntryFault) -> ConsentQuestion {
        var asked: [SharedPart] = []
        for text in parts {
            guard let part = SharedPart(text) else { throw .unknownPart(in: "parts") }
            guard let whole = part.resolved(in: context) else { throw .unknownRecord(in: "parts") }
            asked.append(whole)
        }
        var question = ConsentQuestion(
            recipient: (recipientClasses ?? []) + [recipientName].compactMap(\.self),
            purpose: purposeKind,
            purposeText: purpose,
            parts: asked,
            day: on ?? context.today
        )
        if let recipientCode {
            guard let provider = context.providers.first(where: { $0.code == recipientCode }) else {
                throw .unknownProvider("recipient_code")
            }
            question.ask(about: provider)
        }
        guard !CareRules.isBlank(question.recipient) else { throw .recipientMissing }
        return question
    }
}
