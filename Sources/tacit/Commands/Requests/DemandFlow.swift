import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// A document about a demand that belongs to no chart, on its way to the agent.
///
/// It has no client and so no drafts: on a terminal the editor opens again at every error.
struct DemandFlow {
    let session: Session
    let kind: EntryKind
    /// Fields that the command has given already.
    let given: [(key: String, value: String)]

    /// The text from a document, answers or the editor; nil when a template or nothing was wanted.
    func text(_ document: String?, asks: Bool, template: Bool) async throws -> String? {
        if !template, session.isDryRun(RequestSentences.wouldRecord) { return nil }
        if let document { return filled(try Input.document(document)) }
        let form = filled(try await session.agent.template(kind.rawValue))
        if template {
            try session.emitDocument(form)
            return nil
        }
        if asks { return try EntryQuestions.document(of: kind, given: given, on: session.terminal) }
        return try await FormFlow(session: session).write(form, unchanged: RequestSentences.unchanged)
    }

    /// Sends it until the agent takes it.
    func send(
        _ text: String,
        isWritten: Bool,
        _ send: (String) async throws -> RequestRecord
    ) async throws -> RequestRecord {
        try await FormFlow(session: session).send(text, isFromEditor: isWritten, send)
    }

    /// The document with what the command gave, where it says nothing of its own; JSON is taken as it is.
    func filled(_ text: String) -> String {
        guard !text.trimmed.hasPrefix("{") else { return text }
        return given.reduce(text) { text, field in
            guard (DocumentText.value(of: field.key, in: text) ?? "").isEmpty else { return text }
            return DocumentText.setting(field.key, to: field.value, in: text)
        }
    }
}

extension Session {
    /// Whether what is entered is a demand: by its document, or asked on a terminal.
    ///
    /// It is asked before anything else, because somebody may wait on the telephone.
    func isDemand(_ text: String?, asks: Bool) throws -> Bool {
        guard let text else {
            guard asks, terminal.isInteractive else { return false }
            return try terminal.confirm(RequestSentences.isDemand) == true
        }
        let word: String?
        if text.trimmed.hasPrefix("{") {
            let tree = try? WireJSON.decode(JSONTree.self, from: Array(text.utf8))
            guard case .object(let members) = tree, case .text(let said) = members["request_kind"]
            else { return false }
            word = said
        } else {
            word = DocumentText.value(of: "request_kind", in: text)
        }
        return word == ClientRequest.What.demand.rawValue
    }

    /// Whether a demand is about nobody who is a client; elsewhere than on a terminal a client is named or not.
    func isAboutNobody() throws -> Bool {
        guard terminal.isInteractive else { return false }
        return try terminal.confirm(RequestSentences.isAboutClient) == false
    }

    /// The sentence to say, and what would be needed.
    func sayToDemand() {
        for line in RequestSentences.toDemand { output.message(line) }
    }

    /// The demand of the practice that a REF names.
    func demand(_ ref: String) async throws -> RequestRecord {
        let found = try await unlockedAgent().requests().filter { record in
            record.handle == nil && Reference(ref)?.matches(record.id) == true
        }
        guard let only = found.first else {
            throw Problem(.notFound, detail: RequestSentences.noDemand)
        }
        guard found.count == 1 else { throw Problem(.ambiguous, candidates: found.map(\.ref)) }
        return only
    }
}
