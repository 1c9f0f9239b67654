import Foundation
import TacitAgentAPI
import Testing

@testable import TacitAgent

/// What is refused before a route sees it.
@Suite struct HTTPLimitTests {
    @Test func aBodyThatSaysItIsTooLargeIsRefusedBeforeItArrives() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let head =
                "POST /v1/clients HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 8388609\r\n\r\n"
            let reply = try await world.raw(Array(head.utf8))
            #expect(reply.status == 413)
            #expect(reply.problem == .tooLarge)
        }
    }

    @Test func aChunkedBodyIsCountedWhileItArrives() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let head =
                "POST /v1/clients HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            let megabyte = "100000\r\n" + String(repeating: " ", count: 1 << 20) + "\r\n"
            let body = String(repeating: megabyte, count: 9) + "0\r\n\r\n"
            let reply = try await world.raw(Array((head + body).utf8))
            #expect(reply.problem == .tooLarge)
        }
    }

    @Test func aBodyWithoutEndIsCutOff() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let connection = try HTTPConnection(to: world.socket)
            let all = try await HTTPConnection.offThread {
                connection.write(
                    "POST /v1/clients HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                )
                let megabyte =
                    Array("100000\r\n".utf8) + [UInt8](repeating: 32, count: 1 << 20) + [13, 10]
                for _ in 0..<40 { connection.write(megabyte) }
                return connection.readToEnd()
            }
            #expect(HTTPReply(all)?.problem == .tooLarge)
        }
    }

    @Test func aTextOverFourMegabytesIsRefused() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let handle = try await world.addClient()
            let text = String(repeating: "x", count: 4 << 20)
            let path = "/v1/clients/\(handle)/drafts"
            let fits = try await world.document("POST", path, text, ["Tacit-Class: progress"])
            #expect(fits.status == 201)
            let over = try await world.document("POST", path, text + "x", ["Tacit-Class: progress"])
            #expect(over.problem == .tooLarge)
        }
    }

    @Test(arguments: [
        "GET /v1/status HTTP/1.1\r\nX: \(String(repeating: "a", count: 17_000))\r\n\r\n",
        "GET /\(String(repeating: "a", count: 17_000)) HTTP/1.1\r\n\r\n",
        "GET /v1/status HTTP/1.1\r\n\(String(repeating: "X: a\r\n", count: 100))\r\n",
        "GET /v1/status HTTP/1.1\r\nX: \(String(repeating: "a", count: 9_000))\r\n"
            + "Y: \(String(repeating: "a", count: 9_000))\r\n\r\n",
    ])
    func aHeaderThatIsTooLargeIsRefused(request: String) async throws {
        try await HTTPWorld.run { (world) async throws in
            let reply = try await world.raw(Array(request.utf8))
            #expect(reply.status == 431)
            #expect(reply.problem == .headerTooLarge)
            #expect(reply.headers["cache-control"] == "no-store")
        }
    }

    @Test(arguments: [
        "GARBAGE\r\n\r\n", "GET /v1/status HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n",
        "GET http://tacit/v1/status HTTP/1.1\r\nHost: x\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/status HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n",
        "POST /v1/lock HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /v1/lock HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    ])
    func whatIsNoRequestOfOursIsRefused(request: String) async throws {
        try await HTTPWorld.run { (world) async throws in
            let reply = try await world.raw(Array(request.utf8))
            #expect(reply.status == 400)
            #expect(reply.problem == .malformedRequest)
        }
    }

    @Test func aHeaderThatDoesNotEndClosesTheConnection() async throws {
        try await HTTPWorld.run { (world) async throws in
            let connection = try HTTPConnection(to: world.socket, seconds: 30)
            let start = ContinuousClock.now
            let bytes = try await HTTPConnection.offThread {
                connection.write("GET /v1/status HTTP/1.1\r\nX: ")
                return connection.readToEnd()
            }
            let time = ContinuousClock.now - start
            #expect(bytes.isEmpty)
            #expect(time > .seconds(9) && time < .seconds(15))
        }
    }

    @Test func theSixtyFifthConnectionWaits() async throws {
        try await HTTPWorld.run { (world) async throws in
            var held: [HTTPConnection] = []
            for _ in 0..<64 {
                let connection = try HTTPConnection(to: world.socket)
                // An answer proves that it was accepted; the connection stays.
                let answer = try await HTTPConnection.offThread {
                    connection.write("GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n")
                    return connection.readSome()
                }
                #expect(answer != nil)
                held.append(connection)
            }
            let last = try HTTPConnection(to: world.socket, seconds: 1)
            let early = try await HTTPConnection.offThread {
                last.write("GET /v1/status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                return last.readSome()
            }
            #expect(early == nil)
            held.removeLast()
            let late = try await HTTPConnection.offThread { last.readSome() }
            #expect(late.flatMap { HTTPReply($0) }?.status == 200)
        }
    }
}
