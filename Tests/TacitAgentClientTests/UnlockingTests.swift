import TacitAgentAPI
import TacitAgentClient
import TacitCrypto
import Testing

extension AgentClientTests {
    struct UnlockingTests {
        private func secret(_ text: String) throws -> SecureBytes {
            try SecureBytes(copying: Array(text.utf8).span)
        }

        private func slot(_ id: Int, passes: Int = 2, memory: Int = 65_536, salt: String = "00")
            -> String
        {
            let salt = String(repeating: salt, count: 16)
            return
                #"{"id":\#(id),"kind":"passphrase","passes":\#(passes),"memory_kib":\#(memory),"salt":"\#(salt)"}"#
        }

        private func agent(
            _ slots: [String],
            opens: Int? = nil
        ) -> @Sendable (Int, StubAgent.Request) -> StubAgent.Answer {
            { _, request in
                if request.path == "/v1/keyslots" {
                    return .json(200, #"{"items":[\#(slots.joined(separator: ","))]}"#)
                }
                let id = request.body.prefix(4).reduce(0) { $0 << 8 | Int($1) }
                return id == opens
                    ? .json(200, unlockReply) : .json(401, text(of: .wrongPassphrase))
            }
        }

        @Test func theKeyOfTheSlotIsSentAndNothingElse() async throws {
            try await withStub(agent([slot(7)], opens: 7)) { stub, client in
                _ = try await Unlocking.unlock(client, passphrase: try secret("orbit maple"))
                let body = try #require(stub.requests.last).body
                let parameters = PasswordHashParameters(
                    passes: 2,
                    memoryKiB: 65_536,
                    salt: [UInt8](repeating: 0, count: 16)
                )
                let expected = try PasswordHash.derive(try secret("orbit maple"), parameters)
                #expect(Array(body[..<4]) == [0, 0, 0, 7])
                let bytes = expected.withSpan { span in span.indices.map { span[$0] } }
                #expect(bytes == Array(body[4...]))
            }
        }

        @Test func thePassphraseIsBroughtIntoOneForm() async throws {
            try await withStub(agent([slot(1)], opens: 1)) { stub, client in
                _ = try await Unlocking.unlock(client, passphrase: try secret("caf\u{65}\u{301}"))
                _ = try await Unlocking.unlock(client, passphrase: try secret("caf\u{e9}"))
                let bodies = stub.requests.filter { $0.path == "/v1/unlock" }.map(\.body)
                #expect(bodies.count == 2 && bodies[0] == bodies[1])
            }
        }

        @Test func everySlotIsTried() async throws {
            try await withStub(agent([slot(1), slot(2, salt: "11")], opens: 2)) { stub, client in
                _ = try await Unlocking.unlock(client, passphrase: try secret("orbit maple"))
                #expect(stub.requests.filter { $0.path == "/v1/unlock" }.count == 2)
            }
            try await withStub(agent([slot(1), slot(2, salt: "11")])) { _, client in
                let found = await problem {
                    _ = try await Unlocking.unlock(client, passphrase: try secret("x"))
                }
                #expect(found == .wrongPassphrase)
            }
        }

        @Test(arguments: [(1, 65_536), (2, 65_535), (17, 65_536), (2, 4_194_305), (0, 0)])
        func aChangedHeaderIsNeitherACheapHashNorAMemoryBomb(passes: Int, memory: Int) async throws {
            // The good slot before it must not be hashed either.
            try await withStub(agent([slot(1), slot(2, passes: passes, memory: memory)], opens: 1)) {
                stub,
                client in
                let found = await problem {
                    _ = try await Unlocking.unlock(client, passphrase: try secret("x"))
                }
                #expect(found == .keyslotOutOfRange)
                #expect(stub.requests.map(\.path) == ["/v1/keyslots"])
            }
        }

        @Test(arguments: ["0", "zz", ""])
        func aSaltThatIsNoneIsRefused(salt: String) async throws {
            try await withStub(agent([slot(1, salt: salt)], opens: 1)) { _, client in
                let found = await problem {
                    _ = try await Unlocking.unlock(client, passphrase: try secret("x"))
                }
                #expect(found == .keyslotOutOfRange)
            }
        }

        @Test func whatIsAcceptedIsSaid() async throws {
            try await withStub(agent([slot(1)], opens: 1)) { stub, client in
                _ = try await Unlocking.unlock(
                    client,
                    passphrase: try secret("x"),
                    accepting: .rollback
                )
                #expect(stub.requests.last?.headers["tacit-accept"] == "rollback")
            }
        }

        @Test func aKitOpensItsSlotOnly() async throws {
            let kitSlot = #"{"id":9,"kind":"kit","salt":"22222222222222222222222222222222"}"#
            try await withStub(agent([slot(1), kitSlot], opens: 9)) { stub, client in
                _ = try await Unlocking.unlock(client, kit: try RecoveryKit())
                #expect(stub.requests.filter { $0.path == "/v1/unlock" }.map { $0.body[3] } == [9])
            }
            try await withStub(agent([slot(1)], opens: 1)) { _, client in
                #expect(
                    await problem { _ = try await Unlocking.unlock(client, kit: try RecoveryKit()) }
                        == .wrongPassphrase
                )
            }
        }

        @Test func aSlotBelowTheFloorIsWrappedAgain() async throws {
            let rewrap = unlockReply.replacing("\"rewrap\":false", with: "\"rewrap\":true")
            let slots = [slot(4)]
            try await withStub { _, request in
                switch request.path {
                case "/v1/keyslots": .json(200, #"{"items":[\#(slots[0])]}"#)
                case "/v1/unlock": .json(200, rewrap)
                default: .json(204, "")
                }
            } _: { stub, client in
                _ = try await Unlocking.unlock(client, passphrase: try secret("orbit maple"))
                let request = try #require(stub.requests.last)
                #expect(request.method == "PUT" && request.path == "/v1/keyslots/4")
                #expect(request.body.count == 32 + 61)
                let unlock = try #require(stub.requests.first { $0.path == "/v1/unlock" })
                #expect(Array(request.body[..<32]) == Array(unlock.body[4...]))
                let passes = request.body[33..<37].reduce(0) { $0 << 8 | Int($1) }
                let memory = request.body[37..<45].reduce(0) { $0 << 8 | Int($1) }
                #expect(request.body[32] == 1)
                #expect(passes >= 3 && memory >= 262_144)
            }
        }

        @Test func aPassphraseThatIsEasyToGuessIsSaid() async throws {
            try await withStub({ _, _ in .json(200, unlockReply) }) { stub, client in
                let parameters = PasswordHashParameters(
                    passes: 2,
                    memoryKiB: 65_536,
                    salt: [UInt8](repeating: 3, count: 16)
                )
                for text in ["hunter2", "anvil-marble-thistle-drizzle-oxbow-lantern"] {
                    let slot = try NewSlot.passphrase(try secret(text), parameters)
                    _ = try await client.createVault(fictional: true, slots: [slot])
                }
                let said = stub.requests.map { $0.headers["tacit-weak-passphrase"] }
                #expect(said == ["yes", nil])
            }
        }

        @Test func aNewVaultsRequestIsLaidOutAsTheFormatSays() async throws {
            try await withStub { _, _ in
                .json(201, unlockReply)
            } _: { stub, client in
                let parameters = PasswordHashParameters(
                    passes: 2,
                    memoryKiB: 65_536,
                    salt: [UInt8](repeating: 5, count: 16)
                )
                let slots = [
                    try NewSlot.passphrase(try secret("x"), parameters),
                    try NewSlot.kit(try RecoveryKit()),
                ]
                _ = try await client.createVault(fictional: true, slots: slots)
                let body = try #require(stub.requests.last).body
                #expect(body.count == 127)
                #expect(Array(body[..<5]) == [0, 0, 0, 1, 2])
                let cost: [UInt8] = [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0]
                #expect(Array(body[5..<18]) == cost)
                #expect(Array(body[18..<34]) == parameters.salt)
                let none: [UInt8] = [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
                #expect(Array(body[66..<79]) == none)
            }
        }
    }
}
