public import TacitClinical

/// What left, as it is told afterwards.
extension Vault {
    /// The accounting of a client's disclosures on the day of the act.
    public func accounting(_ client: ClientID, _ act: Act) throws(VaultError) -> Accounting {
        let entries = try entryList(client)
        let accounting = Accounting(
            of: try roster().record(client),
            entries: entries,
            practice: try currentPractice(),
            on: act.now.day
        )
        let shown = entries.filter { $0.content.kind == .disclosure }.map(\.id)
        try enterRead("accounting", client: client, records: shown, act)
        return accounting
    }

    /// The letters to the past recipients under a consent that was revoked; none when nothing left under it.
    ///
    /// - Throws: `notFound` for a consent that does not stand; `conflict` for one that was not revoked.
    public func letters(
        _ client: ClientID,
        after consent: RecordID,
        _ act: Act
    ) throws(VaultError) -> [RelianceLetter] {
        let entries = try entryList(client)
        let found = Consents.fold(entries: entries).first { $0.consent.id == consent }
        guard let found else { throw .notFound }
        guard found.revocation != nil else { throw .conflict }
        let letters = Disclosures.letters(
            after: found,
            entries: entries,
            client: try roster().record(client).client,
            practice: try currentPractice(),
            on: act.now.day
        )
        let shown = Disclosures.inReliance(on: consent, entries: entries).map(\.id)
        try enterRead("letters", client: client, records: [consent] + shown, act)
        return letters
    }
}
