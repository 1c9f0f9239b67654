/// What an entry of one kind holds, and the rules for it.
public protocol ChartContent: Codable, Hashable, Sendable {
    /// Its kind.
    static var kind: EntryKind { get }
    /// The fields of its document, in the order in which they are asked; their keys are those of its JSON.
    static var fields: [FormField] { get }
    /// What it says in one line, at most 80 characters; shown in lists of an open chart.
    var title: String { get }
    /// Fills in what follows from the rest, such as a total from its items.
    mutating func complete(in context: EntryContext)
    /// What must be mended before it is entered. Whether required fields are there is looked at before.
    func faults(in context: EntryContext) -> [EntryFault]
    /// What should be looked at, and hinders nothing.
    func advice(in context: EntryContext) -> [EntryFault]
}

extension ChartContent {
    /// Nothing follows from the rest.
    public mutating func complete(in context: EntryContext) {}
    /// Any values are taken.
    public func faults(in context: EntryContext) -> [EntryFault] { [] }
    /// Nothing to look at.
    public func advice(in context: EntryContext) -> [EntryFault] { [] }
}

/// A note as another record may name it.
public struct NamedNote: Hashable, Sendable {
    /// The record.
    public let id: RecordID
    /// Its class, which says under which keys it is.
    public let noteClass: NoteClass

    /// Names a note.
    public init(id: RecordID, noteClass: NoteClass) {
        self.id = id
        self.noteClass = noteClass
    }
}

/// The chart that a new entry comes into.
public struct EntryContext: Sendable {
    /// The time of the act.
    public let now: Moment
    /// The client.
    public let client: Client
    /// The plan as it stands, with what was entered since its last version; nil before the first.
    public let plan: PlanContent?
    /// The content hash of each version of the plan that stands.
    public let versions: [Int: String]
    /// What stands in the chart, in the order of recording; nothing that was taken back or marked as an error.
    public let entries: [Entry]
    /// The notes that stand, of every class, without a word of them.
    public let notes: [NamedNote]
    /// Everybody who may receive records; nobody who was removed from the list.
    public let providers: [ProviderRecord]
    /// The ids of problems, goals, objectives and steps that were ever given, by whatever became of it since.
    public let givenIDs: PlanIDs

    /// Makes a context of a chart, whose entries need not all stand.
    public init(
        now: Moment,
        client: Client,
        plan: PlanContent?,
        versions: [Int: String] = [:],
        entries: [Entry],
        notes: [NamedNote] = [],
        providers: [ProviderRecord] = []
    ) {
        self.now = now
        self.client = client
        self.plan = plan
        self.versions = versions
        self.entries = entries.filter(\.stands)
        self.notes = notes
        self.providers = providers.filter { !$0.removed }
        givenIDs = PlanIDs(versions: plan.map { [$0] } ?? [], entries: entries)
    }

    /// The day of the act.
    public var today: CalendarDay { now.day }

    /// The plan as it stands; before the first, an empty one that knows the ids of problems entered already.
    public var planSoFar: PlanContent {
        if let plan { return plan }
        var empty = PlanContent(effectiveFrom: today)
        empty.otherIDs = PlanIDs.sorted(givenIDs.given)
        return empty
    }

    /// The contents of a kind, in the order of recording.
    public func all<Content: ChartContent>(_ type: Content.Type) -> [Content] {
        entries.compactMap { $0.content.value as? Content }
    }

    /// The entry with an id, if it stands.
    public func entry(_ id: RecordID) -> Entry? { entries.first { $0.id == id } }
}

/// Something to mend, or to look at, in one field.
public struct EntryFault: Error, Hashable, Sendable {
    /// The field.
    public let field: String
    /// What is wrong, in one sentence without a period; quotes nothing that was typed.
    public let message: String
    /// What to write instead.
    public let hint: String?

    /// Makes a fault.
    public init(_ field: String, _ message: String, _ hint: String? = nil) {
        self.field = field
        self.message = message
        self.hint = hint
    }
}
