import Foundation
import Hummingbird
import HummingbirdCore
import NIOCore
import TacitAgentAPI
import TacitClinical
import TacitCrypto
import Testing

@testable import TacitAgent

/// Making, opening and locking a vault over the socket.
@Suite struct HTTPVaultTests {
    private static let octets = "application/octet-stream"

    @Test func statusTellsOnlyWhatTheFileShows() async throws {
        try await HTTPWorld.run { (world) async throws in
            let none = try await world.send("GET", "/v1/status").decoded(StatusReply.self)
            #expect(none.state == .none)
            try await world.makeVault()
            let open = try await world.send("GET", "/v1/status").decoded(StatusReply.self)
            #expect(open.state == .unlocked)
            #expect(open.idleSeconds.map { (500...600).contains($0) } == true)
        }
        try await HTTPWorld.runLocked { (world) async throws in
            let reply = try await world.send("GET", "/v1/status").decoded(StatusReply.self)
            #expect(reply.state == .locked)
            #expect(reply.fictional == true)
            #expect(reply.drafts == nil)
            #expect(reply.inboxKey?.count == 64)
        }
    }

    @Test func doctorTellsOfTheWorkerAndOfWeakPassphrasesOnlyWhenOpen() async throws {
        let slot: [UInt8] =
            [1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 4, 0, 0] + [UInt8](repeating: 8, count: 16)
            + [UInt8](repeating: 0x5B, count: 32)
        try await HTTPWorld.run(vault: true) { (world) async throws in
            func doctor() async throws -> DoctorReply {
                try await world.send("GET", "/v1/doctor").decoded(DoctorReply.self)
            }
            #expect(try await doctor().weakSlots == [])
            let weak = ["\(TacitHeader.weakPassphrase): yes"]
            let added = try await world.send("POST", "/v1/keyslots", weak, type: Self.octets, slot)
            #expect(added.status == 201)
            #expect(try await doctor().weakSlots == [2])
            let kit = try await world.send(
                "POST",
                "/v1/keyslots",
                weak,
                type: Self.octets,
                HTTPWorld.kitSlot
            )
            #expect(kit.status == 201)
            #expect(try await doctor().weakSlots == [2], "a kit is never weak")
            let odd = ["\(TacitHeader.weakPassphrase): perhaps"]
            let refused = try await world.send("POST", "/v1/keyslots", odd, type: Self.octets, slot)
            #expect(refused.status == 400)
        }
        try await HTTPWorld.runLocked { (world) async throws in
            let reply = try await world.send("GET", "/v1/doctor").decoded(DoctorReply.self)
            #expect(reply.weakSlots == nil)
            #expect(reply.sandbox.map(\.name) == SandboxReport.Step.allCases.map(\.rawValue))
            // The world of this test runs without a sandbox: that must not read as done.
            #expect(reply.sandbox.allSatisfy { $0.outcome == .failed })
            #expect(reply.memoryLocked)
        }
    }

    @Test func theRightSlotKeyOpensAndAWrongOneDoesNot() async throws {
        try await HTTPWorld.runLocked { (world) async throws in
            let wrong = [0, 0, 0, 1] + [UInt8](repeating: 1, count: 32)
            let refused = try await world.send("POST", "/v1/unlock", type: Self.octets, wrong)
            #expect(refused.status == 401)
            #expect(refused.problem == .wrongPassphrase)
            let right = [0, 0, 0, 1] + HTTPWorld.slotKey
            let opened = try await world.send("POST", "/v1/unlock", type: Self.octets, right)
            #expect(opened.status == 200)
            #expect(try opened.decoded(UnlockReply.self).entries > 0)
            let again = try await world.send("POST", "/v1/unlock", type: Self.octets, right)
            #expect(again.problem == .conflict)
        }
    }

    @Test(arguments: [0, 1, 35, 37, 72, 5_000])
    func octetsOfAnotherLengthAreRefused(count: Int) async throws {
        try await HTTPWorld.runLocked { (world) async throws in
            let body = [UInt8](repeating: 0, count: count)
            let reply = try await world.send("POST", "/v1/unlock", type: Self.octets, body)
            #expect(reply.status == 400)
        }
    }

    @Test func anOctetBodyMayArriveInPieces() async throws {
        try await HTTPWorld.runLocked { (world) async throws in
            let connection = try HTTPConnection(to: world.socket)
            let all = try await HTTPConnection.offThread {
                connection.write(
                    "POST /v1/unlock HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Content-Type: application/octet-stream\r\nContent-Length: 36\r\n\r\n"
                )
                for byte in [0, 0, 0, 1] + HTTPWorld.slotKey {
                    connection.write([byte])
                    Thread.sleep(forTimeInterval: 0.002)
                }
                return connection.readToEnd()
            }
            #expect(HTTPReply(all)?.status == 200)
        }
    }

    @Test(arguments: [
        [9, 0, 0, 0, 1] + HTTPWorld.kitSlot, [0, 0, 0, 1, 2] + HTTPWorld.kitSlot,
        [0, 0, 0, 1, 0] + HTTPWorld.kitSlot, [0, 0, 0, 1, 1, 3] + HTTPWorld.kitSlot.dropFirst(),
        [0, 0, 0, 1, 1, 1] + HTTPWorld.kitSlot.dropFirst(),
    ])
    func aVaultIsNotMadeOfOctetsThatSaySomethingElse(body: [UInt8]) async throws {
        try await HTTPWorld.run { (world) async throws in
            let reply = try await world.send("POST", "/v1/vault", type: Self.octets, body)
            #expect(reply.status == 400)
            let state = try await world.send("GET", "/v1/status").decoded(StatusReply.self).state
            #expect(state == .none)
        }
    }

    @Test func aSecondVaultIsNotMadeOverTheFirst() async throws {
        try await HTTPWorld.runLocked { (world) async throws in
            let body = [0, 0, 0, 1, 1] + HTTPWorld.kitSlot
            let reply = try await world.send("POST", "/v1/vault", type: Self.octets, body)
            #expect(reply.problem == .vaultExists)
        }
    }

    @Test func keyslotsComeAndGo() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let other = [UInt8](repeating: 0x33, count: 32)
            let slot = Array(HTTPWorld.kitSlot.dropLast(32)) + other
            let added = try await world.send("POST", "/v1/keyslots", type: Self.octets, slot)
            #expect(added.status == 201)
            let id = try added.decoded(KeyslotWire.self).id
            let list = try await world.send("GET", "/v1/keyslots")
            #expect(try list.decoded(ListReply<KeyslotWire>.self).items.map(\.id).contains(id))
            let wrong = [UInt8](repeating: 1, count: 32) + HTTPWorld.kitSlot
            let refused = try await world.send(
                "PUT",
                "/v1/keyslots/\(id)",
                type: Self.octets,
                wrong
            )
            #expect(refused.problem == .wrongPassphrase)
            let right = other + HTTPWorld.kitSlot
            let replaced = try await world.send(
                "PUT",
                "/v1/keyslots/\(id)",
                type: Self.octets,
                right
            )
            #expect(replaced.status == 200)
            #expect(try await world.send("DELETE", "/v1/keyslots/\(id)").status == 204)
            #expect(try await world.send("DELETE", "/v1/keyslots/99").problem == .notFound)
            #expect(try await world.send("DELETE", "/v1/keyslots/01").problem == .notFound)
        }
    }

    @Test func lockingAsksTheWorkerToEnd() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            #expect(try await world.send("POST", "/v1/lock").status == 204)
            #expect(world.core.end.isGiven)
        }
    }

    @Test func lockingWhatIsLockedChangesNothing() async throws {
        try await HTTPWorld.runLocked { (world) async throws in
            #expect(try await world.send("POST", "/v1/lock").status == 204)
            #expect(!world.core.end.isGiven)
        }
    }

    @Test func aSealedTextWaitsInTheInboxAndIsADraftAfterUnlock() async throws {
        try await HTTPWorld.runLocked(withClient: true) { (world) async throws in
            let status = try await world.send("GET", "/v1/status").decoded(StatusReply.self)
            let key = try #require(status.inboxKey.flatMap(Self.bytes))
            let text =
                #"{"class":"progress","client":"\#(world.handle)","draft_for":"note","text":"Called."}"#
            let sealed = try SealedBox.seal(Array(text.utf8).span, to: key.span)
            let kept = try await world.send("POST", "/v1/inbox", type: Self.octets, sealed)
            #expect(kept.status == 204)
            let right = [0, 0, 0, 1] + HTTPWorld.slotKey
            let opened = try await world.send("POST", "/v1/unlock", type: Self.octets, right)
            #expect(try opened.decoded(UnlockReply.self).filed == 1)
        }
    }

    @Test func octetsAreOverwrittenWhereTheyWereRead() throws {
        let whole = ByteBuffer(bytes: [1, 2, 3, 4, 5])
        // A second owner of the storage, as the decoder is: an ordinary write would make a copy.
        let part = try #require(whole.getSlice(at: 1, length: 3))
        part.overwriteReadableBytes()
        #expect(Array(whole.readableBytesView) == [1, 0, 0, 0, 5])
    }

    @Test func aSlotKeyDoesNotStayInTheBufferThatItCameIn() async throws {
        try await HTTPWorld.run { (world) async throws in
            let arrived = ByteBuffer(bytes: [0, 0, 0, 1] + HTTPWorld.slotKey)
            let head = HTTPRequest(
                method: .post,
                scheme: nil,
                authority: nil,
                path: "/v1/unlock",
                headerFields: [.contentType: Self.octets]
            )
            let request = Request(head: head, body: RequestBody(buffer: arrived))
            let call = Call(request, parameters: Parameters(), core: world.core)
            let taken = try await OctetBody(of: call, count: [36])
            #expect(taken.left == 36)
            #expect(arrived.readableBytesView.allSatisfy { $0 == 0 })
        }
    }

    private static func bytes(_ hexadecimal: String) -> [UInt8]? {
        let digits = Array(hexadecimal)
        let pairs = stride(from: 0, to: digits.count - 1, by: 2).map { String(digits[$0...$0 + 1]) }
        let bytes = pairs.compactMap { UInt8($0, radix: 16) }
        return bytes.count * 2 == digits.count ? bytes : nil
    }
}
