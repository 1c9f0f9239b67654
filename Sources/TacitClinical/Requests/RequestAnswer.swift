/// An answer to a request: what was decided and why, or that it takes longer.
public struct RequestAnswer: ChartContent {
    /// What was decided.
    public enum Decision: String, Codable, Sendable, CaseIterable {
        /// The records were given, the accounting was given, what was demanded was given.
        case granted
        /// The records are amended, the restriction is agreed to.
        case accepted
        /// A part of it.
        case partly
        /// Access or amendment is denied.
        case denied
        /// A restriction is not agreed to, a demand is refused.
        case refused
        /// Who asked does not want it any more.
        case withdrawn
        /// It was neither confirmed nor denied that anyone is a client (42 CFR 2.13(c)).
        case notConfirmed = "not-confirmed"
        /// The answer takes longer; the request stays open.
        case extended

        /// Whether a part of what was asked, or all of it, is denied.
        var isDenial: Bool { self == .denied || self == .partly || self == .refused }
    }

    /// The exception of 45 CFR part 171 under which access to electronic information was not given.
    public enum Exception: String, Codable, Sendable, CaseIterable {
        /// 171.201.
        case preventingHarm = "preventing-harm"
        /// 171.202.
        case privacy
        /// 171.203.
        case security
        /// 171.204.
        case infeasibility
        /// 171.205.
        case performance
        /// 171.206.
        case protectingCareAccess = "protecting-care-access"
        /// 171.301.
        case manner
        /// 171.302.
        case fees
        /// 171.303.
        case licensing
        /// 171.403.
        case tefca
    }

    /// The request.
    public var request: RecordID
    /// When it was answered.
    public var answeredOn: CalendarDay
    /// What was decided.
    public var decision: Decision
    /// On which ground it was denied or refused.
    public var ground: RequestGround?
    /// The exception of 45 CFR part 171, where access was denied; the facts stand in ``why``.
    public var exception: Exception?
    /// The day until which the answer is extended.
    public var until: CalendarDay?
    /// The day of the letter.
    public var letterOn: CalendarDay?
    /// Whether the letter tells the right to a review, or to a statement of disagreement.
    public var rightTold: Bool?
    /// Whether the letter tells how to complain to the practice and to the Secretary.
    public var complaintTold: Bool?
    /// REFs of what followed: amendments, files, disclosures.
    public var records: [String]?
    /// Why, in plain words.
    public var why: String?

    /// Makes an answer.
    public init(request: RecordID, answeredOn: CalendarDay, decision: Decision) {
        self.request = request
        self.answeredOn = answeredOn
        self.decision = decision
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case request, decision, ground, exception, until, records, why
        case answeredOn = "answered_on"
        case letterOn = "letter_on"
        case rightTold = "right_told"
        case complaintTold = "complaint_told"
    }
}

extension RequestAnswer {
    /// Its kind.
    public static let kind = EntryKind.answer
    /// The fields of its document.
    public static let fields = [
        FormField("request", .reference([.request]), "Which request", isRequired: true),
        FormField("answered_on", .day, "When it was answered", isRequired: true),
        FormField("decision", .choice(Decision.words), "What was decided", isRequired: true),
        FormField("ground", .choice(RequestGround.words), "Denial: on which ground"),
        FormField("exception", .choice(Exception.words), "Denial: exception of 45 CFR part 171"),
        FormField("until", .day, "Extension: until when"),
        FormField("letter_on", .day, "Day of the letter"),
        FormField("right_told", .yesNo, "Denial: the letter tells of review, or of disagreement"),
        FormField("complaint_told", .yesNo, "Denial: the letter tells how to complain"),
        FormField("records", .list, "REFs of what followed"),
        FormField("why", .prose, "Why"),
    ]

    /// What was decided, and on which ground.
    public var title: String {
        EntryTitle.line(decision.rawValue, ground?.rawValue, until.map { "until \($0)" }, why)
    }
}

/// A ground of denial; the lists of the law are closed.
public enum RequestGround: String, Codable, Sendable, CaseIterable {
    /// Psychotherapy notes (45 CFR 164.524(a)(1)(i)).
    case psychotherapyNotes = "psychotherapy-notes"
    /// Compiled for a proceeding (45 CFR 164.524(a)(1)(ii)).
    case proceeding
    /// An inmate's copy would endanger somebody (45 CFR 164.524(a)(2)(ii)).
    case inmate
    /// Research that goes on, as agreed (45 CFR 164.524(a)(2)(iii)).
    case research
    /// The Privacy Act (45 CFR 164.524(a)(2)(iv)).
    case privacyAct = "privacy-act"
    /// From another under a promise of confidentiality (45 CFR 164.524(a)(2)(v)).
    case confidentialSource = "confidential-source"
    /// It would endanger life or safety (45 CFR 164.524(a)(3)(i)); can be reviewed.
    case endangers
    /// It would harm another person who is named in it (45 CFR 164.524(a)(3)(ii)); can be reviewed.
    case harmsAnother = "harms-another"
    /// Given to a representative it would do harm (45 CFR 164.524(a)(3)(iii)); can be reviewed.
    case harmsByRepresentative = "harms-by-representative"
    /// Not created here (45 CFR 164.526(a)(2)(i)).
    case notCreatedHere = "not-created-here"
    /// Not part of the designated record set (45 CFR 164.526(a)(2)(ii)).
    case notInRecordSet = "not-in-record-set"
    /// Not open to access (45 CFR 164.526(a)(2)(iii)).
    case notAccessible = "not-accessible"
    /// Accurate and complete (45 CFR 164.526(a)(2)(iv)).
    case accurate
    /// No order of a court, or an order without a subpoena (42 CFR 2.61).
    case noOrder = "no-order"
    /// No consent to it (42 CFR 2.31).
    case noConsent = "no-consent"

    /// Whether the client may have a denial on this ground reviewed (45 CFR 164.524(a)(3)).
    public var isReviewable: Bool {
        [.endangers, .harmsAnother, .harmsByRepresentative].contains(self)
    }

    /// What kind of request may be denied on it.
    public var what: ClientRequest.What {
        switch self {
        case .notCreatedHere, .notInRecordSet, .notAccessible, .accurate: .amendment
        case .noOrder, .noConsent: .demand
        default: .access
        }
    }

    /// Whether what is withheld on it is no electronic health information, so that 45 CFR part 171 does not ask for an
    /// exception (45 CFR 171.102).
    var isOutsideEHI: Bool { self == .psychotherapyNotes || self == .proceeding }
}
