/// What speaks for or against a request for an accommodation (clinical.md 1.6).
public struct Evidence: ChartContent {
    /// Where it comes from.
    public enum Source: String, Codable, Sendable, CaseIterable {
        /// The client's own report.
        case clientReport = "client-report"
        /// What was observed in session.
        case observation
        /// A scored instrument.
        case instrument
        /// A letter of another provider.
        case providerLetter = "provider-letter"
        /// A record of a school or an employer.
        case schoolOrWork = "school-work-record"
        /// An accommodation that worked before.
        case priorAccommodation = "prior-accommodation"
        /// What somebody close to the client reports.
        case collateral
    }

    /// How much it says.
    public enum Weight: String, Codable, Sendable, CaseIterable {
        case strong, moderate, weak
    }

    /// Its kind.
    public static let kind = EntryKind.evidence
    /// The fields of its document.
    public static let fields = [
        FormField("request", .reference([.accommodation]), "Which request", isRequired: true),
        FormField(
            "kind",
            .choice(Source.allCases.map(\.rawValue)),
            "Kind of evidence",
            isRequired: true
        ),
        FormField("source", .line, "Who or what it comes from", isRequired: true),
        FormField("on", .day, "Date of the evidence", isRequired: true),
        FormField("consent", .line, "Consent under which it was obtained"),
        FormField("weight", .choice(Weight.allCases.map(\.rawValue)), "How much it says"),
        FormField("what", .prose, "What it says", isRequired: true),
    ]

    /// The request.
    public var request: RecordID
    /// Where it comes from.
    public var source: Source
    /// Who or what: a name, an instrument, a letter.
    public var from: String
    /// The day of the evidence, which may lie before the request.
    public var on: CalendarDay
    /// The consent under which it was obtained, where one was needed.
    public var consent: String?
    /// How much it says.
    public var weight: Weight?
    /// What it says.
    public var what: String

    /// Makes evidence with what is required.
    public init(request: RecordID, source: Source, from: String, on: CalendarDay, what: String) {
        self.request = request
        self.source = source
        self.from = from
        self.on = on
        self.what = what
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case request, on, consent, weight, what
        case source = "kind"
        case from = "source"
    }

    /// Kind and source.
    public var title: String {
        CareRules.title(
            source.rawValue.split(separator: "-").joined(separator: " "),
            from
        )
    }

    /// A request that does not stand, and a day that has not come.
    public func faults(in context: EntryContext) -> [EntryFault] {
        [
            CareRules.content(request, AccommodationRequest.self, context) == nil
                ? .noRequest : nil,
            CareRules.future("on", on, context),
        ].compactMap(\.self)
    }

    /// What came from others without a consent, and words that judge.
    public func advice(in context: EntryContext) -> [EntryFault] {
        let fromOthers = [.providerLetter, .schoolOrWork, .collateral].contains(source)
        return (fromOthers && CareRules.isBlank(consent) ? [.consentUnsaid] : [])
            + CareRules.words(["what": what])
    }
}
