import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitMarkup
import TacitVault

/// Requests and demands that are not asked for by their client: of all charts, and of none.
enum RequestRoutes {
    /// `GET /v1/requests`.
    @Sendable static func list(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        return try .json(ListReply(items: try await vault.requests(call.act(in: vault))))
    }

    /// `POST /v1/requests`: a demand about nobody of the practice.
    @Sendable static func create(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let request: ClientRequest = try await content(call, vault, act, entries: [])
        guard request.requestKind == .demand else {
            let place = ProblemPlace(
                pointer: "/request_kind",
                message: "only a demand can be about nobody of the practice",
                hint: "write demand, or enter the request for its client"
            )
            throw Problem(.invalidDocument, places: [place])
        }
        return try .json(try await vault.receiveDemand(request, act), status: .created)
    }

    /// `POST /v1/requests/{id}/answer`: the answer to one.
    @Sendable static func answer(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let demand = try await vault.demand(call.record())
        // A request that is said again must not meet its own answer.
        let entries = demand.entries.filter { $0.id != act.id }
        let answer: RequestAnswer = try await content(call, vault, act, entries: entries)
        return try .json(try await vault.answerDemand(answer, act), status: .created)
    }

    /// What was sent, read by the rules that it would have in a chart with these entries.
    private static func content<Content: ChartContent>(
        _ call: Call,
        _ vault: Vault,
        _ act: Act,
        entries: [Entry]
    ) async throws -> Content {
        let documents = try await Documents(vault, act)
        let text =
            switch try await call.sentForm() {
            case .document(let text): text
            case .json(let bytes): try documents.text(of: Content.kind, json: bytes)
            }
        let nobody = EntryContext(now: act.now, client: Client(name: ""), plan: nil, entries: entries)
        let (content, _) = try documents.entry(text, Content.kind, in: nobody)
        guard let content = content.value as? Content else { throw Problem(.bug) }
        return content
    }
}

extension RequestRecord {
    /// The record as the entries that it would be in a chart.
    fileprivate var entries: [Entry] {
        let asked = Entry(
            id: id,
            ref: ref,
            handle: "",
            content: EntryContent(request),
            recordedAt: recordedAt,
            author: nil
        )
        return [asked]
            + answers.map { answer in
                Entry(
                    id: answer.id,
                    ref: answer.ref,
                    handle: "",
                    content: EntryContent(answer.content),
                    recordedAt: answer.recordedAt,
                    author: nil
                )
            }
    }
}
