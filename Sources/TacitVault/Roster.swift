internal import TacitClinical

/// Who the clients are: what the roster stream amounts to.
struct Roster {
    private(set) var clients: [ClientID: ClientRecord] = [:]
    private(set) var handles: [String: ClientID] = [:]

    mutating func apply(_ kind: RecordKind, _ json: [UInt8]) throws(VaultError) {
        switch kind {
        case .clientCreated:
            let body = try Body.decode(Body.ClientCreated.self, json).content
            clients[body.id] = ClientRecord(
                id: body.id, handle: body.handle, version: 1, client: body.client, closure: nil, notices: [])
            handles[body.handle] = body.id
        case .clientRevised:
            let body = try Body.decode(Body.ClientRevised.self, json).content
            try change(body.id) { $0.client = body.client }
        case .clientClosed:
            let body = try Body.decode(Body.ClientClosed.self, json).content
            try change(body.id) { $0.closure = body.closure }
        case .clientReopened:
            try change(try Body.decode(Body.ClientReopened.self, json).content.id) { $0.closure = nil }
        case .noticeGiven:
            let body = try Body.decode(Body.Notice.self, json).content
            try change(body.id) { $0.notices.append(body.notice) }
        default: break
        }
    }

    private mutating func change(_ id: ClientID, _ body: (inout ClientRecord) -> Void) throws(VaultError) {
        guard var record = clients[id] else { throw .integrity }
        body(&record)
        record.version += 1
        clients[id] = record
    }

    func record(_ id: ClientID) throws(VaultError) -> ClientRecord {
        guard let record = clients[id] else { throw .notFound }
        return record
    }

    /// One line each, those with work going on first, then by code name.
    var summaries: [ClientSummary] {
        clients.values.map {
            ClientSummary(
                id: $0.id, handle: $0.handle, name: $0.client.name, closed: $0.closure != nil, next: $0.client.next)
        }.sorted { ($0.closed ? 1 : 0, $0.handle) < ($1.closed ? 1 : 0, $1.handle) }
    }
}

extension Vault {
    func roster() throws(VaultError) -> Roster {
        if let rosterCache { return rosterCache }
        var roster = Roster()
        try read(.vault(.roster)) { (_, record) throws(VaultError) in
            guard let record else { throw .integrity }
            if let kind = record.kind { try roster.apply(kind, record.json) }
        }
        rosterCache = roster
        return roster
    }

    /// The roster as its records up to the end of a day make it, by when they were recorded.
    func roster(asOf day: CalendarDay) throws(VaultError) -> Roster {
        var roster = Roster()
        try read(.vault(.roster)) { (_, record) throws(VaultError) in
            guard let record else { throw .integrity }
            guard let kind = record.kind, try Body.day(of: record.json) <= day else { return }
            // Days are those of the wall: who travelled west may have changed a client on the day before she was entered.
            do throws(VaultError) { try roster.apply(kind, record.json) } catch .integrity { return }
        }
        return roster
    }
}
