import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// The plan and its versions.
enum PlanRoutes {
    /// `GET .../plans`.
    @Sendable static func list(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let plans = try await vault.plans(call.client(in: vault), call.act(in: vault))
        return try .json(ListReply(items: plans))
    }

    /// `POST .../plans`: a new version, `If-Match` says of which one (`"0"`: the first).
    @Sendable static func create(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let basedOn = try call.basedOn()
        let text =
            switch try await call.sentForm() {
            case .document(let text): text
            case .json(let bytes):
                try await Documents(vault, act).text(
                    of: WireJSON.decodeStrictly(PlanContent.self, from: bytes)
                )
            }
        let draft = DraftText(client: client, purpose: .plan, noteClass: .progress, text: text)
        let reply = try await draft.signSealed(basedOn: basedOn, in: vault, act)
        guard let plan = reply.plan else { throw Problem(.bug) }
        return try .json(plan, status: .created)
    }

    /// `GET .../plans/{version}`: a number, or `current`.
    @Sendable static func get(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let client = try await call.client(in: vault)
        let text = try call.parameter("version")
        let version = Int(text)
        guard text == "current" || version.map(String.init) == text else {
            throw Problem(.notFound)
        }
        let act = try call.act(in: vault)
        let plan = try await vault.plan(client, version: version, act)
        guard call.wantsDocument else { return try .json(plan) }
        // What is edited is the plan as it stands, with the steps that were changed since.
        let standing = text == "current" ? try await vault.entryContext(client, act).plan : nil
        return .markdown(try await Documents(vault, act).text(of: standing ?? plan.content))
    }
}
