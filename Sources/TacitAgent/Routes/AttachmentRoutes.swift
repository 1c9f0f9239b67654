import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// Files in parts: put one after the other, then entered; read one after the other.
enum AttachmentRoutes {
    /// `PUT .../attachments/{id}/parts/{number}`: at most 1 MiB; the sender chooses the id.
    @Sendable static func putPart(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let (id, number) = (try call.record(), try part(call))
        let bytes = try await call.octets(atMost: Attachment.partSize)
        try await vault.putPart(client, of: id, number: number, bytes, act)
        return .done
    }

    /// `POST .../attachments/{id}`: all parts are there.
    @Sendable static func create(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let id = try call.record()
        let request = try await call.json(AttachmentRequest.self)
        guard request.isWellFormed else {
            throw Problem(
                .invalidDocument,
                places: [
                    ProblemPlace(
                        pointer: "/file",
                        message: "this is no name of a file",
                        hint: "give one line without a slash, at most 200 characters"
                    )
                ]
            )
        }
        return try .json(try await vault.attach(client, id, request, act), status: .created)
    }

    /// `GET .../attachments/{id}/parts/{number}`.
    @Sendable static func getPart(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        return .octets(
            try await vault.attachmentPart(client, call.record(), number: part(call), act)
        )
    }

    private static func part(_ call: Call) throws(Problem) -> Int {
        let text = try call.parameter("number")
        guard let number = Int(text), number > 0, String(number) == text else {
            throw Problem(.notFound)
        }
        return number
    }
}
