public import TacitClinical

/// What became of a draft.
public enum Signed: Hashable, Sendable {
    case note(Note)
    case addition(Addition)
    case plan(PlanVersion)
    case entry(Entry)
}

extension Vault {
    /// What a draft became under the id that the caller chose: the answer to a request that is said again.
    ///
    /// Nothing is read anew for it. The text may be gone by now, and the chart it was held against is another; what it
    /// meant then is what was recorded. Nil for a draft that waits, or that became something under another id.
    public func signed(_ client: ClientID, draft: RecordID, _ act: Act) throws(VaultError)
        -> Signed?
    {
        let chart = try chart(client)
        guard let id = act.id, chart.became[draft] == id else { return nil }
        switch chart.event(id)?.kind {
        case .noteSigned: return .note(try note(id, of: client))
        case .additionSigned: return .addition(try addition(id, of: client))
        case .planRecorded: return try planVersions(client).first { $0.id == id }.map(Signed.plan)
        case .entryMade: return .entry(try entry(id, of: client))
        default: return nil
        }
    }
}
