public import TacitClinical
internal import TacitCrypto
internal import TacitLog

/// A chart as its client, or its practitioner, takes it along to look at.
extension Vault {
    /// Words of the log in a copy: 103 bits, so that nobody finds another log with the same.
    private static let sealWords = 8

    /// The whole chart at this moment, for a copy of it; entered as read.
    public func copyView(_ client: ClientID, _ act: Act) throws(VaultError) -> ChartView {
        let view = try view(client, as: try roster().record(client), act.now.day)
        try enterRead("export", client: client, records: view.entries.map(\.id) + view.notes.map(\.id), act)
        return view
    }

    /// How many entries the log has, and its root in words.
    public func copySeal() throws(VaultError) -> ClientCopy.Seal {
        // What is staged is in the heads already, and must be in the file before anybody is told of it.
        try commitStaged()
        let indices = HashWords.indices(of: heads.vault.root.bytes, count: Self.sealWords)
        return ClientCopy.Seal(
            size: heads.vault.size, words: indices.map(Passphrase.word(at:)).joined(separator: " "))
    }

    /// Enters that a copy was given to the client, before a byte of it leaves; it cannot be undone.
    ///
    /// - Throws: `conflict` for an id that names something else.
    public func enterCopy(_ client: ClientID, _ disclosure: Disclosure, _ act: Act) throws(VaultError) -> Entry {
        try enterFinally(EntryContent(disclosure), client, act)
    }
}
