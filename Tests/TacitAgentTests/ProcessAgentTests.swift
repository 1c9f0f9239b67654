import Foundation
import TacitAgentAPI
import Testing

/// Real processes: a parent, its workers, and what may go wrong between them.
///
/// One after the other, because times are measured.
@Suite(.serialized) struct ProcessAgentTests {
    private static let ok = "HTTP/1.1 200 OK"

    private func started() async throws -> ProcessAgent {
        let agent = try ProcessAgent(in: try ProcessFolder())
        try await agent.ready()
        return agent
    }

    @Test func itServesAndEndsInOrder() async throws {
        let agent = try await started()
        #expect(try agent.status() == Self.ok)
        let worker = try #require(agent.worker)
        #expect(try await agent.stop() == 0)
        #expect(!isRunning(worker))
        #expect(agent.folder.mode(of: "run/tacit/api.sock") == nil)
        let pid = try String(
            contentsOfFile: agent.folder.file("run/tacit/agent.lock"),
            encoding: .utf8
        )
        #expect(pid.isEmpty)
    }

    @Test func everythingItMakesIsForItsOwnerOnly() async throws {
        let agent = try await started()
        let folder = agent.folder
        for directory in ["data", "state", "run", "run/tacit"] {
            #expect(folder.mode(of: directory) == 0o700)
        }
        for file in ["run/tacit/api.sock", "run/tacit/agent.lock", "state/agent.log"] {
            #expect(folder.mode(of: file) == 0o600)
        }
        #expect(try await agent.stop() == 0)
    }

    @Test func theLockNamesTheParent() async throws {
        let agent = try await started()
        let text = try String(
            contentsOfFile: agent.folder.file("run/tacit/agent.lock"),
            encoding: .utf8
        )
        #expect(text == "\(agent.id)\n")
        #expect(try await agent.stop() == 0)
    }

    @Test func aSecondAgentIsRefusedAndTouchesNothing() async throws {
        let agent = try await started()
        let socket = agent.folder.inode(of: "run/tacit/api.sock")
        let second = try ProcessAgent(in: agent.folder)
        #expect(try await second.exitCode() == ProblemKind.busy.facts.exitCode)
        #expect(
            second.lines().first == "tacit-agent: error: another agent has this vault: agent.lock"
        )
        #expect(agent.folder.inode(of: "run/tacit/api.sock") == socket)
        #expect(try agent.status() == Self.ok)
        let text = try String(
            contentsOfFile: agent.folder.file("run/tacit/agent.lock"),
            encoding: .utf8
        )
        #expect(text == "\(agent.id)\n")
        #expect(try await agent.stop() == 0)
    }

    @Test func theSocketOfAKilledAgentIsReplacedAndItsWorkerEnds() async throws {
        let agent = try await started()
        let folder = agent.folder
        let socket = folder.inode(of: "run/tacit/api.sock")
        let worker = try #require(agent.worker)
        agent.send(SIGKILL)
        #expect(try await agent.exitCode() == nil)
        #expect(folder.inode(of: "run/tacit/api.sock") == socket)
        // At once: the last worker may still be there and hold the socket open.
        let next = try ProcessAgent(in: folder)
        try await next.ready()
        #expect(!isRunning(worker))
        #expect(try next.status() == Self.ok)
        #expect(try await next.stop() == 0)
    }

    @Test func aSocketThatSomebodyElseListensOnIsNotRemoved() async throws {
        let folder = try ProcessFolder()
        try folder.make("run", mode: 0o700)
        try folder.make("run/tacit", mode: 0o700)
        let other = try ListeningProgram(at: folder.file("run/tacit/api.sock"))
        let socket = folder.inode(of: "run/tacit/api.sock")
        let agent = try ProcessAgent(in: folder)
        #expect(try await agent.exitCode(within: 20) == ProblemKind.busy.facts.exitCode)
        #expect(folder.inode(of: "run/tacit/api.sock") == socket)
        withExtendedLifetime(other) {}
    }

    @Test(arguments: ["file", "directory", "link"])
    func whatIsNoSocketIsNotReplaced(_ trap: String) async throws {
        let folder = try ProcessFolder()
        try folder.make("run", mode: 0o700)
        try folder.make("run/tacit", mode: 0o700)
        let name = folder.file("run/tacit/api.sock")
        switch trap {
        case "file": #expect(FileManager.default.createFile(atPath: name, contents: nil))
        case "directory": try folder.make("run/tacit/api.sock", mode: 0o700)
        default: #expect(unsafe symlink(folder.file("elsewhere"), name) == 0)
        }
        let before = folder.inode(of: "run/tacit/api.sock")
        let agent = try ProcessAgent(in: folder)
        #expect(try await agent.exitCode() == ProblemKind.permissions.facts.exitCode)
        #expect(folder.inode(of: "run/tacit/api.sock") == before)
    }

    @Test func aSocketPathOver103BytesIsAMatterOfConfiguration() async throws {
        let folder = try ProcessFolder()
        let fits = 103 - folder.file("").utf8.count - "/api.sock".utf8.count
        for (length, code) in [(fits, CInt?.none), (fits + 1, 78)] {
            let runtime = String(repeating: "r", count: length)
            let agent = try ProcessAgent(in: folder, runtime: runtime)
            if let code {
                #expect(try await agent.exitCode() == code)
                #expect(agent.lines().first?.contains("over 103 bytes") == true)
            } else {
                try await until { folder.mode(of: runtime + "/api.sock") == 0o600 }
                #expect(try await agent.stop() == 0)
            }
        }
    }

    @Test(arguments: ["run/tacit", "data", "state"], [0o755, 0o770] as [mode_t])
    func aLooseDirectoryIsRefused(_ name: String, _ mode: mode_t) async throws {
        let folder = try ProcessFolder()
        try folder.make("run", mode: 0o700)
        try folder.make(name, mode: mode)
        let agent = try ProcessAgent(in: folder)
        #expect(try await agent.exitCode() == ProblemKind.permissions.facts.exitCode)
        #expect(folder.mode(of: name) == mode)
        #expect(folder.mode(of: "run/tacit/api.sock") == nil)
    }

    @Test func aKilledWorkerIsFollowedByAnother() async throws {
        let agent = try await started()
        let worker = try #require(agent.worker)
        kill(worker, SIGKILL)
        try await until { agent.worker != nil && agent.worker != worker }
        #expect(try agent.status() == Self.ok)
        let messages = try String(
            contentsOfFile: agent.folder.file("state/agent.log"),
            encoding: .utf8
        )
        #expect(messages.contains("error \(agent.id) a worker was ended by signal 9"))
        #expect(try await agent.stop() == 0)
    }

    @Test(arguments: [SIGUSR1, SIGTERM, SIGINT])
    func aWorkerThatIsToldToEndIsFollowedAtOnce(_ signal: CInt) async throws {
        let agent = try await started()
        let worker = try #require(agent.worker)
        kill(worker, signal)
        try await until { agent.worker != nil && agent.worker != worker }
        #expect(try agent.status() == Self.ok)
        #expect(try await agent.stop() == 0)
        #expect(try Data(contentsOf: URL(filePath: agent.folder.file("state/agent.log"))).isEmpty)
    }

    @Test func thePanicSignalReachesTheWorkerAndHangUpIsIgnored() async throws {
        let agent = try await started()
        let worker = try #require(agent.worker)
        agent.send(SIGHUP)
        kill(worker, SIGHUP)
        try await Task.sleep(for: .milliseconds(100))
        #expect(agent.worker == worker)
        agent.send(SIGUSR1)
        try await until { agent.worker != nil && agent.worker != worker }
        #expect(try agent.status() == Self.ok)
        #expect(try await agent.stop() == 0)
    }

    #if DEBUG
        /// Not optimised, linked at each start, and beside other tests.
        private static let change = Duration.milliseconds(250)
    #else
        /// The figure of the design.
        private static let change = Duration.milliseconds(50)
    #endif

    /// From the old worker's end to the next one's answer, with a real vault.
    ///
    /// The machine may be busy, so the quickest of twenty changes counts; none may take so long
    /// that a client gives up.
    @Test func afterALockTheNextWorkerServesSoon() async throws {
        let agent = try await started()
        #expect(try agent.makeVault().hasPrefix("HTTP/1.1 20"))
        var quickest = Duration.seconds(60)
        for _ in 0..<20 {
            let worker = try #require(agent.worker)
            #expect(try agent.exchange("POST", "/v1/lock") == "HTTP/1.1 204 No Content")
            try await until { !isRunning(worker) }
            let ended = ContinuousClock.now
            try await until { (try? agent.status()) == Self.ok }
            let change = .now - ended
            #expect(change < .seconds(2))
            quickest = min(quickest, change)
            #expect(try agent.exchange("GET", "/v1/clients") == "HTTP/1.1 423 Locked")
            #expect(try agent.unlock() == Self.ok)
        }
        #expect(quickest < Self.change)
        #expect(try await agent.stop() == 0)
        #expect(try Data(contentsOf: URL(filePath: agent.folder.file("state/agent.log"))).isEmpty)
    }

    @Test(arguments: [SIGUSR1, SIGTERM])
    func anOpenVaultIsLockedByASignal(_ signal: CInt) async throws {
        let agent = try await started()
        #expect(try agent.makeVault().hasPrefix("HTTP/1.1 20"))
        #expect(try agent.exchange("GET", "/v1/clients") == Self.ok)
        let worker = try #require(agent.worker)
        kill(worker, signal)
        try await until { !isRunning(worker) }
        #expect(try agent.exchange("GET", "/v1/clients") == "HTTP/1.1 423 Locked")
        #expect(try agent.unlock() == Self.ok)
        #expect(try await agent.stop() == 0)
    }

    @Test func aVaultSurvivesAWorkerThatIsKilledWhileItIsOpen() async throws {
        let agent = try await started()
        #expect(try agent.makeVault().hasPrefix("HTTP/1.1 20"))
        let worker = try #require(agent.worker)
        kill(worker, SIGKILL)
        try await until { agent.worker != nil && agent.worker != worker }
        #expect(try agent.exchange("GET", "/v1/clients") == "HTTP/1.1 423 Locked")
        #expect(try agent.unlock() == Self.ok)
        #expect(try await agent.stop() == 0)
    }
}
