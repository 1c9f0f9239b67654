public import TacitClinical
internal import TacitLog

extension Vault {
    /// How long an act may be taken back, in milliseconds: five minutes, or until the vault locks.
    static let undoWindow: Int64 = 300_000

    /// Signs a draft. From five minutes later, or from lock on, the note can only be added to.
    ///
    /// - Throws: `notFound`, `alreadySigned`; `conflict` when `content` is of another compartment than the draft.
    public func sign(
        _ client: ClientID, draft id: RecordID, content: NoteContent, _ act: Act
    ) throws(VaultError) -> Note {
        let compartment = content.noteClass.compartment
        let stream = try StreamID(client: client, stream: StreamCode(compartment).rawValue)
        let body = Body.NoteSigned(
            content: content, author: try author(), draft: id,
            late: try isLate(content.occurredAt, recorded: act.now))
        if let done = act.id,
            try wasDone(
                act, .noteSigned, in: stream,
                where: { (done: Body.NoteSigned) in done.content == content && done.draft == id })
        {
            return try note(done, of: client)
        }
        let draft = try draft(id, of: client)
        guard draft.purpose == .note, draft.noteClass.compartment == compartment else { throw .conflict }
        let note = try enter(.noteSigned, body, client, compartment, act)
        used(id, by: note, of: client, compartment, at: act.now)
        return try self.note(note, of: client)
    }

    /// Adds to a signed note, which stays as it is.
    ///
    /// - Throws: `notSigned` when `note` is a draft, `notFound` when it is neither; `conflict` when `draft` was not
    ///   meant for this note or is of another compartment.
    public func add(
        _ client: ClientID, to note: RecordID, _ content: AmendmentContent, draft: RecordID?, _ act: Act
    ) throws(VaultError) -> Addition {
        let chart = try chart(client)
        guard let signed = chart.notes[note], !chart.undone.contains(note) else {
            throw chart.drafts[note] == nil ? .notFound : .notSigned
        }
        let compartment = signed.content.content.noteClass.compartment
        let stream = try StreamID(client: client, stream: StreamCode(compartment).rawValue)
        let body = Body.AdditionSigned(
            note: note, content: content, author: try author(), draft: draft,
            late: try isLate(content.occurredAt ?? signed.content.content.occurredAt, recorded: act.now))
        if let done = act.id,
            try wasDone(
                act, .additionSigned, in: stream,
                where: { (done: Body.AdditionSigned) in
                    done.note == note && done.content == content && done.draft == draft
                })
        {
            return try addition(done, of: client)
        }
        if let draft {
            let draft = try self.draft(draft, of: client)
            guard draft.purpose == .addendum(note) || draft.purpose == .amendment(note),
                draft.noteClass.compartment == compartment
            else { throw .conflict }
        }
        let id = try enter(.additionSigned, body, client, compartment, act)
        used(draft, by: id, of: client, compartment, at: act.now)
        return try addition(id, of: client)
    }

    /// Marks a record as entered in error: it stays, marked, and leaves in no copy. The answer is its REF.
    public func markError(
        _ client: ClientID, _ record: RecordID, _ mark: ErrorMark, _ act: Act
    ) throws(VaultError) -> String {
        let chart = try chart(client)
        guard let event = chart.event(record), event.kind.reference != nil, event.kind != .draftSaved,
            !chart.undone.contains(record)
        else { throw chart.drafts[record] == nil ? .notFound : .notSigned }
        let body = Body.ErrorMarked(record: record, mark: mark, author: try author())
        let stream = try StreamID(client: client, stream: StreamCode(event.compartment).rawValue)
        let isSame = { (done: Body.ErrorMarked) in done.record == record && done.mark == mark }
        if try !wasDone(act, .errorMarked, in: stream, where: isSame) {
            try enter(.errorMarked, body, client, event.compartment, act)
        }
        return try ref(record, event.kind)
    }

    /// All signed notes of a client with what was added, by the time they occurred.
    public func notes(_ client: ClientID, _ act: Act) throws(VaultError) -> [Note] {
        var notes: [Note] = []
        for id in try chart(client).notes.keys { notes.append(try note(id, of: client)) }
        notes.sort { ($0.content.occurredAt, $0.recordedAt, $0.ref) < ($1.content.occurredAt, $1.recordedAt, $1.ref) }
        try enterRead("notes", client: client, records: notes.map(\.id), act)
        return notes
    }

    /// One signed note with what was added.
    public func note(_ client: ClientID, _ id: RecordID, _ act: Act) throws(VaultError) -> Note {
        let note = try note(id, of: client)
        try enterRead("note", client: client, records: [id], act)
        return note
    }

    /// A note with what a chart has of it; the whole chart when it is nil.
    func note(_ id: RecordID, of client: ClientID, in chart: Chart? = nil) throws(VaultError) -> Note {
        let chart = if let chart { chart } else { try self.chart(client) }
        guard let body = chart.notes[id] else { throw chart.drafts[id] == nil ? .notFound : .notSigned }
        var note = Note(
            id: id, ref: try ref(id, .noteSigned), handle: try roster().record(client).handle,
            content: body.content.content, recordedAt: body.at, author: body.content.author, late: body.content.late)
        note.undone = chart.undone.contains(id)
        note.error = chart.marks[id]
        if undoable.contains(where: { $0.record == id }) {
            note.undoUntil = body.at.adding(milliseconds: Self.undoWindow)
        }
        for (additionID, addition) in chart.additions
        where addition.content.note == id && !chart.undone.contains(additionID) {
            note.additions.append(try self.addition(additionID, of: client, in: chart))
        }
        note.additions.sort { ($0.recordedAt, $0.ref) < ($1.recordedAt, $1.ref) }
        return note
    }

    func addition(_ id: RecordID, of client: ClientID, in chart: Chart? = nil) throws(VaultError) -> Addition {
        let chart = if let chart { chart } else { try self.chart(client) }
        guard let body = chart.additions[id] else { throw .notFound }
        return Addition(
            id: id, ref: try ref(id, .additionSigned), content: body.content.content, recordedAt: body.at,
            author: body.content.author, late: body.content.late, error: chart.marks[id])
    }

    private func isLate(_ occurred: Moment, recorded: Moment) throws(VaultError) -> Bool {
        Lateness.isLate(
            occurred: occurred, recorded: recorded, limitMilliseconds: try currentPractice().lateAfterMilliseconds)
    }

    /// Her name as it stands under what she signs; nil while the practice has none.
    func author() throws(VaultError) -> String? {
        let practice = try currentPractice()
        guard let name = practice.practitioner else { return nil }
        return ([name] + practice.licences).joined(separator: ", ")
    }
}
