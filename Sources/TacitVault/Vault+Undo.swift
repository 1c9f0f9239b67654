public import TacitClinical
internal import TacitLog
internal import TacitStore

/// Something that was done in this unlock and may be taken back for five minutes.
struct Undoable {
    let record: RecordID
    let client: ClientID
    let compartment: Compartment
    let draft: RecordID?
    let until: Moment
}

extension Vault {
    /// Remembers what an act used up: its draft's text stays until the act is final.
    func used(
        _ draft: RecordID?, by record: RecordID, of client: ClientID, _ compartment: Compartment, at now: Moment
    ) {
        guard let until = now.adding(milliseconds: Self.undoWindow) else { return }
        undoable.append(
            Undoable(record: record, client: client, compartment: compartment, draft: draft, until: until))
        if let draft { spentDrafts.append((draft, until)) }
    }

    /// Takes back the last signature or plan version, when it is less than five minutes old: what was recorded
    /// stays in the log, marked, and its draft waits again.
    ///
    /// - Throws: `tooLate` when there is nothing to take back.
    public func undo(
        _ act: Act
    ) throws(VaultError) -> (ref: String, handle: String, draft: NoteDraft?) {
        if let (record, client) = try undone(act) { return try undone(record, of: client) }
        guard let last = undoable.last, act.now <= last.until else { throw .tooLate }
        // A note that was added to since is built on, and so is no longer the last act.
        try enter(.undone, Body.Undone(record: last.record), last.client, last.compartment, act)
        undoable.removeLast()
        spentDrafts.removeAll { $0.draft == last.draft }
        return try undone(last.record, of: last.client)
    }

    /// What this act took back before, under the same id.
    private func undone(_ act: Act) throws(VaultError) -> (record: RecordID, client: ClientID)? {
        guard let id = act.id, let entry = try index().entry(id.opaque()) else { return nil }
        guard entry.stream.type == RecordKind.undone.rawValue,
            let record = try record(entry.stream.sequence, of: entry.home)
        else { throw .conflict }
        return (
            try Body.decode(Body.Undone.self, record.json).content.record, try ClientID(entry.home.client)
        )
    }

    /// The answer about something that was taken back, with its draft as far as that waits.
    private func undone(
        _ record: RecordID, of client: ClientID
    ) throws(VaultError) -> (ref: String, handle: String, draft: NoteDraft?) {
        let chart = try chart(client)
        guard let kind = chart.event(record)?.kind else { throw .notFound }
        var waiting: NoteDraft?
        if let used = chart.became.first(where: { $0.value == record })?.key, chart.isWaiting(used) {
            waiting = try draft(used, of: client)
        }
        return (try ref(record, kind), try roster().record(client).handle, waiting)
    }

    /// Removes the texts of drafts whose acts are final; all of them when `now` is nil, as at lock.
    func removeSpentDrafts(_ now: Moment?) throws(VaultError) {
        let isFinal = { (spent: (draft: RecordID, finalAt: Moment)) in now.map { spent.finalAt < $0 } ?? true }
        let final = spentDrafts.filter(isFinal)
        guard !final.isEmpty else { return }
        try commitStaged()
        var changes: [Change] = []
        for spent in final { changes += try removal(of: spent.draft) }
        let all = changes
        try stored { () throws(StoreError) in try store.apply(all) }
        spentDrafts.removeAll(where: isFinal)
    }
}
