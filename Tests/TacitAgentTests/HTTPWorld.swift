import CTacitSystem
import Foundation
import Synchronization
import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitVault
import Testing

@testable import TacitAgent

/// A real server on a real Unix socket, with a vault of its own in a folder of its own.
final class HTTPWorld: Sendable {
    let folder: String
    let core: WorkerCore
    private let server: AgentServer
    private let isStopped = Atomic(false)

    var socket: String { folder + "/api.sock" }

    /// Making a vault writes 8 MiB; with a hundred at once, answers would take longer than tests wait.
    private static let turns = Turns(count: 4)

    /// The code name of the client that ``runLocked(withClient:_:)`` adds.
    let handle: String

    /// The key of keyslot 1 in vaults that ``makeVault(fictional:)`` makes.
    static let slotKey = [UInt8](repeating: 0x5A, count: 32)

    private init(in folder: String, handle: String = "") async throws {
        self.folder = folder
        self.handle = handle
        core = WorkerCore(
            places: VaultPlaces(
                vaultDirectory: folder + "/vault",
                stateDirectory: folder + "/state"
            ),
            sandbox: SandboxReport()
        )
        var listener: CInt = -1
        let failure = unsafe tacit_listen(folder + "/api.sock", 64, &listener)
        try #require(failure == 0)
        server = try await AgentServer.start(listener: listener, core: core)
    }

    /// Runs a test against a fresh server and takes everything away afterwards.
    static func run(
        vault: Bool = false,
        fictional: Bool = true,
        _ body: (HTTPWorld) async throws -> Void
    ) async throws {
        try await inFolder { folder in
            try await serving(HTTPWorld(in: folder)) { (world) async throws in
                if vault { try await world.makeVault(fictional: fictional) }
                try await body(world)
            }
        }
    }

    /// Runs a test in the second life of a vault, which is locked.
    static func runLocked(
        withClient: Bool = false,
        _ body: (HTTPWorld) async throws -> Void
    ) async throws {
        try await inFolder { folder in
            var handle = ""
            try await serving(HTTPWorld(in: folder)) { (world) async throws in
                try await world.makeVault()
                if withClient { handle = try await world.addClient() }
            }
            try await serving(HTTPWorld(in: folder, handle: handle), body)
        }
    }

    private static func inFolder(_ body: (String) async throws -> Void) async throws {
        await turns.take()
        defer { turns.give() }
        let folder = "/tmp/tacit-http-" + RecordID.random().description.prefix(8)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for path in [folder, folder + "/vault", folder + "/state"] {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        try await body(folder)
    }

    private static func serving(
        _ world: HTTPWorld,
        _ body: (HTTPWorld) async throws -> Void
    ) async throws {
        do {
            try await body(world)
        } catch {
            await world.stop()
            throw error
        }
        await world.stop()
        _ = unsafe unlink(world.socket)
    }

    /// Stops the server and closes the vault, as a worker does.
    func stop() async {
        guard !isStopped.exchange(true, ordering: .relaxed) else { return }
        await server.stop(within: .seconds(2))
        await core.close()
    }

    /// Makes a vault through the API; it is open afterwards.
    func makeVault(fictional: Bool = true) async throws {
        let body: [UInt8] = [0, 0, 0, fictional ? 1 : 0, 1] + Self.kitSlot
        let reply = try await send("POST", "/v1/vault", type: "application/octet-stream", body)
        try #require(reply.status == 201)
    }

    /// A keyslot of kind kit on the wire: kind | passes | memory | salt | slot key.
    static var kitSlot: [UInt8] {
        [2] + [UInt8](repeating: 0, count: 12) + [UInt8](repeating: 7, count: 16) + slotKey
    }

    /// Adds a client; the answer is her code name.
    func addClient(_ name: String = "Rowan Ashdown") async throws -> String {
        let reply = try await json("POST", "/v1/clients", #"{"name":"\#(name)"}"#)
        try #require(reply.status == 201)
        return try reply.decoded(ClientRecord.self).handle
    }

    /// Sends a request with a JSON body.
    func json(
        _ method: String,
        _ path: String,
        _ body: String,
        _ headers: [String] = []
    ) async throws -> HTTPReply {
        try await send(method, path, headers, type: "application/json", Array(body.utf8))
    }

    /// Sends a request with a document.
    func document(
        _ method: String,
        _ path: String,
        _ text: String,
        _ headers: [String] = []
    ) async throws -> HTTPReply {
        try await send(method, path, headers, type: "text/markdown", Array(text.utf8))
    }

    /// Sends a request on a connection of its own.
    func send(
        _ method: String,
        _ path: String,
        _ headers: [String] = [],
        type: String? = nil,
        _ body: [UInt8] = []
    ) async throws -> HTTPReply {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: any", "Connection: close"] + headers
        if let type { lines.append("Content-Type: \(type)") }
        if !body.isEmpty || method != "GET" { lines.append("Content-Length: \(body.count)") }
        let head = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        return try await raw(head + body)
    }

    /// Sends bytes as they are and reads the answer to its end.
    func raw(_ bytes: [UInt8], seconds: Int = 20) async throws -> HTTPReply {
        let connection = try HTTPConnection(to: socket, seconds: seconds)
        return try await HTTPConnection.offThread {
            connection.write(bytes)
            return try #require(HTTPReply(connection.readToEnd()))
        }
    }
}

/// Lets so many in at a time.
private final class Turns: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(count: Int) { state = Mutex(State(free: count)) }

    func take() async {
        await withCheckedContinuation { continuation in
            let goes = state.withLock { state in
                guard state.free == 0 else {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if goes { continuation.resume() }
        }
    }

    func give() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
