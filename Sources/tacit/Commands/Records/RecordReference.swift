import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// REF arguments.
enum RecordReference {
    /// Whether a text can be a REF: a kind letter and at least four base32 characters.
    ///
    /// A code name's digit and
    /// hyphen make it none, but a prefix of one (`panda`) can look like a REF.
    static func isWellFormed(_ text: String) -> Bool {
        guard let kind = text.first, "napde".contains(kind) else { return false }
        return Reference(text) != nil && text == text.lowercased()
    }

    /// Whether a text can be the REF of a demand that belongs to no chart.
    static func isDemand(_ text: String) -> Bool { Reference(text)?.kind == .demand }
}

extension Session {
    /// What a REF names; throws `usage` for what can be none.
    func resolve(_ ref: String) async throws -> ReferenceReply {
        guard RecordReference.isWellFormed(ref) else {
            throw UsageProblem.because(ArgumentSentences.notARef)
        }
        return try await unlockedAgent().resolveReference(ref)
    }

    /// What a REF names; nil for what is none or names nothing, and may be a code name.
    func resolveIfAny(_ ref: String) async throws(Problem) -> ReferenceReply? {
        guard RecordReference.isWellFormed(ref) else { return nil }
        do {
            return try await unlockedAgent().resolveReference(ref)
        } catch let problem where problem.kind == .notFound && ref.allSatisfy(\.isLetter) {
            // A digit without a hyphen before it stands in no code name.
            return nil
        }
    }

    /// The draft that a REF names.
    func draft(_ ref: String) async throws -> DraftReply {
        let reference = try await resolve(ref)
        guard reference.kind == "draft" else {
            throw Problem(.alreadySigned, detail: NoteSentences.nothingToSign)
        }
        return try await agent.draft(reference.handle, reference.id)
    }

    /// The note that a REF names, or that the addition it names belongs to.
    func note(_ reference: ReferenceReply) async throws -> Note? {
        switch reference.kind {
        case "note": return try await agent.note(reference.handle, reference.id)
        case "addition":
            return try await agent.notes(reference.handle).first { note in
                note.additions.contains { $0.id == reference.id }
            }
        default: return nil
        }
    }
}

extension PeopleAndDocument {
    /// The clients that the arguments name; with none the picker's choice.
    func clients(_ session: Session) async throws -> [ClientSummary] {
        guard !people.isEmpty else { return [try await session.pickClient(nil)] }
        var clients: [ClientSummary] = []
        for person in people {
            let client = try await session.pickClient(person)
            if !clients.contains(where: { $0.id == client.id }) { clients.append(client) }
        }
        return clients
    }
}
