public import TacitAgentAPI
public import TacitClinical

extension AgentClient {
    /// Everything that was entered into a client's chart, in the order of recording.
    public func entries(_ handle: String) async throws(Problem) -> [Entry] {
        try await all(Entry.self, Call(endpoint: .listEntries, parameters: [handle]))
    }

    /// One entry.
    public func entry(_ handle: String, _ id: RecordID) async throws(Problem) -> Entry {
        try await value(
            Entry.self,
            Call(endpoint: .getEntry, parameters: [handle, id.description])
        )
    }

    /// Enters something that stands in JSON already; the agent checks its members.
    public func createEntry(
        _ handle: String,
        _ kind: EntryKind,
        json: [UInt8]
    ) async throws(Problem) -> Entry {
        let call = Call(
            endpoint: .createEntry,
            parameters: [handle, kind.rawValue],
            body: .encodedJSON(json)
        )
        return try await value(Entry.self, call)
    }

    /// A client's chart as it was at the end of a day.
    public func chart(_ handle: String, asOf day: CalendarDay) async throws(Problem) -> ChartView {
        try await value(
            ChartView.self,
            Call(endpoint: .chartAsOf, parameters: [handle, day.description])
        )
    }

    /// What waits for her.
    public func due() async throws(Problem) -> DueReply {
        try await value(DueReply.self, Call(endpoint: .due))
    }

    /// Every record in which all the words stand, the newest first.
    public func search(_ words: String) async throws(Problem) -> [SearchHit] {
        try await all(
            SearchHit.self,
            Call(endpoint: .search, body: try .json(SearchRequest(words: words)))
        )
    }
}
