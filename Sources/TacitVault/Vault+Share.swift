public import TacitClinical
internal import TacitCrypto
internal import TacitLog

/// What leaves a chart: the gate, the values, the record. Sealing is nobody's business here.
extension Vault {
    /// The chart that the gate and what leaves are made from, at this moment.
    ///
    /// Entered as read: what is previewed is seen.
    public func shareView(_ client: ClientID, _ act: Act) throws(VaultError) -> ChartView {
        let view = try view(client, as: try roster().record(client), act.now.day)
        try enterRead("share", client: client, records: view.entries.map(\.id), act)
        return view
    }

    /// The chart as it was right before a disclosure, by the order of the log.
    ///
    /// - Throws: `notFound` for an entry that is no disclosure.
    public func shareView(
        _ client: ClientID, before disclosure: RecordID, _ act: Act
    ) throws(VaultError) -> (view: ChartView, disclosure: Entry) {
        let entry = try entry(disclosure, of: client)
        guard entry.content.kind == .disclosure, let end = try index().place(of: try disclosure.opaque()) else {
            throw .notFound
        }
        let index = try index()
        let chart = try chart(client).asOf(entry.recordedAt.day) { (id) throws(VaultError) in
            index.place(of: try id.opaque()).map { $0 < end } ?? false
        }
        let record = try roster(asOf: entry.recordedAt.day).record(client)
        let view = try view(client, as: record, in: chart, entry.recordedAt.day)
        try enterRead("share", client: client, records: view.entries.map(\.id), act)
        return (view, entry)
    }

    /// One signed note under keys of its own, for a disclosure of exactly this note.
    ///
    /// - Throws: `notFound` for a note that is not of this class, was taken back or is in error.
    public func protectedNote(
        _ client: ClientID,
        _ id: RecordID,
        _ noteClass: NoteClass,
        _ act: Act
    ) throws(VaultError) -> Note {
        let note = try note(id, of: client)
        guard note.content.noteClass == noteClass, noteClass.keepsNoFacts, !note.undone, note.error == nil else {
            throw .notFound
        }
        try enterRead("share", client: client, records: [id], act)
        return note
    }

    /// The bytes of an attachment, which go along: its parts in their order, each of them authentic.
    ///
    /// Whoever hashes them anyway holds them against the entry's `sha256`; here it would be a pass of its own over what may
    /// be 320 MiB, while the vault answers nobody.
    ///
    /// - Throws: `notFound` for one that does not stand.
    public func attachedFile(_ client: ClientID, _ id: RecordID, _ act: Act) throws(VaultError) -> [UInt8] {
        let entry = try entry(id, of: client)
        guard entry.stands, let file = entry.content.value as? Attachment else { throw .notFound }
        var bytes: [UInt8] = []
        bytes.reserveLargely(file.size)
        for number in 1...file.parts { bytes += try part(number, of: id, client) }
        try enterRead("attachment", client: client, records: [id], act)
        return bytes
    }

    /// Enters a disclosure before a byte of it leaves, when the gate still lets it: a consent may have been revoked
    /// since the preview. It cannot be undone; one that did not happen is marked as an error.
    ///
    /// - Throws: `changedMeanwhile` when the gate says no now; `conflict` for an id that names something else.
    public func enterDisclosure(
        _ client: ClientID,
        _ disclosure: Disclosure,
        _ request: ShareRequest,
        to recipient: ShareRecipient,
        _ act: Act
    ) throws(VaultError) -> Entry {
        let chart = try entryContext(client, act)
        let isProgram = try currentPractice().part2Program ?? true
        let decision = ShareGate.decision(request, to: recipient, in: chart, part2Program: isProgram)
        guard case .allowed(let consent) = decision, consent?.consent.id == disclosure.consent,
            disclosure.faults(in: chart).isEmpty
        else { throw .changedMeanwhile }
        return try enterFinally(EntryContent(disclosure), client, act)
    }

    /// Enters that a share was refused.
    public func enterRefusal(_ client: ClientID, _ refusal: ShareRefusal, _ act: Act) throws(VaultError) -> Entry {
        try enterFinally(EntryContent(refusal), client, Act(now: act.now, breaksGlass: act.breaksGlass))
    }

    /// The disclosure that was entered under this act's id before; nil for a new act.
    public func disclosed(_ client: ClientID, _ act: Act) throws(VaultError) -> Entry? {
        guard let id = act.id, try chart(client).entries[id] != nil else { return nil }
        let entry = try entry(id, of: client)
        guard entry.content.kind == .disclosure else { throw .conflict }
        return entry
    }

    /// A signature by the vault's key over the text that an SSH signature signs (PROTOCOL.sshsig).
    ///
    /// Nothing else that this key signs begins with these six bytes: checkpoints begin with the vault's origin.
    public nonisolated func shareSignature(of message: [UInt8]) throws(VaultError) -> [UInt8] {
        guard message.starts(with: "SSHSIG".utf8) else { throw .integrity }
        return ring.signing.signature(for: message.span)
    }

    /// An entry that nobody takes back.
    func enterFinally(_ content: EntryContent, _ client: ClientID, _ act: Act) throws(VaultError) -> Entry {
        let body = Body.EntryMade(entry: content, author: try author(), draft: nil)
        let stream = try StreamID(client: client, stream: StreamCode.chart.rawValue)
        if let done = act.id,
            try wasDone(act, .entryMade, in: stream, where: { (made: Body.EntryMade) in made.entry == content })
        {
            return try entry(done, of: client)
        }
        return try entry(try enter(.entryMade, body, client, .chart, act), of: client)
    }
}
