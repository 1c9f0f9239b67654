import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// What is wanted without naming a client first.
enum DayRoutes {
    /// `GET /v1/today`.
    @Sendable static func today(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let clients = try await vault.clients(act)
        let drafts = try await vault.drafts(nil, act)
        let today = act.now.day
        let tomorrow = today.adding(days: 1) ?? today
        var reply = TodayReply(
            day: today,
            openClients: clients.count { !$0.closed },
            drafts: drafts.sorted { $0.savedAt < $1.savedAt }.map(DraftReply.init(listing:)),
            appointments: clients.filter { client in
                client.next.map { (today...tomorrow).contains($0.day) } ?? false
            }
        )
        reply.backup = try await call.lastBackup(in: vault)
        return try .json(reply)
    }

    /// `GET /v1/references/{ref}`.
    @Sendable static func resolve(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        // Nothing is dated here, but only a fictional vault takes a clock at all.
        _ = try call.act(in: vault)
        let found = try await vault.resolve(reference: call.parameter("ref"))
        return try .json(
            ReferenceReply(
                ref: found.ref,
                kind: found.kind,
                client: found.client,
                handle: found.handle,
                id: found.id,
                version: found.version
            )
        )
    }

    /// `POST /v1/undo`: takes back what was signed less than five minutes ago.
    @Sendable static func undo(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let (ref, handle, draft) = try await vault.undo(call.act(in: vault))
        return try .json(
            UndoReply(ref: ref, handle: handle, draft: draft.map(DraftReply.init(listing:)))
        )
    }
}
