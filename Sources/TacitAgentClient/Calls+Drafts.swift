public import TacitAgentAPI
public import TacitClinical

extension AgentClient {
    /// The drafts of a client, without their text.
    public func drafts(_ handle: String) async throws(Problem) -> [DraftReply] {
        try await all(DraftReply.self, Call(endpoint: .listDrafts, parameters: [handle]))
    }

    /// Seals a text as it is, then says what must be mended in it.
    public func createDraft(
        _ handle: String,
        for purpose: DraftPurpose,
        noteClass: NoteClass,
        text: String
    ) async throws(Problem) -> DraftReply {
        let call = Call(
            endpoint: .createDraft,
            parameters: [handle],
            headers: fields(purpose, noteClass),
            body: .document(text)
        )
        return try await value(DraftReply.self, call)
    }

    /// One draft with its text.
    public func draft(_ handle: String, _ id: RecordID) async throws(Problem) -> DraftReply {
        try await value(
            DraftReply.self,
            Call(endpoint: .getDraft, parameters: [handle, id.description])
        )
    }

    /// Seals a newer text of a draft; its class and purpose stay.
    public func replaceDraft(
        _ handle: String,
        _ id: RecordID,
        for purpose: DraftPurpose,
        noteClass: NoteClass,
        text: String
    ) async throws(Problem) -> DraftReply {
        let call = Call(
            endpoint: .replaceDraft,
            parameters: [handle, id.description],
            headers: fields(purpose, noteClass),
            body: .document(text)
        )
        return try await value(DraftReply.self, call)
    }

    /// Discards the text of a draft; that there was one stays in the log.
    public func discardDraft(_ handle: String, _ id: RecordID) async throws(Problem) {
        _ = try await send(Call(endpoint: .discardDraft, parameters: [handle, id.description]))
    }

    /// Moves a draft to the client it belongs to.
    public func moveDraft(
        _ handle: String,
        _ id: RecordID,
        to target: String
    ) async throws(Problem) -> DraftReply {
        let call = Call(
            endpoint: .moveDraft,
            parameters: [handle, id.description],
            body: try .json(MoveRequest(to: target))
        )
        return try await value(DraftReply.self, call)
    }

    /// An empty document: `note`, `addendum`, `amendment`, `plan`, `client`, `practice`.
    ///
    /// With a client's code name, a note or plan comes with name, plan and steps in comment lines,
    /// which counts as a read.
    public func template(
        _ form: String,
        noteClass: NoteClass? = nil,
        client handle: String? = nil
    ) async throws(Problem) -> String {
        var headers: [(name: String, value: String)] = []
        if let noteClass { headers.append((TacitHeader.noteClass, noteClass.rawValue)) }
        if let handle { headers.append(("Tacit-Client", handle)) }
        return try await text(Call(endpoint: .template, parameters: [form], headers: headers))
    }

    private func fields(
        _ purpose: DraftPurpose,
        _ noteClass: NoteClass
    ) -> [(name: String, value: String)] {
        [(TacitHeader.draftFor, purpose.description), (TacitHeader.noteClass, noteClass.rawValue)]
    }
}
