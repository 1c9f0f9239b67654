import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// The clients: who they are and whether the work goes on.
enum ClientRoutes {
    /// `GET /v1/clients`.
    @Sendable static func list(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        return try .json(ListReply(items: try await vault.clients(call.act(in: vault))))
    }

    /// `POST /v1/clients`: the vault gives the code name.
    @Sendable static func create(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await sent(call, vault, act)
        return try .json(try await vault.createClient(client, act), status: .created)
    }

    /// `GET /v1/clients/{client}`.
    @Sendable static func get(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let record = try await vault.client(call.client(in: vault), act)
        guard call.wantsDocument else { return try .json(record) }
        return .markdown(try await Documents(vault, act).text(of: record.client))
    }

    /// `POST /v1/clients/{client}/revisions`.
    @Sendable static func revise(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let id = try await call.client(in: vault)
        let version = try call.basedOn()
        let client = try await sent(call, vault, act)
        let record = try await vault.reviseClient(id, client, basedOn: version, act)
        return try .json(record, status: .created)
    }

    /// `POST /v1/clients/{client}/closure`.
    @Sendable static func close(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let id = try await call.client(in: vault)
        let closure = try await call.json(Closure.self)
        return try .json(
            try await vault.closeClient(id, closure, call.act(in: vault)),
            status: .created
        )
    }

    /// `POST /v1/clients/{client}/reopening`: no body.
    @Sendable static func reopen(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let id = try await call.client(in: vault)
        return try .json(try await vault.reopenClient(id, call.act(in: vault)), status: .created)
    }

    /// `POST /v1/clients/{client}/notices`.
    @Sendable static func giveNotice(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let id = try await call.client(in: vault)
        let notice = try await call.json(NoticeGiven.self)
        return try .json(
            try await vault.giveNotice(id, notice, call.act(in: vault)),
            status: .created
        )
    }

    /// `GET /v1/clients/{client}/brief`: what one wants to see before a session.
    @Sendable static func brief(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let id = try await call.client(in: vault)
        let brief = try await vault.brief(id, call.act(in: vault))
        var reply = BriefReply(
            client: brief.client,
            plan: brief.plan,
            lastNote: brief.lastNote,
            notes: brief.notes,
            drafts: brief.drafts.map(DraftReply.init(listing:))
        )
        reply.standing = brief.standing
        reply.entries = brief.entries
        return try .json(reply)
    }

    /// `GET /v1/clients/{client}/log`.
    @Sendable static func log(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let id = try await call.client(in: vault)
        return try .json(ListReply(items: try await vault.log(id, call.act(in: vault))))
    }

    private static func sent(_ call: Call, _ vault: Vault, _ act: Act) async throws -> Client {
        let documents = try await Documents(vault, act)
        switch try await call.sentForm() {
        case .json(let bytes):
            let client = try WireJSON.decodeStrictly(Client.self, from: bytes)
            // The document's rules hold for JSON as well: a name, a birthday that is not to come.
            return try documents.client(documents.text(of: client))
        case .document(let text): return try documents.client(text)
        }
    }
}
