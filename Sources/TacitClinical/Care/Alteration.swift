/// A departure from the usual procedure (clinical.md 1.6).
public struct Alteration: ChartContent {
    /// Why.
    public enum Reason: String, Codable, Sendable, CaseIterable {
        case accommodation, clinical, safety
        case clientPreference = "client-preference"
        case otherProvider = "other-provider"
        case externalEvent = "external-event"
    }

    /// Its kind.
    public static let kind = EntryKind.alteration
    /// The fields of its document.
    public static let fields = [
        FormField("usual_procedure", .line, "What is usual", isRequired: true),
        FormField("what_changed", .line, "What is done instead", isRequired: true),
        FormField("from", .day, "From when", isRequired: true),
        FormField("to", .day, "First day on which the usual holds again"),
        FormField("reason", .choice(Reason.allCases.map(\.rawValue)), "Reason", isRequired: true),
        FormField("accommodation", .reference([.accommodation]), "Which request"),
        FormField("goals_affected", .list, "Goals affected, by their ids"),
        FormField("communicated_to", .list, "Who was told"),
        FormField("review_on", .day, "When it is looked at again"),
        FormField("why", .prose, "Why"),
    ]

    /// What is usual.
    public var usualProcedure: String
    /// What is done instead.
    public var whatChanged: String
    /// The first day.
    public var from: CalendarDay
    /// The first day on which the usual holds again, where that is known.
    public var to: CalendarDay?
    /// Why.
    public var reason: Reason
    /// The request that it carries out; required when that is the reason.
    public var accommodation: RecordID?
    /// The goals that it touches, by their ids in the plan.
    public var goalsAffected: [String]?
    /// Who was told.
    public var communicatedTo: [String]?
    /// When it is looked at again.
    public var reviewOn: CalendarDay?
    /// More about the reason.
    public var why: String?

    /// Makes an alteration with what is required.
    public init(usualProcedure: String, whatChanged: String, from: CalendarDay, reason: Reason) {
        self.usualProcedure = usualProcedure
        self.whatChanged = whatChanged
        self.from = from
        self.reason = reason
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case from, to, reason, accommodation, why
        case usualProcedure = "usual_procedure"
        case whatChanged = "what_changed"
        case goalsAffected = "goals_affected"
        case communicatedTo = "communicated_to"
        case reviewOn = "review_on"
    }

    /// What is done instead.
    public var title: String { CareRules.title(whatChanged) }

    /// An accommodation that is not named, and days out of order; it may begin in the future.
    public func faults(in context: EntryContext) -> [EntryFault] {
        [
            reason == .accommodation && accommodation == nil ? .accommodationMissing : nil,
            accommodation.flatMap {
                CareRules.content($0, AccommodationRequest.self, context) == nil
                    ? .noAccommodation : nil
            },
            to.map { $0 <= from } == true ? .endsAtOnce : nil,
            CareRules.order("review_on", reviewOn, notBefore: from, "the alteration"),
        ].compactMap(\.self)
    }

    /// An accommodation that is not granted from that day on, and words that judge.
    public func advice(in context: EntryContext) -> [EntryFault] {
        let found = AccommodationCases.fold(entries: context.entries).first {
            $0.request.id == accommodation
        }
        return (found.map { !$0.isInForce(on: from) } == true ? [.notGrantedThen] : [])
            + CareRules.words([
                "usual_procedure": usualProcedure, "what_changed": whatChanged, "why": why,
            ])
    }
}
