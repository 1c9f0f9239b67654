import Foundation
import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// The list of operations, the router and the description say the same.
@Suite struct HTTPRouteTests {
    /// `Endpoint`'s path with harmless parameters.
    private static func path(of endpoint: Endpoint) -> String {
        endpoint.route.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            switch part {
            case "{client}", "{provider}": "otter-4"
            case "{id}": String(repeating: "a", count: 26)
            case "{form}": "note"
            case "{slot}", "{version}", "{number}", "{file}": "1"
            case "{ref}": "n7f3q"
            case "{entry}": endpoint == .createEntry ? "reading" : String(repeating: "a", count: 26)
            case "{day}": "2031-01-06"
            case "{slug}": "locked"
            default: String(part)
            }
        }.joined(separator: "/")
    }

    @Test func theRouterAnswersEveryOperation() async throws {
        try await HTTPWorld.run { (world) async throws in
            for endpoint in Endpoint.allCases {
                let reply = try await world.send(endpoint.route.method, Self.path(of: endpoint))
                let problem = try? reply.decoded(Problem.self)
                #expect(reply.status != 405, "\(endpoint)")
                #expect(problem?.detail != "no operation has this path", "\(endpoint)")
                #expect(problem?.kind != .bug, "\(endpoint)")
            }
        }
    }

    @Test func theDescriptionHasEveryOperationAndNoOther() throws {
        let described = try Self.describedOperations()
        let listed = Set(Endpoint.allCases.map { "\($0) \($0.route.method) \($0.route.path)" })
        #expect(described == listed)
    }

    @Test func theDescriptionIsServed() async throws {
        try await HTTPWorld.run { (world) async throws in
            let reply = try await world.send("GET", "/v1/openapi.json")
            #expect(reply.status == 200)
            #expect(reply.body == OpenAPI.json)
        }
    }

    @Test func theServedDescriptionIsThatOfTheDocument() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", root.path() + "Tests/Bless/openapi.py", "--check"]
        try python.run()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0, "run make bless (the script needs PyYAML)")
    }

    @Test func everyProblemIsExplained() async throws {
        try await HTTPWorld.run { (world) async throws in
            for kind in ProblemKind.allCases {
                let reply = try await world.send("GET", "/problems/\(kind.rawValue)")
                #expect(reply.status == 200)
                let problem = try reply.decoded(Problem.self)
                #expect(problem.kind == kind)
                #expect(problem.exitCode == kind.facts.exitCode)
            }
            #expect(try await world.send("GET", "/problems/no-such").status == 404)
        }
    }

    @Test func whileLockedOnlyTheListedOperationsAnswer() async throws {
        try await HTTPWorld.runLocked { (world) async throws in
            let open: Set<Endpoint> = [
                .status, .openapi, .problem, .doctor, .backupRows, .backupPack, .backupKeys,
                .enterBackup, .beginRestoration, .openRestoration, .addRestorationPack,
                .finishRestoration, .abandonRestoration, .listKeyslots, .createVault, .unlock,
                .lock, .putInbox,
            ]
            for endpoint in Endpoint.allCases where !open.contains(endpoint) {
                let reply = try await world.send(endpoint.route.method, Self.path(of: endpoint))
                #expect(reply.status == 423, "\(endpoint)")
                #expect(reply.problem == .locked, "\(endpoint)")
            }
            for endpoint in open {
                let reply = try await world.send(endpoint.route.method, Self.path(of: endpoint))
                #expect(reply.problem != .locked, "\(endpoint)")
            }
        }
    }

    private static func describedOperations() throws -> Set<String> {
        let description =
            try JSONSerialization.jsonObject(with: Data(OpenAPI.json)) as? [String: Any]
        let paths = try #require(description?["paths"] as? [String: [String: Any]])
        var operations: Set<String> = []
        for (path, methods) in paths {
            for (method, operation) in methods {
                let id = (operation as? [String: Any])?["operationId"] as? String ?? "?"
                operations.insert("\(id) \(method.uppercased()) \(path)")
            }
        }
        return operations
    }
}
