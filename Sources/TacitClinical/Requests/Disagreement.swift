/// The client's statement of disagreement with a denial of amendment, which goes along with what is disclosed later
/// (45 CFR 164.526(d)(2), (5)).
public struct Disagreement: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.disagreement
    /// The fields of its document.
    public static let fields = [
        FormField("request", .reference([.request]), "Which request was denied", isRequired: true),
        FormField("received_on", .day, "When it was received", isRequired: true),
        FormField("statement", .prose, "The client's statement", isRequired: true),
        FormField("rebuttal", .prose, "Rebuttal, of which the client gets a copy"),
    ]

    /// The request for amendment that was denied.
    public var request: RecordID
    /// When the statement was received.
    public var receivedOn: CalendarDay
    /// The client's words.
    public var statement: String
    /// The practice's rebuttal (45 CFR 164.526(d)(3)).
    public var rebuttal: String?

    /// Makes a statement.
    public init(request: RecordID, receivedOn: CalendarDay, statement: String) {
        self.request = request
        self.receivedOn = receivedOn
        self.statement = statement
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case request, statement, rebuttal
        case receivedOn = "received_on"
    }

    /// The statement.
    public var title: String { EntryTitle.cut(statement) }

    /// A request that was not denied, and days out of order.
    public func faults(in context: EntryContext) -> [EntryFault] {
        let record = Requests.fold(entries: context.entries).first { $0.id == request }
        guard let record, record.request.requestKind == .amendment,
            let denial = record.answers.last(where: { $0.content.decision.isDenial })
        else { return [.notDenied] }
        return [
            CareRules.future("received_on", receivedOn, context),
            CareRules.order(
                "received_on",
                receivedOn,
                notBefore: denial.content.answeredOn,
                "the denial"
            ),
        ].compactMap(\.self)
    }
}
