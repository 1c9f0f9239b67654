import TacitClinical
import Testing

@testable import TacitVault

/// What is recorded about the clients themselves.
extension YearOfActs {
    /// A new client.
    mutating func meet(in vault: Vault) async throws {
        let fields = Client(name: "Fictional \(clients.count)")
        let act = Act(now: try now(), id: .random())
        let client = try await vault.createClient(fields, act).id
        clients.append(client)
        try await keep(act, client, .fields(fields), in: vault)
        done[done.count - 1].isFirst = true
    }

    /// Other fields, an end, a new beginning or a notice.
    mutating func change(_ client: ClientID, in vault: Vault) async throws {
        let record = try await vault.client(client, Act(now: now()))
        let act = Act(now: try now(), id: .random())
        let what: DoneAct.What
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            var fields = record.client
            fields.called = "Called \(number)"
            _ = try await vault.reviseClient(client, fields, basedOn: record.version, act)
            what = .fields(fields)
        case 1 where record.closure == nil:
            let closure = Closure(on: act.now.day, reason: .completed)
            _ = try await vault.closeClient(client, closure, act)
            what = .closure(closure)
        case 1:
            _ = try await vault.reopenClient(client, act)
            what = .closure(nil)
        default:
            let notice = NoticeGiven(version: "\(number)", method: "paper", on: act.now.day)
            _ = try await vault.giveNotice(client, notice, act)
            what = .notice(notice)
        }
        try await keep(act, client, what, in: vault)
    }

    private mutating func keep(
        _ act: Act,
        _ client: ClientID,
        _ what: DoneAct.What,
        in vault: Vault
    ) async throws {
        let id = try #require(act.id)
        let bytes = try await vault.storedJSON(of: id)
        done.append(DoneAct(client: client, id: id, at: act.now, what: what, bytes: bytes))
    }
}
