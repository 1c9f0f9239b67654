internal import TacitClinical
internal import TacitCrypto

/// Who the providers are: what their records in the practice stream amount to.
struct ProviderBook {
    private(set) var records: [RecordID: ProviderRecord] = [:]
    /// Every code that was ever given, also those of removed ones.
    private(set) var codes: [String: RecordID] = [:]
    /// Keys that a provider had once.
    private var had: [RecordID: (recipient: Bool, signingKey: Bool)] = [:]

    mutating func apply(_ kind: RecordKind, _ json: [UInt8]) throws(VaultError) {
        switch kind {
        case .providerSet:
            let body = try Body.decode(Body.ProviderSet.self, json)
            try set(body.content, on: body.at.day)
        case .providerVerified:
            let body = try Body.decode(Body.ProviderVerified.self, json).content
            try change(body.id) { $0.verification = body.verification }
        case .providerRemoved:
            try change(try Body.decode(Body.ProviderRemoved.self, json).content.id) { $0.removed = true }
        default: break
        }
    }

    func record(_ id: RecordID) throws(VaultError) -> ProviderRecord {
        guard let record = records[id] else { throw .notFound }
        return record
    }

    /// The provider that a code, or the beginning of one, means; the beginning of a removed one's means nothing.
    ///
    /// - Throws: `notFound`; `ambiguous` with the codes that begin so.
    func record(code: String) throws(VaultError) -> ProviderRecord {
        if let id = codes[code] { return try record(id) }
        guard !code.isEmpty else { throw .notFound }
        let fitting = all.filter { !$0.removed && $0.code.hasPrefix(code) }
        guard let only = fitting.first else { throw .notFound }
        guard fitting.count == 1 else { throw .ambiguous(fitting.map(\.code)) }
        return only
    }

    /// All, by code.
    var all: [ProviderRecord] { records.values.sorted { $0.code < $1.code } }

    private mutating func set(_ body: Body.ProviderSet, on day: CalendarDay) throws(VaultError) {
        let provider = body.provider
        let words = provider.keys.isEmpty ? nil : KeyWords.words(of: provider.keys)
        if var record = records[body.id] {
            guard body.version == record.version + 1, body.code == record.code else { throw .integrity }
            let had = had[body.id] ?? (false, false)
            if had.recipient && provider.recipient != record.provider.recipient
                || had.signingKey && provider.signingKey != record.provider.signingKey
            {
                record.keyChangedOn = day
            }
            record.version = body.version
            record.provider = provider
            record.words = words
            records[body.id] = record
        } else {
            guard body.version == 1, codes[body.code] == nil else { throw .integrity }
            records[body.id] = ProviderRecord(id: body.id, code: body.code, provider: provider, words: words)
            codes[body.code] = body.id
        }
        let had = had[body.id] ?? (false, false)
        self.had[body.id] = (
            had.recipient || provider.recipient != nil, had.signingKey || provider.signingKey != nil
        )
    }

    private mutating func change(_ id: RecordID, _ body: (inout ProviderRecord) -> Void) throws(VaultError) {
        guard var record = records[id] else { throw .integrity }
        body(&record)
        records[id] = record
    }
}
