import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitHTML
import TacitVault

/// What was done, and what left.
enum AuditRoutes {
    /// `POST /v1/audit`: entries of the vault's log, oldest first.
    @Sendable static func log(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let query = try await call.json(AuditQuery.self)
        guard (1...AuditQuery.mostLines).contains(query.limit ?? AuditQuery.mostLines) else {
            let place = ProblemPlace(
                pointer: "/limit",
                message: "so many lines are not given at once",
                hint: "1 to \(AuditQuery.mostLines)"
            )
            throw Problem(.invalidDocument, places: [place])
        }
        var client: ClientID?
        if let named = query.client { client = try await vault.resolve(client: named) }
        let (lines, next) = try await vault.audit(
            of: client,
            since: query.since,
            after: query.after,
            limit: query.limit ?? AuditQuery.mostLines,
            act
        )
        return try .json(ListReply(items: lines, next: next.map(String.init)))
    }

    /// `GET .../disclosures`: the accounting of a client on the day of the act.
    @Sendable static func disclosures(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let accounting = try await vault.accounting(call.client(in: vault), call.act(in: vault))
        if call.wantsPage { return .page(AccountingPage(accounting, fictional: vault.isFictional).html) }
        return try .json(accounting)
    }

    /// `GET .../consent-letters/{id}`: the letters after a revocation.
    @Sendable static func letters(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let client = try await call.client(in: vault)
        let letters = try await vault.letters(client, after: call.record(), call.act(in: vault))
        if call.wantsPage { return .page(LettersPage(letters, fictional: vault.isFictional).html) }
        return try .json(ListReply(items: letters))
    }
}
