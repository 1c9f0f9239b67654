import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// No word of what was sent comes back in an error.
@Suite struct HTTPEchoTests {
    private static let canary = "HERON-4471"

    /// Every request with a body, as JSON with the canary in each place where text can stand.
    private static let bodies: [(path: String, method: String, bodies: [String])] = [
        (
            "/v1/clients", "POST",
            [
                #"{"HERON-4471":1}"#, #"{"name":{"HERON-4471":1}}"#, #"{"name":["HERON-4471"]}"#,
                #"{"name":"x","born":"HERON-4471"}"#, #"{"name":"x","next":"HERON-4471"}"#,
                #"{"name":"x","consent_authority":"HERON-4471"}"#,
                #"{"name":"","contact":"HERON-4471"}"#,
                #"{"name":"x","part2":"HERON-4471"}"#, #""HERON-4471""#, #"{"name":"HERON-4471"#,
                #"{"name":"HERON-4471\nHERON-4471\u0000","called":5}"#,
            ]
        ),
        (
            "/v1/clients/CLIENT/notes", "POST",
            [
                #"{"class":"HERON-4471"}"#,
                #"{"class":"progress","format":"free","occurred_at":"2031-01-13T14:00:00Z","participants":[],"#
                    + #""objectives":{"HERON-4471":"HERON-4471"},"sections":[]}"#,
                #"{"class":"progress","format":"free","occurred_at":"2031-01-13T14:00:00Z","participants":[],"#
                    + #""objectives":{"HERON-4471":{"HERON-4471":null}},"sections":[]}"#,
                #"{"class":"progress","format":"free","occurred_at":"2031-01-13T14:00:00Z","participants":[null],"#
                    + #""objectives":{"HERON-4471":null},"sections":[{"HERON-4471":1}]}"#,
            ]
        ),
        ("/v1/clients/CLIENT/closure", "POST", [#"{"on":"HERON-4471","reason":"HERON-4471"}"#]),
        ("/v1/clients/CLIENT/notices", "POST", [#"{"version":"HERON-4471","method":[],"on":"x"}"#]),
        (
            "/v1/practice", "PUT",
            [#"{"licences":{"HERON-4471":1}}"#, #"{"licences":[],"idle_minutes":"HERON-4471"}"#]
        ),
        ("/v1/clients/CLIENT/plans", "POST", [#"{"formality":"HERON-4471"}"#]),
    ]

    @Test func notInAProblemAboutJSON() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let handle = try await world.addClient()
            for (path, method, bodies) in Self.bodies {
                for body in bodies {
                    let path = path.replacing("CLIENT", with: handle)
                    let reply = try await world.json(method, path, body, [#"If-Match: "0""#])
                    #expect(reply.status >= 400 && reply.status < 500, "\(path) \(body)")
                    #expect(!reply.text.contains(Self.canary), "\(path) \(body)")
                }
            }
        }
    }

    @Test func notInAProblemAboutADocument() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let texts = [
                "---\nHERON-4471: 1\n---\n", "---\nformat: HERON-4471\n---\n",
                "---\nat: HERON-4471\n---\nx",
                "---\n\tHERON-4471\n---\n", "---\n&HERON-4471 a: *HERON-4471\n---\n",
                "---\nHERON-4471",
                "---\n!HERON-4471 format: soap\n---\n",
                "---\nobjectives: {HERON-4471: HERON-4471}\n---\nx",
                "## Steps\n- [HERON-4471] x {HERON-4471}\n", "",
            ]
            for text in texts {
                let plan = try await world.document(
                    "POST",
                    "\(client)/plans",
                    text,
                    [#"If-Match: "0""#]
                )
                #expect(plan.status < 300 || !plan.text.contains(Self.canary), "\(text)")
                let added = try await world.document("POST", "/v1/clients", text)
                #expect(!added.text.contains(Self.canary), "\(text)")
                let drafted = try await world.document(
                    "POST",
                    "\(client)/drafts",
                    text,
                    ["Tacit-Class: progress"]
                )
                let problems = try drafted.decoded(DraftReply.self).problems
                #expect(!String(describing: problems).contains(Self.canary), "\(text)")
            }
        }
    }

    @Test func notInAProblemAboutAHeaderOrAPath() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let names = [
                "Tacit-Class", "Tacit-Draft-For", "Tacit-Clock", "Idempotency-Key", "If-Match",
                "Origin",
                "Content-Length", "Transfer-Encoding", "Content-Type", "Expect",
            ]
            for name in names {
                for path in ["\(client)/drafts", "\(client)/plans", "/v1/clients"] {
                    let reply = try await world.send("POST", path, ["\(name): \(Self.canary)"])
                    #expect(!reply.text.contains(Self.canary), "\(name)")
                    #expect(reply.status < 500, "\(name)")
                }
            }
            let lower = Self.canary.lowercased()
            for path in [
                "/\(lower)", "/v1/clients/\(lower)", "/v1/references/\(lower)",
                "/problems/\(lower)",
                "\(client)/notes/\(lower)", "/v1/documents/\(lower)", "/v1/status?\(lower)",
                "/v1/clients/%48\(lower)",
            ] {
                let reply = try await world.send("GET", path)
                #expect(reply.status == 404 || reply.status == 400, "\(path)")
                #expect(!reply.text.contains(lower), "\(path)")
            }
            for method in ["HERON", "PATCH"] {
                #expect(try await !world.send(method, "/v1/clients").text.contains("HERON"))
            }
        }
    }

    @Test func randomBytesGetAProblemOrAreCutOff() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            var generator = SystemRandomNumberGenerator()
            for _ in 0..<200 {
                let bytes = (0..<Int.random(in: 1...400, using: &generator)).map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                }
                let reply = try await world.json(
                    "POST",
                    "/v1/clients",
                    String(decoding: bytes, as: UTF8.self)
                )
                #expect(reply.status == 400 || reply.status == 422)
            }
            #expect(try await world.send("GET", "/v1/status").status == 200)
        }
    }
}
