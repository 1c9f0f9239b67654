import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// One request on its way through a route: what the path, the header and the worker give.
struct Call: Sendable {
    /// What the worker holds.
    let core: WorkerCore
    /// The request; its body can be read once.
    let request: Request
    private let parameters: Parameters

    /// Made by ``Routes`` for each request.
    init(_ request: Request, parameters: Parameters, core: WorkerCore) {
        self.core = core
        self.request = request
        self.parameters = parameters
    }

    /// The open vault; counts as activity.
    ///
    /// - Throws: `locked`, or `no-vault`.
    func vault() async throws -> Vault { try await core.vault() }

    /// A parameter of the path.
    ///
    /// Paths hold code names, ids, numbers and fixed words only, so anything else
    /// names nothing.
    func parameter(_ name: String) throws(Problem) -> String {
        guard let text = parameters.get(name), (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({ byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"):
                    true
                default: false
                }
            })
        else { throw Problem(.notFound) }
        return text
    }

    /// The client that `{client}` names: a code name, a unique beginning of one, or an id.
    func client(in vault: Vault) async throws -> ClientID {
        try await vault.resolve(client: parameter("client"))
    }

    /// The record that `{id}` names.
    func record() throws(Problem) -> RecordID {
        guard let id = RecordID(try parameter("id")) else { throw Problem(.notFound) }
        return id
    }

    /// When the act happens and which id its record gets.
    func act(in vault: Vault) throws(Problem) -> Act {
        Act(
            now: try now(isFictional: vault.isFictional),
            id: try idempotencyKey(),
            breaksGlass: try breaksGlass()
        )
    }

    /// The system's time, or in a fictional vault the one that the caller says.
    func now(isFictional: Bool) throws(Problem) -> Moment {
        guard let moment = try clock() else { return try Clock.now() }
        guard isFictional else { throw Problem(.clockRefused) }
        return moment
    }
}
