public import TacitAgentAPI
public import TacitClinical

extension AgentClient {
    /// All providers by code, also those that were removed.
    public func providers() async throws(Problem) -> [ProviderRecord] {
        try await all(ProviderRecord.self, Call(endpoint: .listProviders))
    }

    /// Adds a provider; the vault gives the code.
    public func createProvider(_ provider: Submission<Provider>) async throws(Problem) -> ProviderRecord {
        try await value(ProviderRecord.self, Call(endpoint: .createProvider, body: provider.body()))
    }

    /// One provider, by its code or the unique beginning of one.
    public func provider(_ code: String) async throws(Problem) -> ProviderRecord {
        try await value(ProviderRecord.self, Call(endpoint: .getProvider, parameters: [code]))
    }

    /// One provider as a document.
    public func providerDocument(_ code: String) async throws(Problem) -> String {
        try await text(Call(endpoint: .getProvider, parameters: [code]))
    }

    /// Replaces the fields of a provider, when the version is still the newest.
    public func reviseProvider(
        _ code: String, _ provider: Submission<Provider>, basedOn version: Int
    ) async throws(Problem) -> ProviderRecord {
        let call = Call(
            endpoint: .reviseProvider, parameters: [code], headers: [ifMatch(version)], body: try provider.body())
        return try await value(ProviderRecord.self, call)
    }

    /// Records that two people compared the words of its keys.
    public func verifyProvider(
        _ code: String, _ verification: Verification
    ) async throws(Problem) -> ProviderRecord {
        let call = Call(endpoint: .verifyProvider, parameters: [code], body: try .json(verification))
        return try await value(ProviderRecord.self, call)
    }

    /// Takes a provider off the list.
    public func removeProvider(_ code: String) async throws(Problem) -> ProviderRecord {
        try await value(ProviderRecord.self, Call(endpoint: .removeProvider, parameters: [code]))
    }

    /// The vault's own public keys.
    public func keyCard() async throws(Problem) -> KeyCardReply {
        try await value(KeyCardReply.self, Call(endpoint: .keyCard))
    }
}
