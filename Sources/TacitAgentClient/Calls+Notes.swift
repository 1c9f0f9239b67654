public import TacitAgentAPI
public import TacitClinical

extension AgentClient {
    /// The signed notes of a client.
    public func notes(_ handle: String) async throws(Problem) -> [Note] {
        try await all(Note.self, Call(endpoint: .listNotes, parameters: [handle]))
    }

    /// One signed note with its additions.
    public func note(_ handle: String, _ id: RecordID) async throws(Problem) -> Note {
        try await value(Note.self, Call(endpoint: .getNote, parameters: [handle, id.description]))
    }

    /// One signed note as a document.
    public func noteDocument(_ handle: String, _ id: RecordID) async throws(Problem) -> String {
        try await text(Call(endpoint: .getNote, parameters: [handle, id.description]))
    }

    /// Keeps the content of a note as a draft.
    public func createNote(_ handle: String, _ content: NoteContent) async throws(Problem)
        -> DraftReply
    {
        try await value(
            DraftReply.self,
            Call(endpoint: .createNote, parameters: [handle], body: .json(content))
        )
    }

    /// Signs a draft: a note, an addition, or a plan, as the draft was made for.
    ///
    /// A plan is recorded only when the version it is based on (0 for none) is still the newest.
    public func signNote(
        _ handle: String,
        draft: RecordID,
        basedOn version: Int? = nil
    ) async throws(Problem) -> SignedReply {
        let call = Call(
            endpoint: .signNote,
            parameters: [handle, draft.description],
            headers: version.map { [ifMatch($0)] } ?? []
        )
        return try await value(SignedReply.self, call)
    }

    /// Appends what was left out.
    public func addAddendum(
        _ handle: String,
        to note: RecordID,
        _ content: Submission<AmendmentContent>
    ) async throws(Problem) -> Addition {
        let call = Call(
            endpoint: .addAddendum,
            parameters: [handle, note.description],
            body: try content.body()
        )
        return try await value(Addition.self, call)
    }

    /// Appends what is right where something was wrong.
    public func addAmendment(
        _ handle: String,
        to note: RecordID,
        _ content: Submission<AmendmentContent>
    ) async throws(Problem) -> Addition {
        let call = Call(
            endpoint: .addAmendment,
            parameters: [handle, note.description],
            body: try content.body()
        )
        return try await value(Addition.self, call)
    }

    /// Marks a record as entered in error.
    public func markError(
        _ handle: String,
        _ record: RecordID,
        _ request: ErrorMarkRequest
    ) async throws(Problem) -> ErrorMarkReply {
        let call = Call(
            endpoint: .markError,
            parameters: [handle, record.description],
            body: try .json(request)
        )
        return try await value(ErrorMarkReply.self, call)
    }
}
