import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// Signed notes, what is added to them, and what makes them.
enum NoteRoutes {
    /// `GET .../notes`.
    @Sendable static func list(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let notes = try await vault.notes(call.client(in: vault), call.act(in: vault))
        return try .json(ListReply(items: notes))
    }

    /// `POST .../notes`: a draft of a note; ``sign`` makes the note.
    @Sendable static func create(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let content = try await call.json(NoteContent.self)
        let text = try await Documents(vault, act).text(of: content)
        let draft = try await vault.saveDraft(
            client,
            purpose: .note,
            noteClass: content.noteClass,
            text: text,
            replacing: nil,
            act
        )
        return try .json(try await DraftReply(reading: draft, in: vault, act), status: .created)
    }

    /// `GET .../notes/{id}`.
    @Sendable static func get(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let note = try await vault.note(call.client(in: vault), call.record(), act)
        guard call.wantsDocument else { return try .json(note) }
        return .markdown(try await Documents(vault, act).text(of: note.content))
    }

    /// `POST .../notes/{id}/signature`: the id is the draft's, whatever the draft is for.
    @Sendable static func sign(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let basedOn = try call.header("If-Match") == nil ? nil : call.basedOn()
        let id = try call.record()
        // Said again after an answer that got lost, it gets that answer.
        if let done = try await vault.signed(client, draft: id, act) {
            return try .json(SignedReply(done), status: .created)
        }
        let draft = DraftText(try await vault.draft(client, id, act))
        return try .json(try await draft.sign(basedOn: basedOn, in: vault, act), status: .created)
    }

    /// `POST .../notes/{id}/addenda`.
    @Sendable static func addAddendum(_ call: Call) async throws -> Response {
        try await add(.addendum, call)
    }

    /// `POST .../notes/{id}/amendments`.
    @Sendable static func addAmendment(_ call: Call) async throws -> Response {
        try await add(.amendment, call)
    }

    private static func add(_ kind: AmendmentContent.Kind, _ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let note = try call.record()
        let purpose = kind == .addendum ? DraftPurpose.addendum(note) : .amendment(note)
        let noteClass = try await DraftClass.of(
            purpose,
            client,
            asked: call.noteClass(),
            in: vault,
            act
        )
        let text: String
        switch try await call.sentForm() {
        case .document(let document): text = document
        case .json(let bytes):
            let content = try WireJSON.decodeStrictly(AmendmentContent.self, from: bytes)
            guard content.kind == kind else {
                let place = ProblemPlace(
                    pointer: "/kind",
                    message: "this path takes the other kind",
                    hint: "addenda and amendments have a path each"
                )
                throw Problem(.invalidDocument, places: [place])
            }
            text = try await Documents(vault, act).text(of: content)
        }
        let draft = DraftText(client: client, purpose: purpose, noteClass: noteClass, text: text)
        let reply = try await draft.signSealed(basedOn: nil, in: vault, act)
        guard let addition = reply.addition else { throw Problem(.bug) }
        return try .json(addition, status: .created)
    }
}
