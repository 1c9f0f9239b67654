import Foundation
import TacitAgentAPI
import Testing

@testable import TacitAgent

/// How a server ends.
@Suite struct HTTPEndTests {
    @Test func aRequestThatWasBegunIsAnswered() async throws {
        try await HTTPWorld.run { (world) async throws in
            let connection = try HTTPConnection(to: world.socket)
            let body = Array(repeating: UInt8(0), count: 36)
            connection.write(
                "POST /v1/unlock HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n"
                    + "Content-Length: 36\r\n\r\n"
            )
            try await Task.sleep(for: .milliseconds(200))
            async let stopped: Void = world.stop()
            try await Task.sleep(for: .milliseconds(200))
            let all = try await HTTPConnection.offThread {
                connection.write(body)
                return connection.readToEnd()
            }
            await stopped
            #expect(HTTPReply(all)?.problem == .noVault)
        }
    }

    @Test func idleConnectionsAndLateRequestsDoNotDelayTheEnd() async throws {
        try await HTTPWorld.run { (world) async throws in
            let idle = try HTTPConnection(to: world.socket)
            let stuck = try HTTPConnection(to: world.socket)
            stuck.write(
                "POST /v1/unlock HTTP/1.1\r\nContent-Length: 36\r\nContent-Type: application/octet-stream\r\n\r\n"
            )
            try await Task.sleep(for: .milliseconds(200))
            let start = ContinuousClock.now
            await world.stop()
            let time = ContinuousClock.now - start
            #expect(time < .seconds(20))
            #expect(try await HTTPConnection.offThread { idle.readSome() } == nil)
        }
    }

    /// An end of the process, as NIO's own accepting has it here, fails the whole suite.
    @Test func connectionsThatComeWhileItEndsAreClosed() async throws {
        var reached = 0
        for delay in 0..<60 {
            try await HTTPWorld.run { (world) async throws in
                async let callers = HTTPConnection.offThread {
                    (0..<48).compactMap { _ in try? HTTPConnection(to: world.socket) }
                }
                try await Task.sleep(for: .microseconds(delay * 50))
                await world.stop()
                let ends = try await HTTPConnection.offThread { [callers = try await callers] in
                    callers.map { $0.isClosed() }
                }
                #expect(ends.allSatisfy { $0 })
                reached += ends.count
            }
        }
        #expect(reached > 0, "no connection came in time in any of the rounds")
    }

    /// An unlock that follows a lock is for the next life: an answer of this one would be that it is locked.
    @Test func aLifeThatIsOverAnswersNobody() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let kept = try HTTPConnection(to: world.socket)
            let locked = try await HTTPConnection.offThread {
                kept.write("POST /v1/lock HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                return kept.readSome() ?? []
            }
            #expect(HTTPReply(locked)?.status == 204)
            #expect(String(decoding: locked, as: UTF8.self).lowercased().contains("connection: close"))
            for connection in [kept, try HTTPConnection(to: world.socket)] {
                let answer = try await HTTPConnection.offThread {
                    connection.write("GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n")
                    return connection.readToEnd()
                }
                #expect(answer.isEmpty)
            }
        }
    }

    @Test func twoRequestsOnOneConnectionAreBothAnswered() async throws {
        try await HTTPWorld.run { (world) async throws in
            let connection = try HTTPConnection(to: world.socket)
            let all = try await HTTPConnection.offThread {
                connection.write("GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n")
                let first = connection.readSome() ?? []
                connection.write("GET /v1/status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                return (first, connection.readToEnd())
            }
            #expect(HTTPReply(all.0)?.status == 200)
            #expect(HTTPReply(all.1)?.status == 200)
        }
    }
}
