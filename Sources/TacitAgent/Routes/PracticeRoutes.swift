import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// The practice: one value with versions.
enum PracticeRoutes {
    /// `GET /v1/practice`.
    @Sendable static func get(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let (version, practice) = try await vault.practice(act)
        guard call.wantsDocument else {
            return try .json(PracticeReply(version: version, practice: practice))
        }
        return .markdown(try await Documents(vault, act).text(of: practice))
    }

    /// `PUT /v1/practice`.
    @Sendable static func put(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let basedOn = try call.basedOn()
        let documents = try await Documents(vault, act)
        // Templates are texts of their own, and no part of the document: without them they stay.
        var templates = try await vault.currentPractice().templates
        let text: String
        switch try await call.sentForm() {
        case .json(let bytes):
            // The document's rules hold for JSON as well.
            let sent = try WireJSON.decodeStrictly(Practice.self, from: bytes)
            templates = sent.templates ?? templates
            text = documents.text(of: sent)
        case .document(let document): text = document
        }
        var next = try documents.practice(text)
        next.templates = templates?.isEmpty == true ? nil : templates
        let (version, practice) = try await vault.setPractice(next, basedOn: basedOn, act)
        if let minutes = practice.idleMinutes { await call.core.setIdleMinutes(minutes) }
        return try .json(PracticeReply(version: version, practice: practice))
    }
}
