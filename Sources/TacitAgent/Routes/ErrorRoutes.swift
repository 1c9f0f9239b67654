import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// Records that were entered in error.
enum ErrorRoutes {
    /// `POST .../records/{id}/error`: the record stays, marked; with `belongs_to`, a draft with its text opens
    /// where it belongs.
    @Sendable static func mark(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let id = try call.record()
        let request = try await call.json(ErrorMarkRequest.self)
        try check(request)
        guard let handle = request.belongsTo else {
            let ref = try await vault.markError(client, id, request.mark, act)
            return try .json(ErrorMarkReply(ref: ref, draft: nil), status: .created)
        }
        let target = try await vault.resolve(client: handle)
        let content = try await note(id, of: client, in: vault, act).content
        let text = try await Documents(vault, act).text(of: content)
        let ref = try await vault.markError(client, id, request.mark, act)
        let draft = try await vault.saveDraft(
            target,
            purpose: .note,
            noteClass: content.noteClass,
            text: text,
            replacing: nil,
            Act(now: act.now, id: act.id?.companion)
        )
        let reply = try await DraftReply(reading: draft, in: vault, act)
        return try .json(ErrorMarkReply(ref: ref, draft: reply), status: .created)
    }

    private static func check(_ request: ErrorMarkRequest) throws(Problem) {
        let explanation = request.mark.explanation?.contains { !$0.isWhitespace } ?? false
        guard request.mark.reason != .other || explanation else {
            let place = ProblemPlace(
                pointer: "/mark/explanation",
                message: "another reason has to be told in a line"
            )
            throw Problem(.invalidDocument, places: [place])
        }
    }

    /// Only a note has a text that could stand in another chart.
    private static func note(
        _ id: RecordID,
        of client: ClientID,
        in vault: Vault,
        _ act: Act
    ) async throws -> Note {
        do {
            return try await vault.note(client, id, act)
        } catch VaultError.notFound {
            let place = ProblemPlace(
                pointer: "/belongs_to",
                message: "only a note can be taken to another chart",
                hint: "leave it out"
            )
            throw Problem(.invalidDocument, places: [place])
        }
    }
}
