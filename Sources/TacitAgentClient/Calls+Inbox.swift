public import TacitAgentAPI
public import TacitClinical

extension AgentClient {
    /// Texts that wait for their client.
    public func letters() async throws(Problem) -> [InboxLetter] {
        try await all(InboxLetter.self, Call(endpoint: .listInbox))
    }

    /// Makes a draft of a text of the inbox.
    public func fileLetter(_ id: RecordID, to handle: String) async throws(Problem) -> DraftReply {
        let call = Call(
            endpoint: .fileLetter,
            parameters: [id.description],
            body: try .json(MoveRequest(to: handle))
        )
        return try await value(DraftReply.self, call)
    }

    /// Removes a text from the inbox for good.
    public func discardLetter(_ id: RecordID) async throws(Problem) {
        _ = try await send(Call(endpoint: .discardLetter, parameters: [id.description]))
    }
}
