import TacitAgentAPI
import TacitClinical

/// Providers as lines; a name is printed only when `names` is set.
enum ProviderRendering {
    /// The list of providers.
    static func list(_ providers: [ProviderRecord], names: Bool, style: Style) -> [String] {
        guard !providers.isEmpty else { return [ProviderSentences.none] }
        let rows = providers.map { record in
            [record.code] + (names ? [record.provider.name] : []) + [ProviderSentences.state(record)]
        }
        return Columns.lines(rows, width: style.width) { column, cell in
            column == 0 ? style.bold(cell) : cell
        }
    }

    /// The list for programs: code, state of the keys in one word, and the name when asked for.
    static func plainList(_ providers: [ProviderRecord], names: Bool) -> [String] {
        providers.map { record in
            PlainRow.line([record.code, word(record)] + (names ? [record.provider.name] : []))
        }
    }

    /// Everything that is known of a provider.
    static func page(_ record: ProviderRecord, names: Bool, style: Style) -> [String] {
        let name = names ? record.provider.name : nil
        return [ClientRendering.header(handle: record.code, name: name, style: style), ""]
            + Columns.fields(
                fields(record, names: names, key: short) + compared(record)
                    + [("keys", ProviderSentences.state(record)), ("changed", changed(record))],
                style: style)
    }

    /// The same for programs: one field a line.
    static func plainPage(_ record: ProviderRecord, names: Bool) -> [String] {
        let name = names ? record.provider.name : nil
        let own = [
            ("code", record.code), ("name", name), ("version", String(record.version)), ("keys", word(record)),
            ("key changed", record.keyChangedOn?.description),
        ]
        return (own + fields(record, names: names) { $0 } + [("words", record.words)]).compactMap { label, value in
            value.map { PlainRow.line([label, $0]) }
        }
    }

    /// What the two people say to each other.
    static func comparison(_ record: ProviderRecord, names: Bool) -> [String] {
        let name = names ? "  \(VisibleText.inLine(record.provider.name))" : ""
        let compared = compared(record).map { VisibleText.inLine("\($0)  \($1 ?? "")") }
        return ["\(record.code)\(name)", ""] + compared.map { "  " + $0 } + ["", ProviderSentences.knownNumber]
    }

    /// What is read aloud: six words where there is a signing key, because then there is a key card with the same
    /// ones; else the end of the recipient.
    private static func compared(_ record: ProviderRecord) -> [(String, String?)] {
        if record.provider.signingKey == nil, let end = record.provider.recipientEnd {
            return [(ProviderSentences.end, end)]
        }
        return [(ProviderSentences.words, record.words)]
    }

    /// A key as a reader sees it: a hybrid recipient would fill the screen, and whoever needs it whole asks for --plain.
    private static func short(_ key: String) -> String {
        key.count <= 100 ? key : "\(key.prefix(24))...\(key.suffix(12))"
    }

    private static func changed(_ record: ProviderRecord) -> String? {
        record.keyChangedOn.map { ProviderSentences.changed(on: DayText.day($0)) }
    }

    /// One word that never changes, for scripts.
    private static func word(_ record: ProviderRecord) -> String {
        if record.removed { return "removed" }
        if record.words == nil { return "no-key" }
        return record.isVerified ? "verified" : "unverified"
    }

    private static func fields(
        _ record: ProviderRecord, names: Bool, key: (String) -> String
    ) -> [(String, String?)] {
        let provider = record.provider
        func yesNo(_ value: Bool?) -> String? { value.map { $0 ? "yes" : "no" } }
        let identifying = [("organisation", provider.organisation), ("address", provider.address)]
        return (names ? identifying : []) + [
            ("role", provider.role), ("covered entity", yesNo(provider.coveredEntity)),
            ("part 2 program", yesNo(provider.part2Program)), ("recipient", provider.recipient.map(key)),
            ("signing key", provider.signingKey),
        ]
    }
}

/// The vault's own public keys.
enum KeyCardRendering {
    /// The card: each key on a line of its own, however long, so that it can be copied.
    static func page(_ card: KeyCardReply) -> [String] {
        var lines = KeyCardSentences.head + [""]
        for recipient in card.recipients {
            lines += [
                KeyCardSentences.recipient(isHybrid: recipient.recipient.hasPrefix("age1pq1")), "",
                "  " + recipient.recipient, "",
                "  " + KeyCardSentences.words(recipient.words), "  sha256 " + recipient.sha256, "",
            ]
        }
        return lines + [
            KeyCardSentences.signer, "", "  " + card.allowedSigners, "",
            "  " + KeyCardSentences.words(card.signingWords), "",
        ] + KeyCardSentences.check
    }

    /// For programs: what it is, the text, the words and their SHA-256, divided by tabs.
    static func plain(_ card: KeyCardReply) -> [String] {
        card.recipients.map { PlainRow.line(["recipient", $0.recipient, $0.words, $0.sha256]) }
            + [PlainRow.line(["signer", card.allowedSigners, card.signingWords])]
    }
}
