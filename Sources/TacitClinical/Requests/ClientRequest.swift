/// What somebody asks of the practice about a chart: the client who wants to see or mend it, or a court, the police or
/// a lawyer who wants to have it.
public struct ClientRequest: ChartContent {
    /// What is asked.
    public enum What: String, Codable, Sendable, CaseIterable {
        /// To see the records or have a copy (45 CFR 164.524, 42 CFR 2.23).
        case access
        /// To mend the records (45 CFR 164.526).
        case amendment
        /// To use or disclose less of them (45 CFR 164.522(a), 42 CFR 2.26).
        case restriction
        /// An accounting of disclosures (45 CFR 164.528, 42 CFR 2.25).
        case accounting
        /// A demand of a court, the police or a lawyer (42 CFR 2.61 to 2.67).
        case demand
    }

    /// In which form a demand came.
    public enum Form: String, Codable, Sendable, CaseIterable {
        /// By telephone.
        case phone
        /// Somebody came.
        case visit
        /// In a letter or a message.
        case letter
        /// As a subpoena.
        case subpoena
        /// As a warrant.
        case warrant
        /// As an order of a court.
        case courtOrder = "court-order"
    }

    /// What is asked.
    public var requestKind: What
    /// When it was received: the clock runs from this day.
    public var receivedOn: CalendarDay
    /// Who asks; the client when left out.
    public var from: String?
    /// Whether it is in writing.
    public var inWriting: Bool?
    /// In which form a demand came.
    public var form: Form?
    /// The number of the case or of the paper.
    public var number: String?
    /// The day that a demand names for an answer.
    public var answerBy: CalendarDay?
    /// Whether nothing of the chart may be destroyed until the hold is released.
    public var hold: Bool?
    /// The form and format in which the client wants the records (45 CFR 164.524(c)(2)).
    public var format: String?
    /// The other person to whom the client wants them sent (45 CFR 164.524(c)(3)(ii)).
    public var sendTo: String?
    /// REFs of the records that it is about.
    public var records: [String]?
    /// What is asked, in the words of who asks.
    public var what: String

    /// Makes a request with what each of them needs.
    public init(_ requestKind: What, receivedOn: CalendarDay, what: String) {
        self.requestKind = requestKind
        self.receivedOn = receivedOn
        self.what = what
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case from, form, number, hold, format, records, what
        case requestKind = "request_kind"
        case receivedOn = "received_on"
        case inWriting = "in_writing"
        case answerBy = "answer_by"
        case sendTo = "send_to"
    }
}

extension ClientRequest {
    /// Its kind.
    public static let kind = EntryKind.request
    /// The fields of its document.
    public static let fields = [
        FormField("request_kind", .choice(What.words), "What is asked for", isRequired: true),
        FormField("received_on", .day, "When it was received", isRequired: true),
        FormField("from", .line, "Who asks, if not the client"),
        FormField("in_writing", .yesNo, "Whether it is in writing"),
        FormField("form", .choice(Form.words), "Demand: how it came"),
        FormField("number", .line, "Demand: number of the case"),
        FormField("answer_by", .day, "Demand: the day that it names"),
        FormField("hold", .yesNo, "Whether nothing may be destroyed until it is released"),
        FormField("format", .line, "Access: the form that is wanted"),
        FormField("send_to", .line, "Access: the other person to whom it is sent"),
        FormField("records", .list, "REFs of the records that it is about"),
        FormField("what", .prose, "What is asked", isRequired: true),
    ]

    /// What is asked, by whom, in which words.
    public var title: String { EntryTitle.line(requestKind.rawValue, from, what) }

    /// A day to come, REFs that are none, and a demand of nobody.
    public func faults(in context: EntryContext) -> [EntryFault] {
        let isDemand = requestKind == .demand
        return [
            CareRules.future("received_on", receivedOn, context),
            RequestRules.references("records", records),
            isDemand && CareRules.isBlank(from) ? .demandUnnamed : nil,
            !isDemand && form != nil ? .demandFieldOnly("form") : nil,
            !isDemand && answerBy != nil ? .demandFieldOnly("answer_by") : nil,
            isDemand
                ? CareRules.order("answer_by", answerBy, notBefore: receivedOn, "the demand") : nil,
            requestKind == .access && !CareRules.isBlank(sendTo) && inWriting != true
                ? .thirdPartyUnwritten : nil,
        ].compactMap(\.self)
    }

    /// What the law lets the practice require, and what a demand needs before anything leaves.
    public func advice(in context: EntryContext) -> [EntryFault] {
        switch requestKind {
        case .amendment where CareRules.isBlank(records): [.amendmentOfNothing]
        case .demand where hold == nil: [.holdUndecided]
        default: []
        }
    }
}

/// Rules that requests and their answers share.
enum RequestRules {
    /// Every line of a list is a REF, or a whole id.
    static func references(_ key: String, _ list: [String]?) -> EntryFault? {
        let isGood = (list ?? []).allSatisfy { Reference($0) != nil || RecordID($0) != nil }
        return isGood ? nil : .notReferences(key)
    }
}
