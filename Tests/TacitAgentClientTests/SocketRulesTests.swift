import Foundation
import TacitAgentAPI
import TacitAgentClient
import Testing

extension AgentClientTests {
    struct SocketRulesTests {
        @Test func aSocketThatOthersMayUseIsRefusedBeforeAByteIsSent() async throws {
            try await withStub { _, _ in
                .json(200, statusLocked)
            } _: { stub, client in
                unsafe chmod(stub.path, 0o606)
                #expect(await problem { _ = try await client.clients() } == .permissions)
                #expect(stub.connections == 0)
            }
        }

        @Test func aDirectoryThatOthersMayEnterIsRefused() async throws {
            try await withStub { _, _ in
                .json(200, statusLocked)
            } _: { stub, client in
                unsafe chmod(stub.folder, 0o710)
                #expect(await problem { _ = try await client.clients() } == .permissions)
                #expect(stub.connections == 0)
            }
        }

        @Test func aSocketOfAnotherUserIsRefused() async throws {
            try await withStub { _, _ in
                .json(200, statusLocked)
            } _: { stub, _ in
                let client = AgentClient(places: try Places(stub: stub, uid: getuid() + 1))
                #expect(await problem { _ = try await client.clients() } == .permissions)
                #expect(stub.connections == 0)
            }
        }

        @Test func aFileOrALinkInThePlaceOfTheSocketIsRefused() async throws {
            try await withStub { _, _ in
                .json(200, statusLocked)
            } _: { stub, client in
                unsafe rename(stub.path, stub.folder + "/real")
                unsafe symlink(stub.folder + "/real", stub.path)
                #expect(await problem { _ = try await client.clients() } == .permissions)
                unsafe unlink(stub.path)
                try Data().write(to: URL(fileURLWithPath: stub.path))
                unsafe chmod(stub.path, 0o600)
                #expect(await problem { _ = try await client.clients() } == .permissions)
            }
        }

        @Test func aPathThatNoSocketAddressHoldsIsToldApart() async throws {
            let stub = try StubAgent { _, _ in .silence }
            defer { stub.end() }
            let environment = [
                "HOME": "/h", "XDG_RUNTIME_DIR": "/" + String(repeating: "x", count: 90),
            ]
            let places = try Places(
                vaultOption: nil,
                uid: getuid(),
                workingDirectory: "/",
                environment: { environment[$0] },
                isOurs: { _ in false }
            )
            #expect(places.socket.utf8.count == 106)
            #expect(
                await problem { _ = try await AgentClient(places: places).clients() }
                    == .socketPathTooLong
            )
        }

        @Test func withoutAnAgentTheStateIsReadOffTheFile() async throws {
            let stub = try StubAgent { _, _ in .silence }
            defer { stub.end() }
            unsafe unlink(stub.path)
            let none = AgentClient(places: try Places(stub: stub))
            let status = try await none.status()
            #expect(status.state == .none)
            #expect(await problem { _ = try await none.clients() } == .agentUnreachable)
            let data = stub.base + "/data"
            try FileManager.default.createDirectory(
                atPath: data + "/tacit",
                withIntermediateDirectories: true
            )
            try Data().write(to: URL(fileURLWithPath: data + "/tacit/vault.db"))
            let locked = try await AgentClient(places: try Places(stub: stub, data: data)).status()
            #expect(locked.state == .locked)
        }

        @Test func aDeadSocketCountsAsNoAgent() async throws {
            let stub = try StubAgent { _, _ in .silence }
            defer { stub.end() }
            let client = AgentClient(places: try Places(stub: stub))
            let isRunning = try await client.isRunning()
            #expect(isRunning)
            // Nobody listens on a socket that was bound and closed again.
            unsafe unlink(stub.path)
            try bindAndClose(stub.path)
            let isStillRunning = try await AgentClient(places: try Places(stub: stub)).isRunning()
            #expect(!isStillRunning)
        }

        private func bindAndClose(_ path: String) throws {
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(descriptor) }
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let name = Array(path.utf8)
            unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
            let bound = unsafe withUnsafePointer(to: &address) {
                unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            try #require(bound == 0)
            unsafe chmod(path, 0o600)
        }
    }
}
