/// Whether an accommodation that was granted worked (clinical.md 1.6).
public struct AccommodationOutcome: ChartContent {
    /// Whether it worked.
    public enum Worked: String, Codable, Sendable, CaseIterable {
        case yes, partly, no
    }

    /// What follows.
    public enum Next: String, Codable, Sendable, CaseIterable {
        /// It goes on.
        case `continue`
        /// It goes on until something else is determined.
        case change
        /// It is over.
        case end
    }

    /// Its kind.
    public static let kind = EntryKind.outcome
    /// The fields of its document.
    public static let fields = [
        FormField("request", .reference([.accommodation]), "Which request", isRequired: true),
        FormField("reviewed_on", .day, "When it was reviewed", isRequired: true),
        FormField(
            "worked",
            .choice(Worked.allCases.map(\.rawValue)),
            "Did it work",
            isRequired: true
        ),
        FormField("next", .choice(Next.allCases.map(\.rawValue)), "What follows", isRequired: true),
        FormField("standing", .yesNo, "Does it stand from now on"),
        FormField("evidence", .prose, "What shows it", isRequired: true),
        FormField("note", .prose, "Note"),
    ]

    /// The request.
    public var request: RecordID
    /// When it was reviewed.
    public var reviewedOn: CalendarDay
    /// Whether it worked.
    public var worked: Worked
    /// Readings and what else shows it.
    public var evidence: String
    /// What follows.
    public var next: Next
    /// Whether it stands from now on, also beyond the day on which it would have expired.
    public var standing: Bool?
    /// Anything else.
    public var note: String?

    /// Makes an outcome with what is required.
    public init(
        request: RecordID,
        reviewedOn: CalendarDay,
        worked: Worked,
        evidence: String,
        next: Next
    ) {
        self.request = request
        self.reviewedOn = reviewedOn
        self.worked = worked
        self.evidence = evidence
        self.next = next
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case request, worked, evidence, next, standing, note
        case reviewedOn = "reviewed_on"
    }

    /// Whether it worked and what follows.
    public var title: String {
        CareRules.title(
            "worked \(worked.rawValue)",
            standing == true ? "stands" : next.rawValue
        )
    }

    /// A request that was never granted, days out of order, and a standing end.
    public func faults(in context: EntryContext) -> [EntryFault] {
        let found = AccommodationCases.fold(entries: context.entries).first {
            $0.request.id == request
        }
        let granted = found?.determinations.first { $0.content.decision.grants }
        return [
            found == nil ? .noRequest : granted == nil ? .nothingGranted : nil,
            CareRules.future("reviewed_on", reviewedOn, context),
            granted.flatMap {
                CareRules.order(
                    "reviewed_on",
                    reviewedOn,
                    notBefore: $0.content.decidedOn,
                    "the decision"
                )
            },
            standing == true && next == .end ? .standingEnd : nil,
        ].compactMap(\.self)
    }

    /// What stands although it did not work, and words that judge.
    public func advice(in context: EntryContext) -> [EntryFault] {
        (standing == true && worked == .no ? [.standingFailed] : [])
            + CareRules.words(["evidence": evidence, "note": note])
    }
}
