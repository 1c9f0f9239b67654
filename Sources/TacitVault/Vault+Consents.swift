public import TacitClinical

/// Consents as they stand, and whether one covers a disclosure.
extension Vault {
    /// All consents of a client that were drafted by a day, as they stand on it.
    public func consents(_ client: ClientID, on day: CalendarDay, _ act: Act) throws(VaultError)
        -> [ConsentStanding]
    {
        let found = ConsentStanding.all(
            in: try entryList(client),
            on: day,
            client: try roster().record(client).client
        )
        try enterRead("consents", client: client, records: found.map(\.consent.id), act)
        return found
    }

    /// One consent as it stands today.
    ///
    /// - Throws: `notFound` for a record that is none, or does not stand.
    public func consent(_ client: ClientID, _ id: RecordID, _ act: Act) throws(VaultError)
        -> (standing: ConsentStanding, client: Client)
    {
        let owner = try roster().record(client).client
        let all = ConsentStanding.all(in: try entryList(client), on: act.now.day, client: owner)
        guard let found = all.first(where: { $0.consent.id == id }) else { throw .notFound }
        try enterRead("consent", client: client, records: [id], act)
        return (found, owner)
    }

    /// Whether a consent of the client covers a disclosure, with what to do where none does.
    public func coverage(_ client: ClientID, _ question: ConsentQuestion, _ act: Act) throws(VaultError)
        -> ConsentCoverage
    {
        let decision = try consentDecision(client, question)
        let read = Consents.fold(entries: try entryList(client)).map(\.consent.id)
        try enterRead("coverage", client: client, records: read, act)
        return ConsentCoverage(decision, on: question.day, handle: try roster().record(client).handle)
    }

    /// What the gate decides (``ConsentGate``); shows nothing, and so enters no read.
    ///
    /// A practice that never said whether it is a Part 2 program is taken for one: the gate then asks for more.
    func consentDecision(_ client: ClientID, _ question: ConsentQuestion) throws(VaultError) -> ConsentDecision {
        ConsentGate.decision(
            entries: try entryList(client),
            client: try roster().record(client).client,
            part2Program: try currentPractice().part2Program ?? true,
            question: question
        )
    }
}
