import TacitAgentAPI
import TacitAgentClient
import TacitClinical

extension Session {
    /// The client that an argument means.
    ///
    /// A code name is taken as it is; a prefix that fits one is confirmed on a terminal, because the wrong chart is
    /// the mistake that matters. Without an argument a picker opens on a terminal. What looks like a name is refused
    /// and not repeated.
    func pickClient(_ argument: String?) async throws(Problem) -> ClientSummary {
        let clients = try await unlockedAgent().clients()
        guard let argument else { return try pick(among: clients) }
        switch HandleArgument.resolve(argument, among: clients) {
        case .exact(let client): return client
        case .prefix(let client):
            guard terminal.isInteractive else { return client }
            let question = PickerSentences.confirm(handle: client.handle, name: client.name)
            guard try terminal.confirm(question) == true else { throw Problem(.aborted) }
            return client
        case .several(let handles): throw Problem(.ambiguous, candidates: handles)
        case .noHandle: throw Problem(.nameOnCommandLine)
        case .unknown(let near):
            var problem = Problem(.notFound, detail: PickerSentences.unknown, candidates: near)
            problem.hint = PickerSentences.unknownHint
            throw problem
        }
    }

    private func pick(among clients: [ClientSummary]) throws(Problem) -> ClientSummary {
        guard terminal.isInteractive else {
            throw UsageProblem.because(PickerSentences.noClient, hint: PickerSentences.noClientHint)
        }
        guard !clients.isEmpty else {
            throw Problem(.notFound, detail: PickerSentences.noClients)
        }
        output.flush()
        return try ClientPicker.run(
            clients.filter { !$0.closed } + clients.filter(\.closed),
            on: terminal
        )
    }
}

/// What a CLIENT argument means.
enum HandleArgument: Equatable {
    case exact(ClientSummary)
    case prefix(ClientSummary)
    case several([String])
    /// Not of the form of a code name: probably a name.
    case noHandle
    /// A code name of nobody here; code names that are near.
    case unknown([String])

    static func resolve(_ text: String, among clients: [ClientSummary]) -> Self {
        if let client = clients.first(where: { $0.handle == text || $0.id.description == text }) {
            return .exact(client)
        }
        guard isHandleLike(text) else { return .noHandle }
        let fitting = clients.filter { $0.handle.hasPrefix(text) }
        switch fitting.count {
        case 1: return .prefix(fitting[0])
        case 2...: return .several(fitting.map(\.handle))
        default: return .unknown(near(text, clients.map(\.handle)))
        }
    }

    /// Small ASCII letters, then hyphens and digits: `otter-4`, `ott`.
    ///
    /// A capital or a space makes a name.
    static func isHandleLike(_ text: String) -> Bool {
        guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else {
            return false
        }
        return text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
        }
    }

    /// At most three code names within two edits.
    static func near(_ text: String, _ handles: [String]) -> [String] {
        handles.map { ($0, EditDistance.between(text, $0)) }.filter { $0.1 <= 2 }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
    }
}
