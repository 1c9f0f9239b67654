public import TacitClinical
internal import TacitLog

extension Vault {
    /// All providers by code, also those that were removed; shown, so entered as read.
    public func providers(_ act: Act) throws(VaultError) -> [ProviderRecord] {
        let all = try providerBook().all
        try enterRead("providers", act)
        return all
    }

    /// The provider that a code or the unique beginning of one means; shown, so entered as read.
    ///
    /// - Throws: `notFound`; `ambiguous` with the codes that begin so.
    public func provider(_ code: String, _ act: Act) throws(VaultError) -> ProviderRecord {
        let record = try provider(code)
        try enterRead("provider", records: [record.id], act)
        return record
    }

    /// As above, for the program's own use. A whole code also means a removed provider.
    public func provider(_ code: String) throws(VaultError) -> ProviderRecord {
        try providerBook().record(code: code)
    }

    /// Adds a provider under a code that the program makes and never gives again.
    ///
    /// What its keys are worth was looked at before (`ProviderKeys` of the agent): the vault keeps texts.
    public func createProvider(_ provider: Provider, _ act: Act) throws(VaultError) -> ProviderRecord {
        let isDone = try wasDone(act, .providerSet, in: .vault(.practice)) { (done: Body.ProviderSet) in
            done.provider == provider && done.version == 1
        }
        if isDone, let id = act.id { return try providerBook().record(id) }
        var generator = SystemRandomNumberGenerator()
        let id = act.id ?? .random()
        let code = HandleMaker.next(taken: try takenCodes(), using: &generator)
        let body = Body.ProviderSet(id: id, code: code, provider: provider, version: 1)
        return try enter(.providerSet, body, of: id, Act(now: act.now, id: id, breaksGlass: act.breaksGlass))
    }

    /// Replaces a provider's fields; the old ones stay in the log. Another key makes the verification void.
    ///
    /// - Throws: `stale` unless `basedOn` is the version now; `notFound` when it was removed.
    public func reviseProvider(
        _ code: String, _ provider: Provider, basedOn: Int, _ act: Act
    ) throws(VaultError) -> ProviderRecord {
        let old = try self.provider(code)
        let isDone = try wasDone(act, .providerSet, in: .vault(.practice)) { (done: Body.ProviderSet) in
            done.id == old.id && done.provider == provider && done.version == basedOn + 1
        }
        if isDone { return old }
        guard !old.removed else { throw .notFound }
        guard old.version == basedOn else { throw .stale }
        let body = Body.ProviderSet(id: old.id, code: old.code, provider: provider, version: basedOn + 1)
        return try enter(.providerSet, body, of: old.id, act)
    }

    /// Records that two people compared the words of its keys.
    ///
    /// - Throws: `stale` when the words are not those of its keys now; `notFound` when it was removed.
    public func verifyProvider(
        _ code: String, _ verification: Verification, _ act: Act
    ) throws(VaultError) -> ProviderRecord {
        let old = try provider(code)
        let body = Body.ProviderVerified(id: old.id, verification: verification)
        if try wasDone(act, .providerVerified, in: .vault(.practice), body) { return old }
        guard !old.removed else { throw .notFound }
        guard let words = old.words, verification.words == words else { throw .stale }
        return try enter(.providerVerified, body, of: old.id, act)
    }

    /// Takes a provider off the list; what was sent to it stays, and so does its code.
    ///
    /// - Throws: `notFound` when it was removed.
    public func removeProvider(_ code: String, _ act: Act) throws(VaultError) -> ProviderRecord {
        let old = try provider(code)
        let body = Body.ProviderRemoved(id: old.id)
        if try wasDone(act, .providerRemoved, in: .vault(.practice), body) { return old }
        guard !old.removed else { throw .notFound }
        return try enter(.providerRemoved, body, of: old.id, act)
    }

    /// Code names and codes that were ever given: a client's and a provider's never read alike.
    func takenCodes() throws(VaultError) -> Set<String> {
        Set(try roster().handles.keys).union(try providerBook().codes.keys)
    }

    func providerBook() throws(VaultError) -> ProviderBook {
        if let providerCache { return providerCache }
        var book = ProviderBook()
        try read(.vault(.practice)) { (_, record) throws(VaultError) in
            guard let record else { throw .integrity }
            if let kind = record.kind { try book.apply(kind, record.json) }
        }
        providerCache = book
        return book
    }

    /// Appends a record to the practice stream and takes it into the cached book.
    private func enter(
        _ kind: RecordKind, _ body: some Codable & Equatable, of id: RecordID, _ act: Act
    ) throws(VaultError) -> ProviderRecord {
        var book = try providerBook()
        let json = try Body.encode(body, at: act.now)
        try append([
            PendingRecord(stream: .vault(.practice), kind: kind, id: act.id ?? .random(), at: act.now, json: json)
        ])
        try book.apply(kind, json)
        providerCache = book
        return try book.record(id)
    }
}
