import Foundation
import TacitAgentAPI
import TacitAgentClient
import Testing

struct PlacesTests {
    /// One row of `Tests/Data/places.json`, which the agent's rule is held to as well.
    struct Row: Decodable, CustomTestStringConvertible {
        struct Expected: Decodable, Equatable { var vault, state, runtime: String }
        var name: String
        var uid: UInt32
        var environment: [String: String]
        var `private`: [String]
        var expected: Expected?
        var problem: String?
        var testDescription: String { name }
    }

    static let rows: [Row] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Data/places.json")
        let data = (try? Data(contentsOf: file)) ?? Data()
        return (try? JSONDecoder().decode([Row].self, from: data)) ?? []
    }()

    @Test func thereAreRows() { #expect(Self.rows.count >= 10) }

    @Test(arguments: rows)
    func theRuleHoldsForEachRow(_ row: Row) throws {
        do {
            let places = try Places(
                vaultOption: nil,
                uid: row.uid,
                workingDirectory: "/",
                environment: { row.environment[$0] },
                isOurs: { row.private.contains($0) }
            )
            #expect(
                Row.Expected(vault: places.vault, state: places.state, runtime: places.runtime)
                    == row.expected
            )
        } catch {
            #expect(error.kind?.rawValue == row.problem)
        }
    }

    private func places(_ vault: String?, _ more: [String: String] = [:]) throws(Problem) -> Places {
        let environment = ["HOME": "/home/mona", "XDG_RUNTIME_DIR": "/run/user/7"].merging(more) {
            $1
        }
        return try Places(
            vaultOption: vault,
            uid: 7,
            workingDirectory: "/work",
            environment: { environment[$0] },
            isOurs: { _ in false }
        )
    }

    @Test func anotherVaultHasAnAgentAndAnAnchorOfItsOwn() throws {
        let usual = try places(nil)
        let other = try places("/media/stick/vault")
        #expect(other.vault == "/media/stick/vault")
        #expect(other.socket != usual.socket && other.socket.hasPrefix(usual.runtime + "/at-"))
        #expect(other.state != usual.state && other.state.hasPrefix(usual.state + "/at-"))
        #expect(try places("/media/stick/other").socket != other.socket)
    }

    @Test func theUsualVaultByNameIsTheUsualVault() throws {
        let (named, usual) = (try places("/home/mona/.local/share/tacit/"), try places(nil))
        #expect(named == usual)
    }

    @Test func theFlagGoesBeforeTheVariable() throws {
        #expect(try places("/a", ["TACIT_VAULT": "/b"]).vault == "/a")
        #expect(try places(nil, ["TACIT_VAULT": "/b"]).vault == "/b")
        #expect(try places(nil, ["TACIT_VAULT": ""]).vault == "/home/mona/.local/share/tacit")
    }

    @Test func aRelativeVaultIsBelowTheWorkingDirectory() throws {
        #expect(try places("./v//x/").vault == "/work/v/x")
    }

    @Test func withoutAPrivateDirectoryThereIsNone() {
        #expect(throws: Problem(.noRuntimeDirectory)) {
            try Places(
                vaultOption: nil,
                uid: 7,
                workingDirectory: "/",
                environment: { ["HOME": "/h"][$0] },
                isOurs: { _ in false }
            )
        }
    }
}
