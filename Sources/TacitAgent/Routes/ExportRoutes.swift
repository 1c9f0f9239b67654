import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// Copies of a chart to look at: the client's, which leaves, and the practitioner's own.
enum ExportRoutes {
    /// `POST .../exports/preview`: what would be in it; nothing is entered but that it was read.
    @Sendable static func preview(_ call: Call) async throws -> Response {
        let (export, _) = try await export(call)
        return try .json(export.preview)
    }

    /// `PUT .../exports/{id}/words`: a passphrase that was chosen, for the request with the same id.
    @Sendable static func putWords(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        _ = try await call.client(in: vault)
        let id = try call.record()
        let octets = try await OctetBody(of: call, count: BundleShelf.wordCounts)
        await call.core.takeChosen(id, BundleShelf.Words(try octets.whole()))
        return .done
    }

    /// `POST .../exports`: made in memory, then entered; then the bytes wait to be fetched.
    @Sendable static func create(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let (client, act) = (try await call.client(in: vault), try call.act(in: vault))
        if let done = try await vault.disclosed(client, act) {
            let (parts, words) = await (call.core.outgoingParts(done.id), call.core.outgoingWordCount(done.id))
            let name = ExportCase.name(act.now.day)
            return try .json(
                ExportReply(id: done.id, disclosure: done, file: name, parts: parts, words: words),
                status: .created)
        }
        let (export, request) = try await export(call)
        let chosen = request.chosen == true ? await call.core.chosenWords(act.id) : nil
        guard request.chosen != true || chosen != nil else {
            throw Problem.malformed("the passphrase comes first, under this request's id")
        }
        let made = try await HeavyWork.run {
            try export.made(readers: request.readers ?? 1, chosen: chosen, inClear: request.paper ?? false)
        }
        var entry: Entry?
        if let disclosure = export.disclosure(of: made, answering: request.request) {
            entry = try await call.core.durably { try await vault.enterCopy(client, disclosure, act) }
        }
        let id = entry?.id ?? .random()
        let parts = await call.core.keepOutgoing(id, made.bytes, words: made.words)
        return try .json(
            ExportReply(id: id, disclosure: entry, file: made.name, parts: parts, words: made.words.count),
            status: .created)
    }

    private static func export(_ call: Call) async throws -> (ExportCase, ExportRequest) {
        let vault = try await call.vault()
        let client = try await call.client(in: vault)
        let act = try call.act(in: vault)
        let request = try await call.json(ExportRequest.self)
        if let asked = request.request {
            let context = try await vault.entryContext(client, act)
            guard context.entries.contains(where: { $0.id == asked && $0.content.kind == .request && $0.stands }) else {
                throw Problem(.invalidDocument, places: [noRequest])
            }
        }
        guard (1...ExportRequest.mostReaders).contains(request.readers ?? 1) else {
            throw Problem(.invalidDocument, places: [tooManyReaders])
        }
        return (try await ExportCase(request, client, vault, act), request)
    }

    private static let noRequest = ProblemPlace(
        pointer: "/request", message: "this is no request of this client",
        hint: "tacit request list shows them; enter one with: tacit request add")
    private static let tooManyReaders = ProblemPlace(
        pointer: "/readers", message: "a file has 1 to \(ExportRequest.mostReaders) readers",
        hint: "make a second file for more")
}
