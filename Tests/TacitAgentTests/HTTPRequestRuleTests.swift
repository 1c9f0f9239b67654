import Foundation
import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// Rules that hold for every request.
@Suite struct HTTPRequestRuleTests {
    @Test func requestsFromWebPagesAreRefused() async throws {
        try await HTTPWorld.run { (world) async throws in
            for origin in ["http://localhost", "null"] {
                let reply = try await world.send("GET", "/v1/status", ["Origin: \(origin)"])
                #expect(reply.status == 403)
                #expect(reply.problem == .foreignOrigin)
            }
        }
    }

    @Test func everyAnswerIsKeptOutOfCachesAndNamesNoServer() async throws {
        try await HTTPWorld.run { (world) async throws in
            let requests = [
                ("GET", "/v1/status"), ("GET", "/nowhere"), ("POST", "/v1/status"),
                ("HEAD", "/v1/status"),
                ("GET", "/v1/clients"), ("POST", "/v1/lock"),
            ]
            for (method, path) in requests {
                let reply = try await world.send(method, path)
                #expect(reply.headers["cache-control"] == "no-store")
                #expect(reply.headers["server"] == nil)
            }
        }
    }

    @Test func anUnknownPathIsAProblemOfItsOwn() async throws {
        try await HTTPWorld.run { (world) async throws in
            let reply = try await world.send("GET", "/v1/clients/a/b/c/d")
            #expect(reply.status == 404)
            #expect(reply.problem == .notFound)
        }
    }

    @Test func anotherMethodIsToldWhichThereAre() async throws {
        try await HTTPWorld.run { (world) async throws in
            let reply = try await world.send("DELETE", "/v1/keyslots")
            #expect(reply.status == 405)
            #expect(reply.problem == .malformedRequest)
            #expect(reply.headers["allow"] == "GET, POST")
        }
    }

    @Test func anAnswerToHeadHasNoBody() async throws {
        try await HTTPWorld.run { (world) async throws in
            let connection = try HTTPConnection(to: world.socket)
            let all = try await HTTPConnection.offThread {
                connection.write("HEAD /v1/status HTTP/1.1\r\nHost: x\r\n\r\n")
                connection.write("GET /v1/status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                return String(decoding: connection.readToEnd(), as: UTF8.self)
            }
            let answers = all.components(separatedBy: "HTTP/1.1 ").dropFirst()
            #expect(answers.map { $0.prefix(3) } == ["405", "200"])
            #expect(answers.first?.hasSuffix("\r\n\r\n") == true)
        }
    }

    @Test func aQueryIsRefused() async throws {
        try await HTTPWorld.run { (world) async throws in
            #expect(try await world.send("GET", "/v1/status?name=x").problem == .malformedRequest)
        }
    }

    @Test func anotherMediaTypeIsRefused() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let types = [
                "", "application/xml", "text/markdown; charset=latin1", "multipart/form-data", "/",
                ";",
            ]
            for type in types {
                let reply = try await world.send(
                    "POST",
                    "/v1/clients",
                    type: type,
                    Array("{}".utf8)
                )
                #expect(reply.status == 415, "\(type)")
            }
        }
    }

    @Test func mediaTypesAreReadAsTheStandardSays() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let body = Array(#"{"name":"Rowan Ashdown"}"#.utf8)
            for type in [
                "Application/JSON", "application/json; charset=\"UTF-8\"", "application/json;x=y",
            ] {
                #expect(try await world.send("POST", "/v1/clients", type: type, body).status == 201)
            }
        }
    }

    @Test func aTextThatIsNotUTF8OrHasANULIsRefused() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let texts: [[UInt8]] = [
                [0xC3, 0x28], [0x61, 0x00, 0x62], [0xED, 0xA0, 0x80], [0xFF],
            ]
            for text in texts {
                let reply = try await world.send("POST", "/v1/clients", type: "text/markdown", text)
                #expect(reply.problem == .malformedRequest, "\(text)")
            }
        }
    }

    private static let faults: [(body: String, kind: ProblemKind, pointer: String)] = [
        (#"{"name":"Rowan","name_of_dog":"x"}"#, .unknownMember, "/"),
        (#"{"name":"Rowan","born":null}"#, .unknownMember, "/"),
        (#"{"name":7}"#, .invalidDocument, "/name"),
        (#"{}"#, .invalidDocument, "/name"),
        (#"{"name":"Rowan","born":"2031-02-30"}"#, .invalidDocument, "/born"),
    ]

    @Test func whatIsWrongInJSONIsNamedByPointer() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            for (body, kind, pointer) in Self.faults {
                let reply = try await world.json("POST", "/v1/clients", body)
                #expect(reply.status == 422, "\(body)")
                let problem = try reply.decoded(Problem.self)
                #expect(problem.kind == kind, "\(body)")
                #expect(problem.places?.first?.pointer == pointer, "\(body)")
            }
        }
    }

    @Test func whatIsNoJSONIsRefused() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let deep = String(repeating: "[", count: 100_000)
            for body in ["", "{", "[", "nul", "{\"name\":\"\\ud800\"}", deep] {
                let status = try await world.json("POST", "/v1/clients", body).status
                #expect(status == 400 || status == 422, "\(body.prefix(20))")
            }
        }
    }
}
