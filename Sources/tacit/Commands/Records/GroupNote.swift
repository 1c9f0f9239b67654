import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// One text that becomes a note of each client of a group.
struct GroupNote {
    let session: Session
    let clients: [ClientSummary]
    let noteClass: NoteClass

    /// One client's part, sealed.
    private typealias Part = (flow: DraftFlow, draft: DraftReply)

    /// Writes or reads the text, seals each client's part as a draft, then signs all of them or
    /// none.
    ///
    /// A shared part that holds a member's name would carry it into every other chart: the drafts
    /// are kept and nothing is signed.
    func run(document: String?, sign: Bool, fixed: (String) -> String) async throws {
        let handles = clients.map(\.handle)
        if session.isDryRun(NoteSentences.wouldDraft(handles.joined(separator: ", "))) { return }
        let (text, isWhole) = try await self.text(document, fixed)
        let (shared, documents) = GroupDocument.split(text, handles: handles)
        var parts: [Part] = []
        for (client, document) in zip(clients, documents) {
            let flow = DraftFlow(
                session: session,
                handle: client.handle,
                name: client.name,
                purpose: .note,
                noteClass: noteClass
            )
            parts.append((flow, try await flow.keep(document)))
        }
        guard isWhole else {
            throw Problem.aborted(NoteSentences.keptAsDraft(refs(parts)))
        }
        try refuseNames(in: shared, parts)
        guard try isToBeSigned(parts, isWritten: document == nil, sign: sign) else {
            return try session.emit(
                "drafts",
                ListReply(items: parts.map(\.draft)),
                plain: parts.map(\.draft.ref)
            ) {
                _ in
                parts.map { "\(NoteSentences.keptAsDraft($0.draft.ref)) of \($0.draft.handle)" }
            }
        }
        try await signAll(parts)
    }

    private func signAll(_ parts: [Part]) async throws {
        var notes: [Note] = []
        for (flow, draft) in parts {
            if let note = try await flow.signUnasked(draft).note { notes.append(note) }
        }
        try session.emit("notes", ListReply(items: notes), plain: notes.map(\.ref)) { _ in
            notes.map { "\(NoteSentences.signed($0.ref)) for \($0.handle)" }
        }
    }

    /// The text, and whether the editor ended well: what it left otherwise is kept and not signed.
    private func text(_ document: String?, _ fixed: (String) -> String) async throws -> (
        String, Bool
    ) {
        if let document { return (try Input.document(document), true) }
        let note = fixed(try await session.agent.template("note", noteClass: noteClass))
        let template = GroupDocument.template(note, handles: clients.map(\.handle))
        switch try await Editor.edit(template, session: session) {
        case .text(let text): return (text, true)
        case .failed(let text, let status):
            session.output.warn(NoteSentences.editorFailed(status))
            return (text, false)
        case .unchanged, .emptied: throw Problem.aborted(NoteSentences.nothingWritten)
        }
    }

    private func refuseNames(in shared: String, _ parts: [Part]) throws(Problem) {
        let places = NameFinder.places(of: clients.map(\.name), in: shared)
        guard places.isEmpty else {
            throw Problem(
                .invalidDocument,
                detail: "\(GroupSentences.refused): \(refs(parts))",
                places: places.map {
                    .init(line: $0.line, column: $0.column, message: GroupSentences.memberNamed)
                }
            )
        }
    }

    /// Whether all are to be signed: nothing is when one cannot be.
    private func isToBeSigned(_ parts: [Part], isWritten: Bool, sign: Bool) throws -> Bool {
        let problems = parts.flatMap(\.draft.problems)
        guard problems.isEmpty else {
            throw Problem(
                .invalidDocument,
                detail: NoteSentences.keptAsDraft(refs(parts)),
                places: problems
            )
        }
        guard isWritten, !sign else { return sign }
        for (flow, draft) in parts {
            session.say(DraftRendering.summary(draft, name: flow.name, style: session.output.style))
            flow.warn(draft)
        }
        return try session.terminal.confirm(NoteSentences.sign) ?? false
    }

    private func refs(_ parts: [Part]) -> String { parts.map(\.draft.ref).joined(separator: ", ") }
}
