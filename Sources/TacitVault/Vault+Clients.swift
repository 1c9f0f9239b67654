public import TacitClinical
internal import TacitLog

extension Vault {
    /// The client that a code name, the beginning of one, or a 26-character id means.
    ///
    /// - Throws: `notFound`; `ambiguous` with the code names that begin so.
    public func resolve(client text: String) throws(VaultError) -> ClientID {
        let roster = try roster()
        if let id = roster.handles[text] { return id }
        if let id = ClientID(text), roster.clients[id] != nil { return id }
        guard !text.isEmpty else { throw .notFound }
        let fitting = roster.handles.keys.filter { $0.hasPrefix(text) }.sorted()
        guard let only = fitting.first else { throw .notFound }
        guard fitting.count == 1, let id = roster.handles[only] else { throw .ambiguous(fitting) }
        return id
    }

    /// All clients; entered as read once in each unlock.
    public func clients(_ act: Act) throws(VaultError) -> [ClientSummary] {
        let summaries = try roster().summaries
        if !listWasEntered {
            try enterRead("clients", act)
            listWasEntered = true
        }
        return summaries
    }

    /// Adds a client under a code name that the program makes.
    public func createClient(_ client: Client, _ act: Act) throws(VaultError) -> ClientRecord {
        let roster = try roster()
        if let id = act.id, let entry = try index().entry(id.opaque()) {
            guard entry.stream.type == RecordKind.clientCreated.rawValue,
                let record = try record(entry.stream.sequence, of: .vault(.roster)),
                case let body = try Body.decode(Body.ClientCreated.self, record.json).content, body.client == client
            else { throw .conflict }
            return try roster.record(body.id)
        }
        var generator = SystemRandomNumberGenerator()
        let handle = HandleMaker.next(taken: try takenCodes(), using: &generator)
        let body = Body.ClientCreated(id: .random(), handle: handle, client: client)
        try enter(.clientCreated, body, act)
        return try self.roster().record(body.id)
    }

    /// One client's fields.
    public func client(_ id: ClientID, _ act: Act) throws(VaultError) -> ClientRecord {
        let record = try roster().record(id)
        try enterRead("client", client: id, act)
        return record
    }

    /// Replaces a client's fields; the old ones stay in the log.
    ///
    /// - Throws: `stale` unless `basedOn` is the version now.
    public func reviseClient(
        _ id: ClientID, _ client: Client, basedOn: Int, _ act: Act
    ) throws(VaultError) -> ClientRecord {
        let body = Body.ClientRevised(id: id, client: client)
        if try wasDone(act, .clientRevised, in: .vault(.roster), body) { return try roster().record(id) }
        guard try roster().record(id).version == basedOn else { throw .stale }
        try enter(.clientRevised, body, act)
        return try roster().record(id)
    }

    /// Records that the work with a client ended.
    public func closeClient(_ id: ClientID, _ closure: Closure, _ act: Act) throws(VaultError) -> ClientRecord {
        let body = Body.ClientClosed(id: id, closure: closure)
        if try !wasDone(act, .clientClosed, in: .vault(.roster), body) {
            _ = try roster().record(id)
            try enter(.clientClosed, body, act)
        }
        return try roster().record(id)
    }

    /// Records that the work goes on again.
    ///
    /// - Throws: `conflict` when it never ended.
    public func reopenClient(_ id: ClientID, _ act: Act) throws(VaultError) -> ClientRecord {
        let body = Body.ClientReopened(id: id)
        if try !wasDone(act, .clientReopened, in: .vault(.roster), body) {
            guard try roster().record(id).closure != nil else { throw .conflict }
            try enter(.clientReopened, body, act)
        }
        return try roster().record(id)
    }

    /// Records that the notice of privacy was given.
    public func giveNotice(_ id: ClientID, _ notice: NoticeGiven, _ act: Act) throws(VaultError) -> ClientRecord {
        let body = Body.Notice(id: id, notice: notice)
        if try !wasDone(act, .noticeGiven, in: .vault(.roster), body) {
            _ = try roster().record(id)
            try enter(.noticeGiven, body, act)
        }
        return try roster().record(id)
    }

    /// Places where a text names a client other than the one it is about: the wrong chart, perhaps.
    ///
    /// The text is searched outside the actor: that takes longer than to seal it, and nobody else need wait.
    public nonisolated func otherClientNames(
        in text: String, than client: ClientID
    ) async throws(VaultError) -> [(line: Int, column: Int)] {
        NameFinder.places(of: try await names(otherThanOf: client), in: text)
    }

    private func names(otherThanOf client: ClientID) throws(VaultError) -> [String] {
        let roster = try roster()
        let own = roster.clients[client]?.client.name
        return roster.clients.values.filter { $0.id != client && $0.client.name != own }.map(\.client.name)
    }

    /// Appends a record to the roster and takes it into the cached one.
    private func enter(_ kind: RecordKind, _ body: some Codable & Equatable, _ act: Act) throws(VaultError) {
        let json = try Body.encode(body, at: act.now)
        try append([
            PendingRecord(stream: .vault(.roster), kind: kind, id: act.id ?? .random(), at: act.now, json: json)
        ])
        try rosterCache?.apply(kind, json)
    }
}
