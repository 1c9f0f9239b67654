public import TacitClinical

/// A draft: text that is sealed and not yet signed.
public struct DraftReply: Codable, Hashable, Sendable {
    /// The record.
    public var id: RecordID
    /// Its REF.
    public var ref: String
    /// The client's code name.
    public var handle: String
    /// The client's name, so that the wrong chart is seen before signing.
    public var name: String
    /// What it is for.
    public var draftFor: DraftPurpose
    /// The class, which cannot change.
    public var noteClass: NoteClass
    /// When it was saved last.
    public var savedAt: Moment
    /// The text as typed; missing in lists.
    public var text: String?
    /// What must be mended before it can be signed.
    public var problems: [ProblemPlace]
    /// What should be looked at before signing, such as another client's name.
    public var warnings: [ProblemPlace]
    /// What could be better, such as an objective without a target; it hinders nothing.
    public var advice: [ProblemPlace]
    /// What a signature would make of it: length, format, times; missing while there are problems.
    public var summary: NoteContent?

    /// Makes a reply.
    public init(
        id: RecordID, ref: String, handle: String, name: String, draftFor: DraftPurpose, noteClass: NoteClass,
        savedAt: Moment
    ) {
        self.id = id
        self.ref = ref
        self.handle = handle
        self.name = name
        self.draftFor = draftFor
        self.noteClass = noteClass
        self.savedAt = savedAt
        problems = []
        warnings = []
        advice = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, ref, handle, name, text, problems, warnings, advice, summary
        case draftFor = "draft_for"
        case noteClass = "class"
        case savedAt = "saved_at"
    }
}

/// Plan, last note and needs on one screen.
public struct BriefReply: Codable, Hashable, Sendable {
    /// The client.
    public var client: ClientRecord
    /// The newest plan.
    public var plan: PlanVersion?
    /// The newest note of the chart that stands.
    public var lastNote: Note?
    /// Notes of the chart in all.
    public var notes: Int
    /// Drafts that wait.
    public var drafts: [DraftReply]
    /// The plan as it stands, with the steps and goals that were changed since its newest version.
    public var standing: PlanContent?
    /// Entries that count: measures, accommodations, alterations, safety.
    public var entries: [Entry]

    /// Makes a brief without entries.
    public init(client: ClientRecord, plan: PlanVersion?, lastNote: Note?, notes: Int, drafts: [DraftReply]) {
        self.client = client
        self.plan = plan
        self.lastNote = lastNote
        self.notes = notes
        self.drafts = drafts
        entries = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case client, plan, notes, drafts, standing, entries
        case lastNote = "last_note"
    }
}
