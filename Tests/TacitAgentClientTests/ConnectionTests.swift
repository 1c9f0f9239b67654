import Foundation
import TacitAgentAPI
import TacitAgentClient
import TacitClinical
import Testing

extension AgentClientTests {
    struct ConnectionTests {
        @Test func oneConnectionServesManyRequests() async throws {
            try await withStub { _, _ in
                .json(200, statusLocked)
            } _: { stub, client in
                for _ in 0..<3 {
                    let status = try await client.status()
                    #expect(status.state == .locked)
                }
                #expect(stub.connections == 1)
                #expect(stub.requests.map(\.path) == ["/v1/status", "/v1/status", "/v1/status"])
            }
        }

        @Test func aChangeOfWorkersIsBridged() async throws {
            try await withStub { number, _ in
                number < 3 ? .hangUp : .json(200, statusLocked)
            } _: { stub, client in
                let status = try await client.status()
                #expect(status.state == .locked)
                #expect(stub.connections == 4)
            }
        }

        @Test func aRepeatedPOSTCarriesTheSameKey() async throws {
            try await withStub { number, _ in
                number == 0 ? .hangUp : .json(201, clientRecord)
            } _: { stub, client in
                _ = try await client.createClient(.value(Client(name: "Mona")))
                _ = try await client.createClient(.value(Client(name: "Mona")))
                let keys = stub.requests.map { $0.headers["idempotency-key"] ?? "" }
                #expect(keys.count == 3)
                #expect(keys[0] == keys[1])
                #expect(keys[1] != keys[2])
                #expect(keys.allSatisfy { RecordID($0) != nil })
            }
        }

        @Test func aDELETEIsNotSentTwice() async throws {
            try await withStub { _, _ in
                .hangUp
            } _: { stub, client in
                #expect(await problem { try await client.removeKeyslot(3) } == .agentUnreachable)
                #expect(stub.requests.count == 1)
            }
        }

        @Test func patienceEndsAfterTwoSeconds() async throws {
            try await withStub { _, _ in
                .hangUp
            } _: { _, client in
                let clock = ContinuousClock()
                let start = clock.now
                #expect(await problem { _ = try await client.status() } == .agentUnreachable)
                #expect(clock.now - start > .seconds(1.9))
            }
        }

        @Test func anAnswerThatIsNotHTTPIsAMistakeOfTheAgents() async throws {
            try await withStub { _, _ in
                .raw("what?\r\n\r\n")
            } _: { _, client in
                #expect(await problem { _ = try await client.status() } == .bug)
            }
        }

        @Test func anAnswerOfAnotherFormIsAMistakeOfTheAgents() async throws {
            try await withStub { _, _ in
                .json(200, #"{"state":"ajar"}"#)
            } _: { _, client in
                #expect(await problem { _ = try await client.status() } == .bug)
            }
        }

        @Test func membersOfANewerAgentAreIgnored() async throws {
            let text = #"{"state":"locked","version":"9.0.0","moon":"full"}"#
            try await withStub { _, _ in
                .json(200, text)
            } _: { _, client in
                let status = try await client.status()
                #expect(status.version == "9.0.0")
            }
        }

        @Test func aProblemIsThrownAsItCame() async throws {
            try await withStub { _, _ in
                .json(423, text(of: .locked))
            } _: { _, client in
                #expect(await problem { _ = try await client.clients() } == .locked)
            }
        }

        @Test func aRefusalWithoutAProblemStillHasItsStatus() async throws {
            try await withStub { _, _ in
                .json(502, "{}")
            } _: { _, client in
                let thrown = await #expect(throws: Problem.self) { _ = try await client.clients() }
                #expect(thrown?.detail?.contains("502") == true)
            }
        }

        @Test func theClockIsSentOnlyWhenSet() async throws {
            try await withStub { _, _ in
                .json(200, statusLocked)
            } _: { stub, client in
                _ = try await client.status()
                client.clock = "2031-01-13T14:00:00Z"
                _ = try await client.status()
                #expect(
                    stub.requests.map { $0.headers["tacit-clock"] } == [
                        nil, "2031-01-13T14:00:00Z",
                    ]
                )
            }
        }

        @Test func pagesAreReadToTheLast() async throws {
            let page: @Sendable (String, String) -> String = { handle, next in
                #"{"items":[{"id":"aaaaaaaaaaaaaaaaaaaaaaaaaa","handle":"\#(handle)","name":"M","closed":false}]\#(next)}"#
            }
            try await withStub { number, _ in
                .json(
                    200,
                    number == 0 ? page("otter-4", #","next":"otter-4""#) : page("heron-2", "")
                )
            } _: { stub, client in
                let clients = try await client.clients()
                #expect(clients.map(\.handle) == ["otter-4", "heron-2"])
                #expect(stub.requests.last?.path == "/v1/clients?after=otter-4")
            }
        }

        @Test func anAgentThatPromisesMoreForEverIsNotAskedForEver() async throws {
            try await withStub { _, _ in
                .json(200, #"{"items":[],"next":"x"}"#)
            } _: { stub, client in
                let clients = try await client.clients()
                #expect(clients.isEmpty)
                #expect(stub.requests.count == 1)
            }
        }

        @Test func aVersionGoesWithARevision() async throws {
            try await withStub { _, _ in
                .json(200, clientRecord)
            } _: { stub, client in
                _ = try await client.reviseClient(
                    "otter-4",
                    .document("---\nname: Mona\n---\n"),
                    basedOn: 7
                )
                let request = try #require(stub.requests.first)
                #expect(request.headers["if-match"] == "\"7\"")
                #expect(request.headers["content-type"] == "text/markdown")
                #expect(request.path == "/v1/clients/otter-4/revisions")
                #expect(String(decoding: request.body, as: UTF8.self) == "---\nname: Mona\n---\n")
            }
        }

        @Test func whatIsNoCodeNameCannotLeaveItsPlaceInThePath() async throws {
            try await withStub { _, _ in
                .json(404, text(of: .notFound))
            } _: { stub, client in
                _ = await problem {
                    _ = try await client.client("../keyslots?x=1 HTTP/1.1\r\nX: y")
                }
                #expect(
                    stub.requests.first?.path
                        == "/v1/clients/%2E%2E%2Fkeyslots%3Fx%3D1%20%48%54%54%50%2F1%2E1%0D%0A%58%3A%20y"
                )
                #expect(stub.requests.first?.headers["x"] == nil)
            }
        }
    }
}
