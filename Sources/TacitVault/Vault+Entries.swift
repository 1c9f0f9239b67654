public import TacitClinical
internal import TacitLog

/// Entries of a chart: one way in for every kind of them.
extension Vault {
    /// Everything that was entered for a client, in the order of recording; what was taken back or marked as an error
    /// says so.
    public func entries(_ client: ClientID, _ act: Act) throws(VaultError) -> [Entry] {
        let entries = try entryList(client)
        try enterRead("entries", client: client, records: entries.map(\.id), act)
        return entries
    }

    /// One entry.
    public func entry(_ client: ClientID, _ id: RecordID, _ act: Act) throws(VaultError) -> Entry {
        let entry = try entry(id, of: client)
        try enterRead("entry", client: client, records: [id], act)
        return entry
    }

    /// The chart that a new entry comes into: what its rules are held against.
    ///
    /// Shows nothing, and so enters no read: what is told of it is whether an entry fits.
    public func entryContext(_ client: ClientID, _ act: Act) throws(VaultError) -> EntryContext {
        let versions = try planVersions(client)
        let entries = try entryList(client)
        let chart = try chart(client)
        let notes = chart.notes.filter { chart.marks[$0.key] == nil && !chart.undone.contains($0.key) }
        let hashes = versions.filter { $0.error == nil }.map { ($0.version, $0.contentHash) }
        return EntryContext(
            now: act.now,
            client: try roster().record(client).client,
            plan: PlanStanding.content(of: versions, entries: entries),
            versions: Dictionary(hashes) { $1 },
            entries: entries,
            notes: notes.map { NamedNote(id: $0.key, noteClass: $0.value.content.content.noteClass) },
            providers: try providerBook().all
        )
    }

    /// Enters something into the chart; from five minutes later, or from lock on, it can only be marked as an error.
    ///
    /// - Throws: `conflict` when `draft` is not one of an entry of this kind, and for a file, which is attached.
    public func enterEntry(
        _ client: ClientID,
        _ content: EntryContent,
        draft: RecordID?,
        _ act: Act
    ) throws(VaultError) -> Entry {
        guard content.kind != .attachment else { throw .conflict }
        return try enter(content, client, draft: draft, act)
    }

    func enter(
        _ content: EntryContent,
        _ client: ClientID,
        draft: RecordID?,
        _ act: Act
    ) throws(VaultError) -> Entry {
        let stream = try StreamID(client: client, stream: StreamCode.chart.rawValue)
        let body = Body.EntryMade(entry: content, author: try author(), draft: draft)
        let isSame = { (done: Body.EntryMade) in done.entry == content && done.draft == draft }
        if let done = act.id, try wasDone(act, .entryMade, in: stream, where: isSame) {
            return try entry(done, of: client)
        }
        if let draft, try self.draft(draft, of: client).purpose != .entry(content.kind) {
            throw .conflict
        }
        let id = try enter(.entryMade, body, client, .chart, act)
        used(draft, by: id, of: client, .chart, at: act.now)
        return try entry(id, of: client)
    }

    /// The entries of a chart; of the whole one when it is nil.
    func entryList(_ client: ClientID, in chart: Chart? = nil) throws(VaultError) -> [Entry] {
        let chart = if let chart { chart } else { try self.chart(client) }
        var entries: [Entry] = []
        for event in chart.events where event.kind == .entryMade {
            entries.append(try entry(event.id, of: client, in: chart))
        }
        return entries
    }

    func entry(_ id: RecordID, of client: ClientID, in chart: Chart? = nil)
        throws(VaultError) -> Entry
    {
        let chart = if let chart { chart } else { try self.chart(client) }
        guard let body = chart.entries[id] else {
            throw chart.drafts[id] == nil ? .notFound : .notSigned
        }
        var entry = Entry(
            id: id,
            ref: try ref(id, .entryMade),
            handle: try roster().record(client).handle,
            content: body.content.entry,
            recordedAt: body.at,
            author: body.content.author
        )
        entry.undone = chart.undone.contains(id)
        entry.error = chart.marks[id]
        return entry
    }
}
