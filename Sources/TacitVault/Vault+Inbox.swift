public import TacitClinical
internal import TacitLog
internal import TacitStore

extension Vault {
    /// Makes drafts of the texts that were sealed while the vault was locked. A text whose client is not known or
    /// has a chart that was changed, or with a part missing, stays where it is.
    ///
    /// Each text is one transaction that inserts the draft and removes the rows of the inbox.
    func fileInbox(_ now: Moment) throws(VaultError) -> Int {
        var filed = 0
        for text in try Inbox.texts(in: store) {
            guard let sealed = text.sealed, let letter = Inbox.open(sealed, with: ring.inbox) else { continue }
            let body = Body.DraftSaved(
                purpose: letter.draftFor, noteClass: letter.noteClass, text: letter.text, replaces: nil)
            do throws(VaultError) {
                guard let client = try roster().handles[letter.client] else { continue }
                try enter(
                    .draftSaved, body, client, letter.noteClass.compartment,
                    changes: text.rows.map(Change.removeInbox), Act(now: now))
                try commitStaged()
            } catch .full {
                // It stays where it is; a full disk is no reason to stay locked.
                return filed
            } catch .integrity {
                continue
            }
            filed += 1
        }
        return filed
    }

    /// The key that text may be sealed to, for a text that has no client yet.
    public var inboxKey: [UInt8] { header.inboxKey }

    /// Texts that wait in the inbox.
    public func inboxCount() throws(VaultError) -> Int { try Inbox.texts(in: store).count }

    /// Keeps a text that was sealed to the inbox key; it becomes a draft at once.
    public func putInbox(_ sealed: [UInt8], _ act: Act) throws(VaultError) {
        guard doubt == nil else { throw .readOnly }
        let rows = try Inbox.rows(of: sealed)
        try commitStaged()
        try stored { () throws(StoreError) in try store.apply(rows) }
        _ = try fileInbox(act.now)
    }

    /// What waits in the inbox, opened: texts whose client is not known, or for nobody yet.
    public func letters(_ act: Act) throws(VaultError) -> [InboxLetter] {
        var letters: [InboxLetter] = []
        for text in try Inbox.texts(in: store) {
            guard let sealed = text.sealed, let letter = Inbox.open(sealed, with: ring.inbox) else { continue }
            letters.append(
                InboxLetter(id: text.id, handle: letter.client, noteClass: letter.noteClass, text: letter.text))
        }
        letters.sort { $0.id.description < $1.id.description }
        try enterRead("inbox", records: letters.map(\.id), act)
        return letters
    }

    /// Makes a draft of a text of the inbox, for the client it belongs to.
    ///
    /// - Throws: `notFound` for a text that is not there.
    public func fileLetter(_ id: RecordID, to client: ClientID, _ act: Act) throws(VaultError) -> NoteDraft {
        if let done = act.id, try wasFiled(id, client, done) { return try draft(done, of: client) }
        let (text, letter) = try letter(id)
        let body = Body.DraftSaved(
            purpose: letter.draftFor.withoutNote, noteClass: letter.noteClass, text: letter.text, replaces: nil)
        let draft = try enter(
            .draftSaved, body, client, letter.noteClass.compartment, changes: text.rows.map(Change.removeInbox), act)
        return try self.draft(draft, of: client)
    }

    /// Whether a text became a draft of that client under this id before: the inbox does not have it any more, so
    /// that it is told by there being such a draft that takes no other's place.
    ///
    /// - Throws: `conflict` when the id names something else.
    private func wasFiled(
        _ id: RecordID, _ client: ClientID, _ done: RecordID
    ) throws(VaultError) -> Bool {
        guard let entry = try index().entry(done.opaque()) else { return false }
        // What still waits was not filed, whatever the id names.
        guard try !Inbox.texts(in: store).contains(where: { $0.id == id }) else { throw .conflict }
        guard entry.stream.type == RecordKind.draftSaved.rawValue, entry.home.client == (try client.opaque()),
            let body = try chart(client).drafts[done], body.content.replaces == nil
        else { throw .conflict }
        return true
    }

    /// Removes a text from the inbox for good.
    ///
    /// - Throws: `notFound` for a text that is not there.
    public func discardLetter(_ id: RecordID) throws(VaultError) {
        guard doubt == nil else { throw .readOnly }
        let (text, _) = try letter(id)
        try commitStaged()
        try stored { () throws(StoreError) in try store.apply(text.rows.map(Change.removeInbox)) }
    }

    private func letter(_ id: RecordID) throws(VaultError) -> (Inbox.Text, Inbox.Letter) {
        guard let text = try Inbox.texts(in: store).first(where: { $0.id == id }), let sealed = text.sealed,
            let letter = Inbox.open(sealed, with: ring.inbox)
        else { throw .notFound }
        return (text, letter)
    }
}
