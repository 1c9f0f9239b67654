public import TacitClinical
internal import TacitLog

extension Vault {
    /// Every record of a client in the order of recording, marked with what became of it.
    public func log(_ client: ClientID, _ act: Act) throws(VaultError) -> [LogLine] {
        let chart = try chart(client)
        var lines: [LogLine] = []
        for event in chart.events.sorted(by: {
            ($0.at.unixMilliseconds, $0.sequence) < ($1.at.unixMilliseconds, $1.sequence)
        }) {
            if let line = try line(event, chart) { lines.append(line) }
        }
        try enterRead("log", client: client, act)
        return lines
    }

    /// What is looked at before a session.
    public typealias Brief = (
        client: ClientRecord, plan: PlanVersion?, standing: PlanContent?, lastNote: Note?, notes: Int,
        drafts: [NoteDraft], entries: [Entry]
    )

    /// Plan, last note, entries and what waits, in one answer and one read entry.
    public func brief(_ client: ClientID, _ act: Act) throws(VaultError) -> Brief {
        let record = try roster().record(client)
        let versions = try planVersions(client)
        let plan = versions.first(where: \.current)
        var notes: [Note] = []
        for (id, body) in try chart(client).notes where body.content.content.noteClass.compartment == .chart {
            notes.append(try note(id, of: client))
        }
        let standing = notes.filter { !$0.undone && $0.error == nil }
        let last = standing.max { $0.content.occurredAt < $1.content.occurredAt }
        let drafts = try waitingDrafts(client)
        let all = try entryList(client)
        let entries = all.filter(\.stands)
        let shown = [plan?.id, last?.id].compactMap { $0 } + drafts.map(\.id) + entries.map(\.id)
        try enterRead("brief", client: client, records: shown, act)
        return (record, plan, PlanStanding.content(of: versions, entries: all), last, standing.count, drafts, entries)
    }

    /// The record that a REF means.
    ///
    /// - Throws: `notFound`; `ambiguous` with the REFs that begin so.
    public func resolve(
        reference text: String
    ) throws(VaultError) -> (
        ref: String, kind: String, client: ClientID, handle: String, id: RecordID, version: Int?
    ) {
        guard let reference = Reference(text) else { throw .notFound }
        var found: [(id: RecordID, kind: RecordKind, home: StreamID)] = []
        for entry in try index().records(prefix: Self.bits(reference.prefix)) {
            let id = try RecordID(entry.stream.recordID)
            guard let kind = RecordKind(rawValue: entry.stream.type), kind.reference == reference.kind,
                reference.matches(id)
            else { continue }
            found.append((id, kind, entry.home))
        }
        guard let only = found.first else { throw .notFound }
        guard found.count == 1 else {
            var refs: [String] = []
            for one in found { refs.append(try ref(one.id, one.kind)) }
            throw .ambiguous(refs.sorted())
        }
        let client = try ClientID(only.home.client)
        let version = try chart(client).plans[only.id]?.content.version
        return (
            try ref(only.id, only.kind), only.kind.word, client, try roster().record(client).handle, only.id, version
        )
    }

    /// The first four characters of a REF as the 20 bits that they stand for.
    private static func bits(_ prefix: String) -> UInt32 {
        let alphabet = Array<UInt8>("abcdefghijklmnopqrstuvwxyz234567".utf8)
        return prefix.utf8.prefix(4).reduce(0) { $0 << 5 | UInt32(alphabet.firstIndex(of: $1) ?? 0) }
    }

    private func line(_ event: Chart.Event, _ chart: Chart) throws(VaultError) -> LogLine? {
        guard event.kind.reference != nil else { return nil }
        let isOpen = event.compartment == .chart || event.compartment == .admin
        var line = LogLine(
            ref: try ref(event.id, event.kind), kind: event.kind.word, noteClass: nil, recordedAt: event.at,
            occurredAt: nil, title: "", marks: marks(of: event, chart))
        switch event.kind {
        case .noteSigned:
            guard let body = chart.notes[event.id]?.content else { return line }
            line.noteClass = body.content.noteClass
            line.occurredAt = body.content.occurredAt
            line.title = isOpen ? body.content.sections.first.map { Self.title($0.text) } ?? "" : ""
            if body.late { line.marks.insert("late entry", at: 0) }
        case .additionSigned:
            guard let body = chart.additions[event.id]?.content else { return line }
            line.kind = body.content.kind.rawValue
            line.occurredAt = body.content.occurredAt
            line.title = isOpen ? Self.title(body.content.reason ?? body.content.text) : ""
            line.marks.append("to \(try ref(body.note, .noteSigned))")
            if body.late { line.marks.insert("late entry", at: 0) }
        case .planRecorded:
            guard let body = chart.plans[event.id]?.content else { return line }
            line.title = "version \(body.version)" + (body.content.reason.map { ": " + Self.title($0) } ?? "")
        case .entryMade:
            guard let body = chart.entries[event.id]?.content else { return line }
            line.kind = body.entry.kind.rawValue
            line.title = Self.title(body.entry.value.title)
        case .draftSaved:
            line.noteClass = chart.drafts[event.id]?.content.noteClass
        default: break
        }
        return line
    }

    private func marks(of event: Chart.Event, _ chart: Chart) -> [String] {
        var marks: [String] = []
        if chart.undone.contains(event.id) { marks.append("undone") }
        if let mark = chart.marks[event.id] { marks.append("entered in error: \(mark.reason.rawValue)") }
        if event.kind == .draftSaved, !chart.isWaiting(event.id) {
            marks.append(chart.became[event.id] == nil ? "replaced or discarded" : "signed")
        }
        return marks
    }

    /// The first line, shortened to 60 characters.
    private static func title(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count <= 60 ? line : line.prefix(59) + "…"
    }
}

extension RecordKind {
    /// The word for records that have a REF.
    var word: String {
        switch self {
        case .noteSigned: "note"
        case .additionSigned: "addition"
        case .planRecorded: "plan"
        case .entryMade: "entry"
        case .demandReceived, .demandAnswered: "demand"
        default: "draft"
        }
    }
}
