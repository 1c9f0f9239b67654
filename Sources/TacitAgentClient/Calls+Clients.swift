public import TacitAgentAPI
public import TacitClinical

extension AgentClient {
    /// All clients, by code name.
    public func clients() async throws(Problem) -> [ClientSummary] {
        try await all(ClientSummary.self, Call(endpoint: .listClients))
    }

    /// Adds a client; the vault gives the code name.
    public func createClient(_ client: Submission<Client>) async throws(Problem) -> ClientRecord {
        try await value(ClientRecord.self, Call(endpoint: .createClient, body: client.body()))
    }

    /// One client.
    public func client(_ handle: String) async throws(Problem) -> ClientRecord {
        try await value(ClientRecord.self, Call(endpoint: .getClient, parameters: [handle]))
    }

    /// One client as a document.
    public func clientDocument(_ handle: String) async throws(Problem) -> String {
        try await text(Call(endpoint: .getClient, parameters: [handle]))
    }

    /// Replaces the fields of a client, when the version is still the newest.
    public func reviseClient(
        _ handle: String,
        _ client: Submission<Client>,
        basedOn version: Int
    ) async throws(Problem) -> ClientRecord {
        let call = Call(
            endpoint: .reviseClient,
            parameters: [handle],
            headers: [ifMatch(version)],
            body: try client.body()
        )
        return try await value(ClientRecord.self, call)
    }

    /// Records the end of the work with a client.
    public func closeClient(_ handle: String, _ closure: Closure) async throws(Problem)
        -> ClientRecord
    {
        try await value(
            ClientRecord.self,
            Call(endpoint: .closeClient, parameters: [handle], body: .json(closure))
        )
    }

    /// Takes up the work again.
    public func reopenClient(_ handle: String) async throws(Problem) -> ClientRecord {
        try await value(ClientRecord.self, Call(endpoint: .reopenClient, parameters: [handle]))
    }

    /// Records that a notice was given.
    public func giveNotice(_ handle: String, _ notice: NoticeGiven) async throws(Problem)
        -> ClientRecord
    {
        try await value(
            ClientRecord.self,
            Call(endpoint: .giveNotice, parameters: [handle], body: .json(notice))
        )
    }

    /// Plan, last note and needs.
    public func brief(_ handle: String) async throws(Problem) -> BriefReply {
        try await value(BriefReply.self, Call(endpoint: .brief, parameters: [handle]))
    }

    /// Every act on a client's chart, in order.
    public func clientLog(_ handle: String) async throws(Problem) -> [LogLine] {
        try await all(LogLine.self, Call(endpoint: .clientLog, parameters: [handle]))
    }

    /// The practice and its version.
    public func practice() async throws(Problem) -> PracticeReply {
        try await value(PracticeReply.self, Call(endpoint: .getPractice))
    }

    /// The practice as a document.
    public func practiceDocument() async throws(Problem) -> String {
        try await text(Call(endpoint: .getPractice))
    }

    /// Replaces the practice, when the version is still the newest.
    public func putPractice(
        _ practice: Submission<Practice>,
        basedOn version: Int
    ) async throws(Problem) -> PracticeReply {
        try await value(
            PracticeReply.self,
            Call(endpoint: .putPractice, headers: [ifMatch(version)], body: practice.body())
        )
    }

    /// The value of `If-Match` for a version.
    func ifMatch(_ version: Int) -> (name: String, value: String) { ("If-Match", "\"\(version)\"") }

    /// The document form of what a call answers.
    func text(_ call: Call) async throws(Problem) -> String {
        var call = call
        call.accept = markdown
        return String(decoding: try await send(call), as: UTF8.self)
    }

    /// Every page of a list.
    func all<Item: Codable & Hashable & Sendable>(
        _ type: Item.Type,
        _ call: Call
    ) async throws(Problem) -> [Item] {
        var call = call
        var items: [Item] = []
        while true {
            let page = try await value(ListReply<Item>.self, call)
            items += page.items
            // An agent that answered nothing and promised more would be asked for ever.
            guard let next = page.next, !page.items.isEmpty else { return items }
            call.query = "?after=" + next
        }
    }
}
