internal import TacitClinical
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
}
