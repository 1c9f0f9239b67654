/// The class of a note; it decides under which keys the note is sealed and can never change
/// (clinical.md 1.0).
public enum NoteClass: String, Codable, Sendable, CaseIterable {
    case progress, contact, crisis, discharge
    case psychotherapy
    case sudCounselling = "sud-counselling"
    case supervision
    case administrative

    /// The part of the chart that has keys of its own.
    public var compartment: Compartment {
        switch self {
        case .progress, .contact, .crisis, .discharge: .chart
        case .psychotherapy: .psychotherapy
        case .sudCounselling: .sudCounselling
        case .supervision: .supervision
        case .administrative: .admin
        }
    }
}

/// A part of a client's records with keys of its own; `letter` is what a command line may say.
public enum Compartment: String, Codable, Sendable, CaseIterable {
    case chart, psychotherapy
    case sudCounselling = "sud-counselling"
    case supervision, admin, received

    /// The one letter of `--class`, because a word would tell in a shell history; received
    /// documents have none.
    public var letter: Character? {
        switch self {
        case .chart: "c"
        case .psychotherapy: "p"
        case .sudCounselling: "s"
        case .supervision: "v"
        case .admin: "a"
        case .received: nil
        }
    }

    /// The class that a new note of this compartment has unless its document says another.
    public var usualClass: NoteClass? {
        switch self {
        case .chart: .progress
        case .psychotherapy: .psychotherapy
        case .sudCounselling: .sudCounselling
        case .supervision: .supervision
        case .admin: .administrative
        case .received: nil
        }
    }
}

/// How the body of a note is divided (clinical.md 1.5).
public enum NoteFormat: String, Codable, Sendable, CaseIterable {
    case soap, dap, birp, girp, pie, free

    /// The headings of the format in their order; a free note needs none.
    public var headings: [String] {
        switch self {
        case .soap: ["Subjective", "Objective", "Assessment", "Plan"]
        case .dap: ["Data", "Assessment", "Plan"]
        case .birp: ["Behaviour", "Intervention", "Response", "Plan"]
        case .girp: ["Goal", "Intervention", "Response", "Plan"]
        case .pie: ["Problem", "Intervention", "Evaluation"]
        case .free: []
        }
    }
}

/// Whether the client came.
public enum Attendance: String, Codable, Sendable, CaseIterable {
    case attended, late
    case noShow = "no-show"
    case cancelledByClient = "cancelled-client"
    case cancelledByPractice = "cancelled-practice"
}

extension Attendance {
    /// The client did not come, so that there may be nothing to tell.
    public var meantNoSession: Bool {
        switch self {
        case .noShow, .cancelledByClient, .cancelledByPractice: true
        case .attended, .late: false
        }
    }
}

/// How an objective moved in a session.
public enum ObjectiveProgress: String, Codable, Sendable, CaseIterable {
    case better, same, worse
}

/// A headed part of a note or plan; the heading is empty for text before any heading.
public struct Section: Codable, Hashable, Sendable {
    /// The heading without its marks.
    public var heading: String
    /// Markdown, without surrounding empty lines.
    public var text: String

    /// Makes a section.
    public init(heading: String, text: String) {
        self.heading = heading
        self.text = text
    }
}

/// The content of a note, as its document gives it.
public struct NoteContent: Codable, Hashable, Sendable {
    /// The class; fixed before a word is written.
    public var noteClass: NoteClass
    /// How the body is divided.
    public var format: NoteFormat
    /// When the session or contact began.
    public var occurredAt: Moment
    /// Length in minutes, 1 to 1,440.
    public var durationMinutes: Int?
    /// Whether the client came.
    public var attendance: Attendance?
    /// In person, by telephone, by video, or another word.
    public var modality: String?
    /// Where the session was.
    public var place: String?
    /// Who took part besides the practitioner and the client.
    public var participants: [String]
    /// Objectives touched, by their id in the plan.
    public var objectives: [String: ObjectiveProgress]
    /// What was done, each in a line.
    public var interventions: [String]?
    /// Codes of the service, as the practice bills it.
    public var codes: [String]?
    /// Risk as assessed, in the practitioner's words.
    public var risk: String?
    /// The next appointment.
    public var next: Moment?
    /// The text.
    public var sections: [Section]

    /// Makes a note without text.
    public init(noteClass: NoteClass, format: NoteFormat, occurredAt: Moment) {
        self.noteClass = noteClass
        self.format = format
        self.occurredAt = occurredAt
        participants = []
        objectives = [:]
        sections = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case noteClass = "class"
        case format
        case occurredAt = "occurred_at"
        case durationMinutes = "duration_minutes"
        case attendance, modality, place, participants, objectives, interventions, codes, risk,
            next, sections
    }
}

/// What is appended to a signed note; the note itself never changes.
public struct AmendmentContent: Codable, Hashable, Sendable {
    /// Why there is more to say.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// Something was left out.
        case addendum
        /// Something was wrong; the text says what is right.
        case amendment
    }

    /// Which of the two.
    public var kind: Kind
    /// What was wrong or missing, in one line; required for an amendment.
    public var reason: String?
    /// When the thing happened that the addition tells of, if not with the note.
    public var occurredAt: Moment?
    /// Markdown.
    public var text: String

    /// Makes an addition.
    public init(kind: Kind, reason: String?, occurredAt: Moment?, text: String) {
        self.kind = kind
        self.reason = reason
        self.occurredAt = occurredAt
        self.text = text
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case kind, reason, text
        case occurredAt = "occurred_at"
    }
}

/// Why a record is marked as entered in error.
///
/// It stays, marked; it leaves in no copy.
public struct ErrorMark: Codable, Hashable, Sendable {
    /// What went wrong.
    public enum Reason: String, Codable, Sendable, CaseIterable {
        /// It belongs to another client.
        case wrongClient = "wrong-client"
        /// It is in the record twice.
        case duplicate
        /// It did not happen.
        case didNotHappen = "did-not-happen"
        /// Anything else, told in the explanation.
        case other
    }

    /// What went wrong.
    public var reason: Reason
    /// One line; required for `other`.
    public var explanation: String?

    /// Makes a mark.
    public init(reason: Reason, explanation: String?) {
        self.reason = reason
        self.explanation = explanation
    }
}
