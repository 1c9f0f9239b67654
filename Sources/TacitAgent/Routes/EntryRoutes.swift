import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// Entries of a chart: one resource for every kind, because all of them are entered once and stay.
enum EntryRoutes {
    /// `GET .../entries`.
    @Sendable static func list(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let entries = try await vault.entries(call.client(in: vault), call.act(in: vault))
        return try .json(ListReply(items: entries))
    }

    /// `GET .../entries/{entry}`: the parameter is an id.
    @Sendable static func get(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        guard let id = RecordID(try call.parameter("entry")) else { throw Problem(.notFound) }
        let entry = try await vault.entry(client, id, act)
        guard call.wantsDocument else { return try .json(entry) }
        return .markdown(try await Documents(vault, act).text(of: entry.content))
    }

    /// `POST .../entries/{entry}`: the parameter is a kind; the text is kept as a draft first.
    @Sendable static func create(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        guard let kind = EntryKind(rawValue: try call.parameter("entry")), kind.isWritten else {
            throw Problem(.notFound, detail: "no kind of entry has this name")
        }
        let text =
            switch try await call.sentForm() {
            case .document(let text): text
            case .json(let bytes): try await Documents(vault, act).text(of: kind, json: bytes)
            }
        let draft = DraftText(
            client: client,
            purpose: .entry(kind),
            noteClass: .progress,
            text: text
        )
        let reply = try await draft.signSealed(basedOn: nil, in: vault, act)
        guard let entry = reply.entry else { throw Problem(.bug) }
        return try .json(entry, status: .created)
    }

    /// `GET .../as-of/{day}`: what could be known at the end of a day.
    @Sendable static func asOf(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let client = try await call.client(in: vault)
        guard let day = CalendarDay(try call.parameter("day")) else { throw Problem(.notFound) }
        return try .json(try await vault.view(client, asOf: day, call.act(in: vault)))
    }
}
