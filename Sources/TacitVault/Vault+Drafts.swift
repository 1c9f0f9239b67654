public import TacitClinical
internal import TacitLog
internal import TacitStore

extension Vault {
    /// Longest text of a draft in bytes, 4 MiB.
    public static let largestText = 4 << 20

    /// Seals a text as it was typed, before anything is made of it; the text that it replaces goes.
    ///
    /// - Throws: `tooLarge`; `notFound` when the draft to be replaced does not wait; `conflict` when its class or
    ///   purpose is another.
    public func saveDraft(
        _ client: ClientID, purpose: DraftPurpose, noteClass: NoteClass, text: String, replacing: RecordID?,
        _ act: Act
    ) throws(VaultError) -> NoteDraft {
        guard text.utf8.count <= Self.largestText else { throw .tooLarge }
        let compartment = noteClass.compartment
        let stream = try StreamID(client: client, stream: StreamCode(compartment).rawValue)
        let body = Body.DraftSaved(purpose: purpose, noteClass: noteClass, text: text, replaces: replacing)
        if let id = act.id, try wasDone(act, .draftSaved, in: stream, body) { return try draft(id, of: client) }
        if let replacing {
            let old = try draft(replacing, of: client)
            guard old.purpose == purpose, old.noteClass.compartment == compartment else { throw .conflict }
        }
        let id = try enter(.draftSaved, body, client, compartment, replaced: replacing.map { ($0, client) }, act)
        return try draft(id, of: client)
    }

    /// A draft with its text.
    public func draft(_ client: ClientID, _ id: RecordID, _ act: Act) throws(VaultError) -> NoteDraft {
        let draft = try draft(id, of: client)
        try enterRead("draft", client: client, records: [id], act)
        return draft
    }

    /// Drafts that wait, oldest first; of all clients when `client` is nil.
    public func drafts(_ client: ClientID?, _ act: Act) throws(VaultError) -> [NoteDraft] {
        let drafts = try waitingDrafts(client)
        try enterRead("drafts", client: client, records: drafts.map(\.id), act)
        return drafts
    }

    /// Gives up a draft: its entry stays, its text goes.
    public func discardDraft(_ client: ClientID, _ id: RecordID, _ act: Act) throws(VaultError) {
        let body = Body.DraftDiscarded(draft: id, movedTo: nil)
        if let stream = try index().entry(id.opaque())?.home,
            try wasDone(act, .draftDiscarded, in: stream, body)
        {
            return
        }
        let draft = try draft(id, of: client)
        try enter(
            .draftDiscarded, body, client, draft.noteClass.compartment, changes: try removal(of: id), act)
    }

    /// Moves a draft to the client it belongs to, under her keys; the text goes from where it was, in the same
    /// transaction.
    public func moveDraft(
        _ client: ClientID, _ id: RecordID, to other: ClientID, _ act: Act
    ) throws(VaultError) -> NoteDraft {
        if let done = act.id, try wasMoved(client, id, to: other, done) { return try self.draft(done, of: other) }
        let draft = try draft(id, of: client)
        // What is added to a note of one client cannot be moved to another, who has no such note.
        let purpose = draft.purpose.withoutNote
        let body = Body.DraftSaved(purpose: purpose, noteClass: draft.noteClass, text: draft.text, replaces: nil)
        let moved = try enter(
            .draftSaved, body, other, draft.noteClass.compartment, replaced: (id, client), act)
        return try self.draft(moved, of: other)
    }

    /// How many drafts wait, as far as charts can be read: a changed record of one client is told when she is read,
    /// by the sweep and by a check, and keeps nobody out of the others' charts.
    ///
    /// Counted once until something is written: asking for the state is no activity, and must not bring back the
    /// keys and texts of clients that ``dropClientKeys()`` let go.
    public func draftCount() throws(VaultError) -> Int {
        if let countedDrafts { return countedDrafts }
        var count = 0
        let spent = Set(spentDrafts.map(\.draft))
        var open: Set<ClientID> = []
        for client in try clientsWithDrafts() {
            guard let chart = try readableChart(client) else {
                open.insert(client)
                continue
            }
            let waiting = chart.drafts.keys.count { chart.isWaiting($0) }
            count += waiting
            // A used draft waits again when its act is taken back.
            if waiting > 0 || chart.drafts.keys.contains(where: spent.contains) { open.insert(client) }
        }
        // Who has none any more is not asked again: a long day must not open every chart of the day each time.
        draftClients = open
        countedDrafts = count
        return count
    }

    /// The chart of a client; nil when something in it was changed.
    func readableChart(_ client: ClientID) throws(VaultError) -> Chart? {
        do throws(VaultError) { return try chart(client) } catch .integrity { return nil }
    }

    /// Whether the draft went to that client under this id before.
    ///
    /// - Throws: `conflict` when the id names something else.
    private func wasMoved(
        _ client: ClientID, _ id: RecordID, to other: ClientID, _ done: RecordID
    ) throws(VaultError) -> Bool {
        guard let entry = try index().entry(done.opaque()) else { return false }
        guard entry.stream.type == RecordKind.draftSaved.rawValue, entry.home.client == (try other.opaque())
        else { throw .conflict }
        guard try chart(client).gone.contains(id) else { throw .conflict }
        return true
    }

    /// A draft that waits.
    ///
    /// - Throws: `alreadySigned` for one that was signed, `notFound` for any other.
    func draft(_ id: RecordID, of client: ClientID) throws(VaultError) -> NoteDraft {
        let chart = try chart(client)
        guard chart.isWaiting(id), let body = chart.drafts[id] else {
            throw chart.became[id] == nil && chart.notes[id] == nil ? .notFound : .alreadySigned
        }
        let record = try roster().record(client)
        return NoteDraft(
            id: id, ref: try ref(id, .draftSaved), client: client, handle: record.handle, name: record.client.name,
            purpose: body.content.purpose, noteClass: body.content.noteClass, savedAt: body.at,
            text: body.content.text)
    }

    func waitingDrafts(_ client: ClientID?) throws(VaultError) -> [NoteDraft] {
        let clients: Set<ClientID> = if let client { [client] } else { try clientsWithDrafts() }
        var drafts: [NoteDraft] = []
        for client in clients {
            let chart = try chart(client)
            for id in chart.drafts.keys where chart.isWaiting(id) {
                drafts.append(try draft(id, of: client))
            }
        }
        return drafts.sorted { ($0.savedAt, $0.ref) < ($1.savedAt, $1.ref) }
    }
}
