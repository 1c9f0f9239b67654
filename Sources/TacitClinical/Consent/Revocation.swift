/// That a consent was revoked (regulation.md R2.7): it counts from the day of receipt, whatever its form.
public struct Revocation: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.revocation
    /// The fields of its document.
    public static let fields = [
        FormField("consent", .reference([.consent]), "Which consent", isRequired: true),
        FormField("received_on", .day, "When it was received", isRequired: true),
        FormField("by", .line, "Who revoked it", isRequired: true),
        FormField("in_writing", .yesNo, "Whether it is in writing", isRequired: true),
        FormField("how", .line, "How it came", isRequired: true),
    ]

    /// The consent.
    public var consent: RecordID
    /// The first day on which the consent no longer holds.
    public var receivedOn: CalendarDay
    /// Who revoked it.
    public var by: String
    /// Whether it is in writing.
    public var inWriting: Bool
    /// How it came: a letter, a message, in session.
    public var how: String

    /// Makes a revocation.
    public init(
        consent: RecordID,
        receivedOn: CalendarDay,
        by: String,
        inWriting: Bool,
        how: String
    ) {
        self.consent = consent
        self.receivedOn = receivedOn
        self.by = by
        self.inWriting = inWriting
        self.how = how
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case consent, by, how
        case receivedOn = "received_on"
        case inWriting = "in_writing"
    }

    /// The day, and how it came.
    public var title: String { EntryTitle.line("consent revoked \(receivedOn)", how) }

    /// A consent that does not stand or was revoked already, and days out of order.
    public func faults(in context: EntryContext) -> [EntryFault] {
        guard
            let record = Consents.fold(entries: context.entries).first(where: {
                $0.consent.id == consent
            })
        else {
            return [.noConsent]
        }
        return [
            record.revocation == nil ? nil : .revokedAlready,
            CareRules.future("received_on", receivedOn, context),
            record.consent.content.draftedOn.flatMap {
                CareRules.order("received_on", receivedOn, notBefore: $0, "the consent")
            },
        ].compactMap(\.self)
    }

    /// One that is not in writing: known is revoked (2.31(c)), but the patient's right is to do it in writing.
    public func advice(in context: EntryContext) -> [EntryFault] {
        inWriting ? [] : [.revokedOrally]
    }
}
