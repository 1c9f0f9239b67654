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
        let waiting = try await vault.inboxCount()
        reply.inbox = waiting == 0 ? nil : waiting
        reply.due = try await items(vault, act).filter { $0.on <= today }
        return try .json(reply)
    }

    /// `GET /v1/due`: what waits for her, of all clients whose work goes on.
    @Sendable static func due(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        return try .json(DueReply(day: act.now.day, items: try await items(vault, act)))
    }

    /// Everything that has a day, past or to come; the caller cuts it.
    static func items(_ vault: Vault, _ act: Act) async throws -> [DueItem] {
        let practice = try await vault.currentPractice()
        let waiting = try await vault.openViews(act).flatMap { view, drafts in
            Due.items(of: view, drafts: drafts, now: act.now, practice: practice)
        }
        return try await (waiting + vault.dueRequests(act))
            .sorted { ($0.on, $0.handle) < ($1.on, $1.handle) }
    }

    /// `POST /v1/search`: every record in which all the words stand.
    @Sendable static func search(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let request = try await call.json(SearchRequest.self)
        guard let words = SearchWords(request.words) else {
            throw Problem(
                .invalidDocument,
                places: [
                    ProblemPlace(
                        pointer: "/words", message: "there is nothing to look for",
                        hint: "give one word or several, \(SearchWords.limit) at most")
                ])
        }
        return try .json(ListReply(items: try await vault.search(words, call.act(in: vault))))
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
