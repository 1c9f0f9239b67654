/// That a disclosure was looked at again; one in an emergency waits for it (regulation.md R2.10).
public struct DisclosureReview: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.disclosureReview
    /// The fields of its document.
    public static let fields = [
        FormField("disclosure", .reference([.disclosure]), "Which disclosure", isRequired: true),
        FormField("reviewed_on", .day, "When it was looked at", isRequired: true),
        FormField("finding", .prose, "What was found", isRequired: true),
    ]

    /// The disclosure.
    public var disclosure: RecordID
    /// When it was looked at.
    public var reviewedOn: CalendarDay
    /// What was found, and what was done about it.
    public var finding: String

    /// Makes a review.
    public init(disclosure: RecordID, reviewedOn: CalendarDay, finding: String) {
        self.disclosure = disclosure
        self.reviewedOn = reviewedOn
        self.finding = finding
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case disclosure, finding
        case reviewedOn = "reviewed_on"
    }

    /// What was found.
    public var title: String { EntryTitle.cut(finding) }

    /// A disclosure that does not stand, and days out of order.
    public func faults(in context: EntryContext) -> [EntryFault] {
        guard let found = CareRules.content(disclosure, Disclosure.self, context) else {
            return [.disclosureUnknown]
        }
        return [
            CareRules.future("reviewed_on", reviewedOn, context),
            CareRules.order("reviewed_on", reviewedOn, notBefore: found.day, "the disclosure"),
        ].compactMap(\.self)
    }
}
