public import TacitClinical

/// `POST .../records/{id}/error`.
public struct ErrorMarkRequest: Codable, Hashable, Sendable {
    /// What went wrong.
    public var mark: ErrorMark
    /// The client it belongs to; a draft with the text opens there.
    public var belongsTo: String?

    /// Makes a request.
    public init(mark: ErrorMark, belongsTo: String?) {
        self.mark = mark
        self.belongsTo = belongsTo
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case mark
        case belongsTo = "belongs_to"
    }
}

/// The answer to ``ErrorMarkRequest``.
public struct ErrorMarkReply: Codable, Hashable, Sendable {
    /// The marked record.
    public var ref: String
    /// The draft that was opened where the text belongs.
    public var draft: DraftReply?

    /// Makes a reply.
    public init(ref: String, draft: DraftReply?) {
        self.ref = ref
        self.draft = draft
    }
}

/// `POST .../drafts/{id}/move`.
public struct MoveRequest: Codable, Hashable, Sendable {
    /// Code name of the client it belongs to.
    public var to: String

    /// Makes a request.
    public init(to: String) { self.to = to }
}

/// `GET /v1/references/{ref}`.
public struct ReferenceReply: Codable, Hashable, Sendable {
    /// The REF in full.
    public var ref: String
    /// `note`, `addition`, `plan`, `draft`.
    public var kind: String
    /// The client's opaque id.
    public var client: ClientID
    /// The client's code name.
    public var handle: String
    /// The record.
    public var id: RecordID
    /// The version, for a plan.
    public var version: Int?

    /// Makes a reply.
    public init(ref: String, kind: String, client: ClientID, handle: String, id: RecordID, version: Int?) {
        self.ref = ref
        self.kind = kind
        self.client = client
        self.handle = handle
        self.id = id
        self.version = version
    }
}

/// `POST /v1/undo`.
public struct UndoReply: Codable, Hashable, Sendable {
    /// REF of what was taken back.
    public var ref: String
    /// The client's code name.
    public var handle: String
    /// The draft that holds the text again.
    public var draft: DraftReply?

    /// Makes a reply.
    public init(ref: String, handle: String, draft: DraftReply?) {
        self.ref = ref
        self.handle = handle
        self.draft = draft
    }
}

/// `GET /v1/today`.
public struct TodayReply: Codable, Hashable, Sendable {
    /// The day by the vault's clock.
    public var day: CalendarDay
    /// Clients with work going on.
    public var openClients: Int
    /// Drafts that wait, oldest first, with no text.
    public var drafts: [DraftReply]
    /// Clients whose next appointment is today or tomorrow.
    public var appointments: [ClientSummary]
    /// When the last backup was made and tested.
    public var backup: LastBackupReply?
    /// What is due today or was due before.
    public var due: [DueItem]
    /// Texts in the inbox that wait for their client; missing when there is none.
    public var inbox: Int?

    /// Makes a reply.
    public init(day: CalendarDay, openClients: Int, drafts: [DraftReply], appointments: [ClientSummary]) {
        due = []
        self.day = day
        self.openClients = openClients
        self.drafts = drafts
        self.appointments = appointments
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case day, drafts, appointments, backup, due, inbox
        case openClients = "open_clients"
    }
}

/// `GET /v1/due`.
public struct DueReply: Codable, Hashable, Sendable {
    /// The day by the vault's clock.
    public var day: CalendarDay
    /// The earliest first.
    public var items: [DueItem]

    /// Makes a reply.
    public init(day: CalendarDay, items: [DueItem]) {
        self.day = day
        self.items = items
    }
}

/// `POST /v1/search`.
public struct SearchRequest: Codable, Hashable, Sendable {
    /// Words that must all stand in a record, in any order; case and accents as typed make no difference of case.
    public var words: String

    /// Makes a request.
    public init(words: String) { self.words = words }
}

/// `GET` and `PUT /v1/practice`.
public struct PracticeReply: Codable, Hashable, Sendable {
    /// How often it was changed; the value of `If-Match`.
    public var version: Int
    /// The practice.
    public var practice: Practice

    /// Makes a reply.
    public init(version: Int, practice: Practice) {
        self.version = version
        self.practice = practice
    }
}
