import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// Drafts: text is sealed as it is, and looked at only then.
enum DraftRoutes {
    /// `GET .../drafts`: without their text.
    @Sendable static func list(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let drafts = try await vault.drafts(call.client(in: vault), call.act(in: vault))
        return try .json(ListReply(items: drafts.map(DraftReply.init(listing:))))
    }

    /// `POST .../drafts`.
    @Sendable static func create(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let purpose = try call.draftPurpose() ?? .note
        let noteClass = try await DraftClass.of(
            purpose,
            client,
            asked: call.noteClass(),
            in: vault,
            act
        )
        let draft = try await vault.saveDraft(
            client,
            purpose: purpose,
            noteClass: noteClass,
            text: call.document(),
            replacing: nil,
            act
        )
        return try .json(try await DraftReply(reading: draft, in: vault, act), status: .created)
    }

    /// `GET .../drafts/{id}`.
    @Sendable static func get(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let draft = try await vault.draft(call.client(in: vault), call.record(), act)
        guard !call.wantsDocument else { return .markdown(draft.text) }
        var reply = try await DraftReply(reading: draft, in: vault, act)
        reply.text = draft.text
        return try .json(reply)
    }

    /// `PUT .../drafts/{id}`: another text; class and purpose stay.
    @Sendable static func replace(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let asked = (purpose: try call.draftPurpose(), noteClass: try call.noteClass())
        let id = try call.record()
        let text = try await call.document()
        let draft: NoteDraft
        do {
            let old = try await vault.draft(client, id, act)
            guard asked.purpose ?? old.purpose == old.purpose,
                asked.noteClass?.compartment ?? old.noteClass.compartment
                    == old.noteClass.compartment
            else {
                throw Problem.malformed(
                    "class and purpose of a draft stay; leave their headers out"
                )
            }
            draft = try await vault.saveDraft(
                client,
                purpose: old.purpose,
                noteClass: old.noteClass,
                text: text,
                replacing: id,
                act
            )
        } catch VaultError.notFound {
            draft = try await first(act, client, vault)
        }
        return try .json(try await DraftReply(reading: draft, in: vault, act))
    }

    /// `DELETE .../drafts/{id}`: the text goes, that there was one stays in the log.
    @Sendable static func discard(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        try await vault.discardDraft(call.client(in: vault), call.record(), call.act(in: vault))
        return .done
    }

    /// `POST .../drafts/{id}/move`: to the client it belongs to.
    @Sendable static func move(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let target = try await vault.resolve(client: call.json(MoveRequest.self).to)
        let draft: NoteDraft
        do {
            draft = try await vault.moveDraft(client, call.record(), to: target, act)
        } catch VaultError.notFound {
            draft = try await first(act, target, vault)
        }
        return try .json(try await DraftReply(reading: draft, in: vault, act), status: .created)
    }

    /// The draft that the same request made when it was said before, and its answer got lost.
    private static func first(
        _ act: Act,
        _ client: ClientID,
        _ vault: Vault
    ) async throws -> NoteDraft {
        guard let id = act.id else { throw VaultError.notFound }
        return try await vault.draft(client, id, act)
    }
}

/// Under which keys a draft is sealed; decided before its text is looked at, so that no mistake in the text
/// can put it under others.
enum DraftClass {
    /// An addition has the class of its note, a plan that of the chart; a note's is said by the caller.
    static func of(
        _ purpose: DraftPurpose,
        _ client: ClientID,
        asked: NoteClass?,
        in vault: Vault,
        _ act: Act
    ) async throws -> NoteClass {
        let fixed: NoteClass
        switch purpose {
        case .note:
            guard let asked else {
                throw Problem.malformed("say the note's class: \(TacitHeader.noteClass): progress")
            }
            return asked
        case .plan: fixed = .progress
        case .entry(let kind):
            guard kind.isWritten else { throw Problem.malformed("a file is attached in parts, and is no draft") }
            fixed = .progress
        case .addendum(let note), .amendment(let note):
            fixed = try await vault.note(client, note, act).content.noteClass
        }
        guard asked?.compartment ?? fixed.compartment == fixed.compartment else {
            throw Problem.malformed("the class is fixed here; leave \(TacitHeader.noteClass) out")
        }
        return fixed
    }
}
