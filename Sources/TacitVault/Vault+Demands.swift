public import TacitClinical
internal import TacitLog

/// Requests of all clients, and demands about nobody of the practice.
///
/// A demand is kept with the practice when it names nobody who is a client, or when saying so is what must not be said.
extension Vault {
    /// Every request: those of the charts, of clients whose work has ended as well, and the demands of the practice; in
    /// the order of recording. A client whose chart cannot be read is left out; who opens it is told why.
    public func requests(_ act: Act) throws(VaultError) -> [RequestRecord] {
        var records = try demands()
        for summary in try clients(act) {
            do throws(VaultError) {
                records += Requests.fold(entries: try entryList(summary.id))
            } catch .integrity {
                continue
            }
        }
        records.sort { ($0.recordedAt, $0.ref) < ($1.recordedAt, $1.ref) }
        try enterRead("requests", records: records.map(\.id), act)
        return records
    }

    /// What requests and disclosures wait for, of all clients; entered as read with what else is due.
    public func dueRequests(_ act: Act) throws(VaultError) -> [DueItem] {
        let roster = try roster()
        var items = Due.demands(try demands())
        for summary in try clients(act) where !(summary.closed && quietClients.contains(summary.id)) {
            do throws(VaultError) {
                let wasOpen = charts[summary.id] != nil
                let found = Due.requests(of: try roster.record(summary.id), entries: try entryList(summary.id))
                items += found
                guard summary.closed else { continue }
                if found.isEmpty { quietClients.insert(summary.id) }
                if !wasOpen { charts[summary.id] = nil }
            } catch .integrity {
                continue
            }
        }
        return items
    }

    /// Records a demand about nobody of the practice.
    ///
    /// - Throws: `conflict` for a request that is no demand, and when the act's id names something else.
    public func receiveDemand(_ request: ClientRequest, _ act: Act) throws(VaultError) -> RequestRecord {
        guard request.requestKind == .demand else { throw .conflict }
        let body = Body.DemandReceived(request: request, author: try author())
        let isSame = { (done: Body.DemandReceived) in done.request == request }
        if let done = act.id, try wasDone(act, .demandReceived, in: .vault(.practice), where: isSame) {
            return try demand(done)
        }
        return try demand(try enterDemand(.demandReceived, body, act))
    }

    /// Records the answer to a demand about nobody of the practice.
    ///
    /// - Throws: `notFound` for a demand that is not there; `conflict` when it is answered.
    public func answerDemand(_ answer: RequestAnswer, _ act: Act) throws(VaultError) -> RequestRecord {
        let body = Body.DemandAnswered(answer: answer, author: try author())
        let isSame = { (done: Body.DemandAnswered) in done.answer == answer }
        if act.id != nil, try wasDone(act, .demandAnswered, in: .vault(.practice), where: isSame) {
            return try demand(answer.request)
        }
        guard try demand(answer.request).isOpen else { throw .conflict }
        try enterDemand(.demandAnswered, body, act)
        return try demand(answer.request)
    }

    /// One demand of the practice; what its answer is held against.
    public func demand(_ id: RecordID) throws(VaultError) -> RequestRecord {
        guard let found = try demands().first(where: { $0.id == id }) else { throw .notFound }
        return found
    }

    @discardableResult
    private func enterDemand(
        _ kind: RecordKind,
        _ body: some Codable & Equatable,
        _ act: Act
    ) throws(VaultError) -> RecordID {
        let id = act.id ?? .random()
        let json = try Body.encode(body, at: act.now)
        try append([
            PendingRecord(stream: .vault(.practice), kind: kind, id: id, at: act.now, json: json)
        ])
        demandCache = nil
        return id
    }

    private func demands() throws(VaultError) -> [RequestRecord] {
        if let demandCache { return demandCache }
        var records: [RequestRecord] = []
        try read(.vault(.practice)) { (_, record) throws(VaultError) in
            guard let record else { throw .integrity }
            switch record.kind {
            case .demandReceived:
                let body = try Body.decode(Body.DemandReceived.self, record.json)
                records.append(
                    RequestRecord(
                        id: record.id,
                        ref: try ref(record.id, .demandReceived),
                        handle: nil,
                        recordedAt: body.at,
                        request: body.content.request
                    )
                )
            case .demandAnswered:
                let body = try Body.decode(Body.DemandAnswered.self, record.json)
                let answer = Charted(
                    id: record.id,
                    ref: try ref(record.id, .demandAnswered),
                    recordedAt: body.at,
                    content: body.content.answer
                )
                guard let place = records.firstIndex(where: { $0.id == answer.content.request })
                else { throw .integrity }
                records[place].answers.append(answer)
            default: return
            }
        }
        demandCache = records
        return records
    }
}
