import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// Texts that wait for their client.
enum InboxRoutes {
    /// `GET /v1/inbox`.
    @Sendable static func list(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        return try .json(ListReply(items: try await vault.letters(call.act(in: vault))))
    }

    /// `POST /v1/inbox/{id}/filing`: the text becomes a draft of a client.
    @Sendable static func file(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await vault.resolve(client: call.json(MoveRequest.self).to)
        let draft = try await vault.fileLetter(call.record(), to: client, act)
        return try .json(try await DraftReply(reading: draft, in: vault, act), status: .created)
    }

    /// `DELETE /v1/inbox/{id}`.
    @Sendable static func discard(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        _ = try call.act(in: vault)
        try await vault.discardLetter(call.record())
        return .done
    }
}
