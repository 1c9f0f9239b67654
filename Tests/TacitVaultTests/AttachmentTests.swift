import TacitClinical
import TacitCrypto
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// Files of a chart: kept in parts, entered when all are there, and read back to the byte.
@Suite struct AttachmentTests {
    private let id = RecordID.random()

    private func bytes(_ count: Int, seed: UInt8) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ Int(seed)) }
    }

    private func request(_ parts: [[UInt8]], name: String = "report.pdf") -> AttachmentRequest {
        let all = parts.flatMap(\.self)
        let hash = Hexadecimal.text(SHA256Hash.digest(all.span))
        return AttachmentRequest(name: name, mediaType: "application/pdf", parts: parts.count, sha256: hash)
    }

    @Test func aFileComesBackToTheByteAfterALock() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let parts = [bytes(TacitClinical.Attachment.partSize, seed: 1), bytes(70_001, seed: 2)]
        for (index, part) in parts.enumerated() {
            try await vault.putPart(rowan, of: id, number: index + 1, part, act(2))
        }
        let entry = try await vault.attach(rowan, id, request(parts), act(3))
        let file = try #require(entry.content.value as? TacitClinical.Attachment)
        #expect(entry.id == id && file.size == parts[0].count + parts[1].count && file.parts == 2)
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        for (index, part) in parts.enumerated() {
            #expect(try await reopened.attachmentPart(rowan, id, number: index + 1, act(61)) == part)
        }
        #expect(try await reopened.newestRead().what == "attachment")
        #expect(try await reopened.entries(rowan, act(62)) == [entry])
        let report = try await reopened.check(act(63))
        #expect(report.findings.isEmpty)
        await reopened.close()
    }

    @Test func nothingIsEnteredWhileAPartIsMissingOrTheBytesAreOthers() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let parts = [bytes(10, seed: 1), bytes(20, seed: 2)]
        try await vault.putPart(rowan, of: id, number: 1, parts[0], act(2))
        await #expect(throws: VaultError.notFound) { try await vault.attach(rowan, id, request(parts), act(3)) }
        await #expect(throws: VaultError.notFound) { try await vault.attachmentPart(rowan, id, number: 1, act(3)) }
        try await vault.putPart(rowan, of: id, number: 2, parts[1], act(4))
        let other = request([parts[1], parts[0]])
        await #expect(throws: VaultError.conflict) { try await vault.attach(rowan, id, other, act(5)) }
        #expect(try await vault.entries(rowan, act(6)).isEmpty)
        let entry = try await vault.attach(rowan, id, request(parts), act(7))
        #expect(try await vault.attach(rowan, id, request(parts), act(8)) == entry, "said again, it is the same")
        await #expect(throws: VaultError.conflict) {
            try await vault.attach(rowan, id, request(parts, name: "other.pdf"), act(9))
        }
        await vault.close()
    }

    @Test func aPartIsKeptOnceAndHasABound() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient()
        try await vault.putPart(rowan, of: id, number: 1, [1, 2], act(2))
        let size = await vault.heads.vault.size
        try await vault.putPart(rowan, of: id, number: 1, [1, 2], act(3))
        #expect(await vault.heads.vault.size == size)
        await #expect(throws: VaultError.conflict) {
            try await vault.putPart(rowan, of: id, number: 1, [1, 3], act(3))
        }
        await #expect(throws: VaultError.conflict) {
            try await vault.putPart(juniper, of: id, number: 1, [1, 2], act(3))
        }
        let long = [UInt8](repeating: 0, count: TacitClinical.Attachment.partSize + 1)
        await #expect(throws: VaultError.tooLarge) { try await vault.putPart(rowan, of: id, number: 2, long, act(4)) }
        for number in [0, TacitClinical.Attachment.mostParts + 1] {
            await #expect(throws: VaultError.tooLarge) {
                try await vault.putPart(rowan, of: id, number: number, [], act(4))
            }
        }
        await #expect(throws: VaultError.notFound) { try await vault.attach(juniper, id, request([[1, 2]]), act(5)) }
        await vault.close()
    }

    @Test func partsHaveKeysOfTheirOwnAndStayOutOfTheChart() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        try await vault.putPart(rowan, of: id, number: 1, [7], act(2))
        _ = try await vault.attach(rowan, id, request([[7]]), act(3))
        let streams = await vault.streams.filter { $0.client != .vault }.map(\.stream)
        #expect(Set(streams) == [StreamCode.chart.rawValue, StreamCode.received.rawValue])
        #expect(try await vault.log(rowan, act(4)).map(\.kind) == ["attachment"])
        await vault.close()
    }
}
