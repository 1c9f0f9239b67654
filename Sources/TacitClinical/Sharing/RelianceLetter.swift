/// The letter to one past recipient after a consent was revoked (42 CFR 2.31(a)(6), regulation.md R2.7).
public struct RelianceLetter: Codable, Hashable, Sendable {
    /// The recipient's code among the providers.
    public var recipientCode: String?
    /// Who receives the letter.
    public var recipient: String
    /// What stands on the outside: the recipient and the sender, and nothing that names or hints at the client.
    public var outside: String
    /// The letter.
    public var text: String
    /// The REFs of the disclosures that it speaks of.
    public var disclosures: [String]

    enum CodingKeys: String, CodingKey, CaseIterable {
        case recipient, outside, text, disclosures
        case recipientCode = "recipient_code"
    }
}

/// What was disclosed in reliance on a consent.
public enum Disclosures {
    /// The disclosures that rest on a consent and stand, in the order in which they were made.
    public static func inReliance(on consent: RecordID, entries: [Entry]) -> [Charted<Disclosure>] {
        Charted<Disclosure>.all(in: entries).filter { $0.content.consent == consent }
            .sorted { ($0.content.madeAt, $0.ref) < ($1.content.madeAt, $1.ref) }
    }

    /// A letter for each past recipient under a consent that was revoked; none while it is not.
    public static func letters(
        after consent: ConsentRecord,
        entries: [Entry],
        client: Client,
        practice: Practice,
        on day: CalendarDay
    ) -> [RelianceLetter] {
        guard let revoked = consent.revocation?.content.receivedOn else { return [] }
        var recipients: [(key: String, made: [Charted<Disclosure>])] = []
        for found in inReliance(on: consent.consent.id, entries: entries) {
            let content = found.content
            let key =
                content.recipientCode
                ?? Consent.folded("\(content.recipientName) \(content.recipientOrganisation ?? "")")
            if let place = recipients.firstIndex(where: { $0.key == key }) {
                recipients[place].made.append(found)
            } else {
                recipients.append((key, [found]))
            }
        }
        return recipients.compactMap { _, made in
            guard let last = made.last?.content else { return nil }
            let words = RelianceLetterWords(client: client, practice: practice, revoked: revoked, day: day)
            return RelianceLetter(
                recipientCode: last.recipientCode,
                recipient: last.recipientName,
                outside: words.outside(to: last),
                text: words.letter(to: last, about: made),
                disclosures: made.map(\.ref)
            )
        }
    }
}
