/// A request for another way to a goal that stays (clinical.md 1.6, TIP 29).
public struct AccommodationRequest: ChartContent {
    /// How soon an answer is needed.
    public enum Urgency: String, Codable, Sendable, CaseIterable {
        /// By the next review.
        case routine
        /// Before the next session.
        case soon
        /// At once.
        case urgent
    }

    /// Its kind.
    public static let kind = EntryKind.accommodation
    /// The fields of its document.
    public static let fields = [
        FormField("requested_on", .day, "When it was asked", isRequired: true),
        FormField("requested_by", .line, "Who asked", isRequired: true),
        FormField("task", .line, "Task or procedure that is affected", isRequired: true),
        FormField(
            "urgency",
            .choice(Urgency.allCases.map(\.rawValue)),
            "How soon",
            isRequired: true
        ),
        FormField("disability_link", .line, "Disability that the need comes from"),
        FormField("client_words", .prose, "In the client's words", isRequired: true),
        FormField("functional_need", .prose, "Functional need", isRequired: true),
        FormField("barrier", .prose, "Barrier", isRequired: true),
        FormField("proposed_change", .prose, "Proposed change", isRequired: true),
        FormField("interim_measure", .prose, "Until it is decided"),
    ]

    /// When it was asked.
    public var requestedOn: CalendarDay
    /// Who asked: the client, or who speaks for the client.
    public var requestedBy: String
    /// What the client said.
    public var clientWords: String
    /// The task or procedure that the request is about.
    public var task: String
    /// What the client can do, or only with help; more than a diagnosis.
    public var functionalNeed: String
    /// The disability, where the need comes from one; not every accommodation does.
    public var disabilityLink: String?
    /// What stands in the way.
    public var barrier: String
    /// What is asked for.
    public var proposedChange: String
    /// How soon an answer is needed.
    public var urgency: Urgency
    /// What is done until it is decided.
    public var interimMeasure: String?

    /// Makes a request with what is required.
    public init(
        requestedOn: CalendarDay,
        requestedBy: String,
        clientWords: String,
        task: String,
        functionalNeed: String,
        barrier: String,
        proposedChange: String,
        urgency: Urgency
    ) {
        self.requestedOn = requestedOn
        self.requestedBy = requestedBy
        self.clientWords = clientWords
        self.task = task
        self.functionalNeed = functionalNeed
        self.barrier = barrier
        self.proposedChange = proposedChange
        self.urgency = urgency
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case task, barrier, urgency
        case requestedOn = "requested_on"
        case requestedBy = "requested_by"
        case clientWords = "client_words"
        case functionalNeed = "functional_need"
        case disabilityLink = "disability_link"
        case proposedChange = "proposed_change"
        case interimMeasure = "interim_measure"
    }

    /// The task that is affected.
    public var title: String { CareRules.title(task) }

    /// A request of tomorrow, and a need that is nothing but a code.
    public func faults(in context: EntryContext) -> [EntryFault] {
        [
            CareRules.future("requested_on", requestedOn, context),
            Self.isCode(functionalNeed) ? .needIsCode : nil,
        ].compactMap(\.self)
    }

    /// Words that judge.
    public func advice(in context: EntryContext) -> [EntryFault] {
        CareRules.words([
            "functional_need": functionalNeed, "barrier": barrier,
            "proposed_change": proposedChange,
            "interim_measure": interimMeasure,
        ])
    }

    /// Whether a text is one word of the shape of an ICD-10-CM code: a letter, a digit, and more of
    /// both.
    private static func isCode(_ text: String) -> Bool {
        let word = text.split(whereSeparator: \.isWhitespace)
        guard word.count == 1, (3...8).contains(word[0].utf8.count) else { return false }
        let letters = Array(word[0].uppercased().utf8)
        return (65...90).contains(letters[0]) && (48...57).contains(letters[1])
            && letters.dropFirst(2).allSatisfy {
                (65...90).contains($0) || (48...57).contains($0) || $0 == 46
            }
    }
}
