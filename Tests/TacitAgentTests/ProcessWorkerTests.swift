import Foundation
import TacitAgentAPI
import Testing

/// Real workers: what they inherit, what they may do, and when they do not serve.
@Suite(.serialized) struct ProcessWorkerTests {
    private static let ok = "HTTP/1.1 200 OK"

    private func started() async throws -> ProcessAgent {
        let agent = try ProcessAgent(in: try ProcessFolder())
        try await agent.ready()
        return agent
    }

    @Test func connectionsDuringAChangeOfWorkersWait() async throws {
        let agent = try await started()
        let worker = try #require(agent.worker)
        kill(worker, SIGSTOP)
        let waiting = try LocalConnection(to: agent.socket)
        try waiting.send(Array("GET /v1/status HTTP/1.1\r\nHost: tacit\r\n\r\n".utf8))
        kill(worker, SIGKILL)
        #expect(try waiting.receiveLine() == Self.ok)
        #expect(try await agent.stop() == 0)
    }

    @Test func theWorkerInheritsNothingButSocketAndMessages() async throws {
        let agent = try await started()
        let worker = try #require(agent.worker)
        let environment = try Data(contentsOf: URL(filePath: "/proc/\(worker)/environ"))
        let variables = String(decoding: environment, as: UTF8.self).split(separator: "\0")
        #expect(variables == ["SWIFT_BACKTRACE=enable=no", "TZ=Europe/Vienna"])
        let listener = try FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/\(worker)/fd/3"
        )
        #expect(listener.hasPrefix("socket:"))
        let lock = agent.folder.file("run/tacit/agent.lock")
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/\(worker)/fd") {
            let target = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/\(worker)/fd/\(name)"
            )
            #expect(target != lock)
        }
        #expect(try await agent.stop() == 0)
    }

    @Test func theWorkerIsInItsSandbox() async throws {
        let agent = try await started()
        let worker = try #require(agent.worker)
        let status = try String(contentsOfFile: "/proc/\(worker)/status", encoding: .utf8)
        #expect(status.contains("\nNoNewPrivs:\t1\n"))
        #expect(status.contains("\nSeccomp:\t2\n"))
        // Every thread, the first of which were there before the server.
        for thread in try FileManager.default.contentsOfDirectory(atPath: "/proc/\(worker)/task") {
            let own = try String(
                contentsOfFile: "/proc/\(worker)/task/\(thread)/status",
                encoding: .utf8
            )
            #expect(own.contains("\nSeccomp:\t2\n"))
        }
        #expect(try await agent.stop() == 0)
    }

    @Test func aWorkerWithoutParentOrSocketDoesNotServe() async throws {
        let folder = try ProcessFolder()
        let process = Process()
        process.executableURL = URL(filePath: ProcessAgent.program)
        process.arguments = [
            "worker", "--parent", "1", "--vault", folder.path, "--state", folder.path,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 70)
    }

    @Test func aNewFileOfMessagesBeginsWhenTheOldIsLarge() async throws {
        let folder = try ProcessFolder()
        try folder.make("state", mode: 0o700)
        let old = Data(repeating: 65, count: 300_000)
        #expect(
            FileManager.default.createFile(atPath: folder.file("state/agent.log"), contents: old)
        )
        unsafe chmod(folder.file("state/agent.log"), 0o600)
        let agent = try ProcessAgent(in: folder)
        try await agent.ready()
        #expect(FileManager.default.contents(atPath: folder.file("state/agent.log")) == Data())
        #expect(FileManager.default.contents(atPath: folder.file("state/agent.log.old")) == old)
        #expect(try await agent.stop() == 0)
    }
}
