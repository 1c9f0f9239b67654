import Foundation
import Testing

/// What programs of the same user and of others may do to an agent; needs root, to be two users.
@Suite(.enabled(if: geteuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/setpriv")))
struct ProcessOtherUserTests {
    /// The user whose agent it is, and another.
    private static let owner: uid_t = 65_534
    private static let other: uid_t = 65_533

    private func started() async throws -> ProcessAgent {
        let folder = try ProcessFolder()
        try #require(unsafe chown(folder.path, Self.owner, Self.owner) == 0)
        let agent = try ProcessAgent(in: folder, uid: Self.owner)
        try await until { folder.mode(of: "run/tacit/api.sock") == 0o600 && Self.isConfined(agent.worker) }
        return agent
    }

    /// Whether a worker has got as far as its sandbox; before, it is a program that is being started.
    private static func isConfined(_ worker: pid_t?) -> Bool {
        guard let worker else { return false }
        let status = try? String(contentsOfFile: "/proc/\(worker)/status", encoding: .utf8)
        return status?.contains("Seccomp:\t2") ?? false
    }

    /// Whether a program of that user succeeds.
    private func succeeds(_ uid: uid_t, _ words: String...) throws -> Bool {
        let command = ProcessAgent.command(words, uid: uid)
        let process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .exit && process.terminationStatus == 0
    }

    @Test func itRunsWithoutRoot() async throws {
        let agent = try await started()
        let worker = try #require(agent.worker)
        kill(worker, SIGUSR1)
        try await until { agent.worker != nil && agent.worker != worker }
        #expect(try await agent.stop() == 0)
    }

    /// A process that is not dumpable belongs to root as far as /proc is concerned; ptrace asks the
    /// same question.
    @Test(arguments: ["mem", "environ", "maps", "auxv", "fd/3", "stack"])
    func theOwnersOtherProgramsCannotLookInside(_ file: String) async throws {
        let agent = try await started()
        let worker = try #require(agent.worker)
        for process in [agent.id, worker] {
            #expect(try !succeeds(Self.owner, "/usr/bin/head", "-c1", "/proc/\(process)/\(file)"))
        }
        // A process that did not hide shows itself, so the answers above mean something.
        #expect(try succeeds(Self.owner, "/usr/bin/head", "-c1", "/proc/self/environ"))
        #expect(try await agent.stop() == 0)
    }

    @Test func anotherUserReachesNothing() async throws {
        let agent = try await started()
        for place in ["", "run/tacit", "run/tacit/api.sock", "data", "state/agent.log"] {
            let path = agent.folder.file(place)
            #expect(try succeeds(Self.owner, "/usr/bin/test", "-r", path))
            #expect(try !succeeds(Self.other, "/usr/bin/test", "-r", path))
        }
        #expect(try await agent.stop() == 0)
    }

    /// Root passes every directory; the agent asks the kernel who connected.
    @Test func aConnectionOfAnotherUserIsClosedUnanswered() async throws {
        let agent = try await started()
        #expect(throws: (any Error).self) { try agent.status() }
        #expect(try await agent.stop() == 0)
    }

    @Test func aRuntimeDirectoryThatAnotherUserMadeFirstIsRefused() async throws {
        let folder = try ProcessFolder()
        try folder.make("run", mode: 0o1777)
        try folder.make("run/tacit", mode: 0o700)
        try #require(unsafe chown(folder.path, Self.owner, Self.owner) == 0)
        try #require(unsafe chown(folder.file("run/tacit"), Self.other, Self.other) == 0)
        let agent = try ProcessAgent(in: folder, uid: Self.owner)
        #expect(try await agent.exitCode() == 77)
    }
}
