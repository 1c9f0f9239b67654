import Foundation
import TacitAgentAPI
import TacitAgentClient
import Testing

/// Every test that talks to a stub, one after the other: the password hash of one would keep all threads
/// busy for longer than another waits for its agent.
@Suite(.serialized) struct AgentClientTests {}

extension Places {
    /// Places whose socket is a stub's; the vault's directory may be one that exists.
    init(stub: StubAgent, data: String = "/nonexistent", uid: UInt32 = getuid()) throws {
        let environment = [
            "HOME": "/nonexistent", "XDG_DATA_HOME": data, "XDG_RUNTIME_DIR": stub.base,
        ]
        try self.init(
            vaultOption: nil,
            uid: uid,
            workingDirectory: "/",
            environment: { environment[$0] },
            isOurs: { _ in false }
        )
    }
}

/// Runs a body with a stub agent and a client for it.
func withStub(
    _ answer: @escaping @Sendable (Int, StubAgent.Request) -> StubAgent.Answer,
    _ body: (StubAgent, AgentClient) async throws -> Void
) async throws {
    let stub = try StubAgent(answer)
    defer { stub.end() }
    try await body(stub, AgentClient(places: try Places(stub: stub)))
}

/// The kind of problem that a body throws; nil when it throws none.
func problem(_ body: () async throws -> Void) async -> ProblemKind? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? Problem)?.kind
    }
}

let statusLocked = #"{"state":"locked","version":"0.1.0"}"#
let clientRecord =
    #"{"id":"aaaaaaaaaaaaaaaaaaaaaaaaaa","handle":"otter-4","version":1,"client":{"name":"Mona"},"notices":[]}"#
let unlockReply =
    #"{"entries":1,"vault":"v","drafts":0,"filed":0,"rewrap":false,"read_only":false}"#

/// The body of a problem of a kind.
func text(of kind: ProblemKind) -> String {
    let bytes = (try? WireJSON.encode(Problem(kind))) ?? []
    return String(decoding: bytes, as: UTF8.self)
}
