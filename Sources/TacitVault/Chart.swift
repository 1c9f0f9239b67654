internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitStore

/// What the records of one client amount to.
struct Chart {
    /// Any record of the chart, for the log.
    struct Event {
        let id: RecordID
        let kind: RecordKind
        let compartment: Compartment
        let at: Moment
        let sequence: UInt64
        /// Whether the text is still there: that of a used draft is not.
        let hasContent: Bool
    }

    private(set) var events: [Event] = []
    private(set) var drafts: [RecordID: Recorded<Body.DraftSaved>] = [:]
    private(set) var notes: [RecordID: Recorded<Body.NoteSigned>] = [:]
    private(set) var additions: [RecordID: Recorded<Body.AdditionSigned>] = [:]
    private(set) var plans: [RecordID: Recorded<Body.PlanRecorded>] = [:]
    /// SHA-256 of the stored JSON of each version, so that the same version has the same hash for ever.
    private(set) var planHashes: [RecordID: String] = [:]
    private(set) var entries: [RecordID: Recorded<Body.EntryMade>] = [:]
    /// The last mark of each record that has one.
    private(set) var marks: [RecordID: ErrorMark] = [:]
    /// Every mark with its day, in the order of recording.
    private var marking: [(by: RecordID, record: RecordID, mark: ErrorMark, on: CalendarDay)] = []
    private(set) var undone: Set<RecordID> = []
    /// Drafts that were replaced, discarded or moved.
    private(set) var gone: Set<RecordID> = []
    /// Which record a draft became.
    private(set) var became: [RecordID: RecordID] = [:]
    /// Records of kinds or schemas that this version does not know.
    private(set) var unknown = 0

    /// Takes in a record, or that the content of one is gone, which only a draft's may be.
    mutating func apply(_ entry: StreamEntry, _ compartment: Compartment, json: [UInt8]?) throws(VaultError) {
        let id = try RecordID(entry.recordID)
        guard let kind = RecordKind(rawValue: entry.type) else { return countUnknown() }
        var at = Moment(unixMilliseconds: Int64(clamping: entry.unixMilliseconds))
        if let json {
            do throws(VaultError) { at = try take(kind, id, json) } catch {
                // Kinds of entries are words inside the record; a newer version may know more of them.
                guard kind == .entryMade, let entry = Body.unknownEntry(json) else { throw error }
                if let draft = entry.draft { became[draft] = id }
                return countUnknown()
            }
        }
        guard let at, json != nil || kind == .draftSaved else { throw .integrity }
        events.append(
            Event(
                id: id, kind: kind, compartment: compartment, at: at, sequence: entry.sequence,
                hasContent: json != nil))
    }

    /// Counts a record of a kind or schema that this version does not know.
    mutating func countUnknown() { unknown += 1 }

    private mutating func take(_ kind: RecordKind, _ id: RecordID, _ json: [UInt8]) throws(VaultError) -> Moment? {
        switch kind {
        case .draftSaved:
            let body = try Body.decode(Body.DraftSaved.self, json)
            drafts[id] = body
            return body.at
        case .draftDiscarded:
            let body = try Body.decode(Body.DraftDiscarded.self, json)
            gone.insert(body.content.draft)
            return body.at
        case .noteSigned:
            let body = try Body.decode(Body.NoteSigned.self, json)
            notes[id] = body
            if let draft = body.content.draft { became[draft] = id }
            return body.at
        case .additionSigned:
            let body = try Body.decode(Body.AdditionSigned.self, json)
            additions[id] = body
            if let draft = body.content.draft { became[draft] = id }
            return body.at
        case .planRecorded:
            let body = try Body.decode(Body.PlanRecorded.self, json)
            plans[id] = body
            planHashes[id] = SHA256Hash.digest(json.span).hexadecimal
            if let draft = body.content.draft { became[draft] = id }
            return body.at
        case .entryMade:
            let body = try Body.decode(Body.EntryMade.self, json)
            entries[id] = body
            if let draft = body.content.draft { became[draft] = id }
            return body.at
        case .errorMarked:
            let body = try Body.decode(Body.ErrorMarked.self, json)
            marks[body.content.record] = body.content.mark
            marking.append((id, body.content.record, body.content.mark, body.at.day))
            return body.at
        case .undone:
            let body = try Body.decode(Body.Undone.self, json)
            undone.insert(body.content.record)
            return body.at
        default: return nil
        }
    }

    /// Whether the text of a draft is gone that no act let go.
    var hasLostDraft: Bool {
        events.contains { event in
            event.kind == .draftSaved && !event.hasContent && !gone.contains(event.id)
                && (became[event.id].map { undone.contains($0) } ?? true)
        }
    }

    /// Whether a draft still waits: a draft whose signature was taken back waits again.
    func isWaiting(_ draft: RecordID) -> Bool {
        guard drafts[draft] != nil, !gone.contains(draft) else { return false }
        return became[draft].map { undone.contains($0) } ?? true
    }

    /// The versions of the plan that were not taken back, oldest first.
    var standingPlans: [(id: RecordID, body: Recorded<Body.PlanRecorded>)] {
        plans.filter { !undone.contains($0.key) }.map { (id: $0.key, body: $0.value) }
            .sorted { $0.body.content.version < $1.body.content.version }
    }

    /// The chart as its records up to the end of a day make it, by when they were recorded.
    ///
    /// What was taken back within its five minutes stays taken back.
    func asOf(_ day: CalendarDay) -> Chart {
        reduced {
            $0 <= day
        } _: { _ in
            true
        }
    }

    /// The same with only those records that `isIncluded` lets in, whatever the hour.
    func asOf(
        _ day: CalendarDay, _ isIncluded: (RecordID) throws(VaultError) -> Bool
    ) throws(VaultError) -> Chart {
        var included: Set<RecordID> = []
        for event in events where event.at.day <= day {
            if try isIncluded(event.id) { included.insert(event.id) }
        }
        let marked = marking.filter { $0.on <= day }
        var chart = reduced {
            $0 <= day
        } _: {
            included.contains($0)
        }
        chart.marks = [:]
        for mark in marked where try isIncluded(mark.by) { chart.marks[mark.record] = mark.mark }
        return chart
    }

    private func reduced(_ isOfDay: (CalendarDay) -> Bool, _ isIncluded: (RecordID) -> Bool) -> Chart {
        var chart = self
        chart.notes = notes.filter { isOfDay($0.value.at.day) && isIncluded($0.key) }
        chart.additions = additions.filter { isOfDay($0.value.at.day) && isIncluded($0.key) }
        chart.plans = plans.filter { isOfDay($0.value.at.day) && isIncluded($0.key) }
        chart.entries = entries.filter { isOfDay($0.value.at.day) && isIncluded($0.key) }
        chart.events = events.filter { isOfDay($0.at.day) && isIncluded($0.id) }
        chart.marks = [:]
        for marked in marking where isOfDay(marked.on) { chart.marks[marked.record] = marked.mark }
        return chart
    }

    /// Where a record stands.
    func event(_ id: RecordID) -> Event? { events.first { $0.id == id } }
}

extension Vault {
    /// The chart of a client, from her records when it is not at hand.
    func chart(_ client: ClientID) throws(VaultError) -> Chart {
        if let chart = charts[client] { return chart }
        _ = try roster().record(client)
        var chart = Chart()
        // What was received lies in parts, which are read when they are asked for.
        for compartment in Compartment.allCases where compartment != .received {
            let stream = try StreamID(client: client, stream: StreamCode(compartment).rawValue)
            try read(stream) { (entry, record) throws(VaultError) in
                if let record, record.kind == nil { return chart.countUnknown() }
                try chart.apply(entry, compartment, json: record?.json)
            }
        }
        guard !chart.hasLostDraft else { throw .integrity }
        charts[client] = chart
        return chart
    }

    /// Appends a record to a client's stream and takes it into her chart.
    ///
    /// A draft in `replaced`, of the same client or of the one it is moved from, loses its text in the same
    /// transaction. A record of its own says so, because that of the draft which took its place may itself lose its
    /// text one day.
    @discardableResult
    func enter(
        _ kind: RecordKind, _ body: some Codable & Equatable, _ client: ClientID, _ compartment: Compartment,
        replaced: (draft: RecordID, client: ClientID)? = nil, changes: [Change] = [], _ act: Act
    ) throws(VaultError) -> RecordID {
        let id = act.id ?? .random()
        let stream = try StreamID(client: client, stream: StreamCode(compartment).rawValue)
        _ = try chart(client)
        var records = [
            PendingRecord(stream: stream, kind: kind, id: id, at: act.now, json: try Body.encode(body, at: act.now))
        ]
        var owners = [client]
        var changes = changes
        if let replaced {
            let body = Body.DraftDiscarded(
                draft: replaced.draft, movedTo: replaced.client == client ? nil : client)
            let left = try StreamID(client: replaced.client, stream: stream.stream)
            _ = try chart(replaced.client)
            records.append(
                PendingRecord(
                    stream: left, kind: .draftDiscarded, id: .random(), at: act.now,
                    json: try Body.encode(body, at: act.now)))
            owners.append(replaced.client)
            changes += try removal(of: replaced.draft)
        }
        try append(records, changes: changes)
        quietClients.subtract(owners)
        if kind == .draftSaved { draftClients?.insert(client) }
        for (record, owner) in zip(records, owners) {
            guard let entry = try index().entry(record.id.opaque()) else { throw .integrity }
            try charts[owner]?.apply(entry.stream, compartment, json: record.json)
        }
        return id
    }

    /// The removal of a draft's text from the file, for a draft that was used or given up.
    func removal(of draft: RecordID) throws(VaultError) -> [Change] {
        guard let entry = try index().entry(draft.opaque()),
            let record = try record(entry.stream.sequence, of: entry.home)
        else { return [] }
        return record.rows.map(Change.remove)
    }
}
