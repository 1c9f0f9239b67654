import Foundation
import TacitAgentAPI
import Testing

@testable import TacitAgent

/// One line of `Tests/Data/places.json`, by which the command line is tested too.
struct PlacesCase: Decodable, CustomTestStringConvertible {
    struct Expected: Decodable {
        var vault: String
        var state: String
        var runtime: String
    }

    var name: String
    var uid: UInt32
    var environment: [String: String]
    var `private`: [String]
    var expected: Expected?
    var problem: String?

    var testDescription: String { name }

    static func all() throws -> [PlacesCase] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let table = try Data(contentsOf: tests.appending(path: "Data/places.json"))
        return try JSONDecoder().decode([PlacesCase].self, from: table)
    }
}

@Suite struct ProcessPlacesTests {
    @Test func theTableHasCases() throws {
        #expect(try PlacesCase.all().count >= 10)
    }

    @Test(arguments: try PlacesCase.all())
    func placesFollowTheTable(_ example: PlacesCase) throws {
        let result = Result { () throws(StartFailure) in
            try AgentPlaces(
                .init(),
                uid: example.uid,
                environment: { example.environment[$0] },
                isPrivate: { example.private.contains($0) }
            )
        }
        switch result {
        case .success(let places):
            #expect(places.vault == example.expected?.vault)
            #expect(places.state == example.expected?.state)
            #expect(places.runtime == example.expected?.runtime)
        case .failure(let failure):
            #expect(failure.problem.rawValue == example.problem)
        }
    }

    @Test func argumentsComeBeforeTheEnvironment() throws {
        let places = try AgentPlaces(
            .init(vault: "/v", state: "/s/", runtime: "/r//x"),
            uid: 1_000,
            environment: { _ in "/elsewhere" },
            isPrivate: { _ in true }
        )
        #expect([places.vault, places.state, places.runtime] == ["/v", "/s", "/r/x"])
        #expect(places.socket == "/r/x/api.sock")
    }

    @Test(arguments: ["relative", "", "/up/../there", "/nul\0here"])
    func anArgumentThatIsNoPlainAbsolutePathIsRefused(_ path: String) {
        #expect(throws: StartFailure(.badConfiguration, .runtimeDirectory)) {
            try AgentPlaces(
                .init(vault: "/v", state: "/s", runtime: path),
                uid: 1_000,
                environment: { _ in nil },
                isPrivate: { _ in true }
            )
        }
    }

    @Test func sentencesOfAFailureNameProblemPlaceAndNextStep() {
        let lines = StartFailure(.busy, .lock).lines
        #expect(
            lines == [
                "tacit-agent: error: another agent has this vault: agent.lock",
                "tacit-agent: stop it with: tacit agent stop",
            ]
        )
    }
}
