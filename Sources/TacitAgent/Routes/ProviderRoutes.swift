import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitShare
import TacitVault

/// The providers: who may receive records, and their keys.
enum ProviderRoutes {
    /// `GET /v1/providers`: also those taken off the list, which say so.
    @Sendable static func list(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        return try .json(ListReply(items: try await vault.providers(call.act(in: vault))))
    }

    /// `POST /v1/providers`: the vault gives the code.
    @Sendable static func create(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let provider = try await sent(call, vault, act)
        return try .json(try await vault.createProvider(provider, act), status: .created)
    }

    /// `GET /v1/providers/{provider}`.
    @Sendable static func get(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let record = try await vault.provider(call.parameter("provider"), act)
        guard call.wantsDocument else { return try .json(record) }
        return .markdown(try await Documents(vault, act).text(of: record.provider))
    }

    /// `POST /v1/providers/{provider}`: a revision.
    @Sendable static func revise(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let code = try call.parameter("provider")
        let version = try call.basedOn()
        let provider = try await sent(call, vault, act)
        do {
            let record = try await vault.reviseProvider(code, provider, basedOn: version, act)
            return try .json(record, status: .created)
        } catch VaultError.stale {
            // No draft is kept of a provider, which the usual hint would promise.
            var problem = Problem(.staleVersion)
            problem.hint = "look at the newer one, then change that: tacit provider show CODE"
            throw problem
        }
    }

    /// `POST /v1/providers/{provider}/verification`: that two people compared the words.
    @Sendable static func verify(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let code = try call.parameter("provider")
        let verification = try await call.json(Verification.self)
        guard verification.on <= act.now.day else {
            throw Problem(
                .invalidDocument,
                places: [ProblemPlace(pointer: "/on", message: "this lies in the future")])
        }
        do {
            return try .json(try await vault.verifyProvider(code, verification, act), status: .created)
        } catch VaultError.stale {
            var problem = Problem(.staleVersion)
            problem.title = "the words are not those of the keys now"
            problem.hint = "compare those: tacit provider verify CODE"
            throw problem
        }
    }

    /// `DELETE /v1/providers/{provider}`.
    @Sendable static func remove(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        return try .json(try await vault.removeProvider(call.parameter("provider"), call.act(in: vault)))
    }

    /// `GET /v1/key-card`: the vault's own public keys, for a colleague.
    @Sendable static func keyCard(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let keys = try await vault.ownKeys(call.act(in: vault))
        let recipients = [keys.hybrid, keys.x25519].map { recipient in
            let both = [recipient, keys.signingKey]
            return KeyCardReply.Recipient(
                recipient: recipient, words: KeyWords.words(of: both), sha256: KeyWords.digest(of: both).hexadecimal)
        }
        return try .json(
            KeyCardReply(
                recipients: recipients, signingKey: keys.signingKey,
                allowedSigners: #"tacit namespaces="\#(SSHSignature.namespace)" \#(keys.signingKey)"#,
                signingWords: KeyWords.words(of: [keys.signingKey])))
    }

    private static func sent(_ call: Call, _ vault: Vault, _ act: Act) async throws -> Provider {
        let documents = try await Documents(vault, act)
        switch try await call.sentForm() {
        case .json(let bytes):
            let provider = try WireJSON.decodeStrictly(Provider.self, from: bytes)
            // The document's rules hold for JSON as well: a name, keys that can be used.
            return try documents.provider(documents.text(of: provider))
        case .document(let text): return try documents.provider(text)
        }
    }
}
