import Foundation
import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitVault
import Testing

/// Requests that share commits: an answer means that the disk has it.
@Suite struct HTTPCommitTests {
    @Test func whatWasAnsweredIsInAnImageOfTheDisk() async throws {
        try await HTTPWorld.run(vault: true) { world in
            let handle = try await world.addClient()
            let path = "/v1/clients/\(handle)/drafts"
            let answered = try await withThrowingTaskGroup(of: RecordID.self) { group in
                for number in 0..<48 {
                    group.addTask {
                        let reply = try await world.document(
                            "POST",
                            path,
                            "of \(number)",
                            ["Tacit-Class: progress"]
                        )
                        try #require(reply.status == 201)
                        return try reply.decoded(DraftReply.self).id
                    }
                }
                return try await group.reduce(into: Set<RecordID>()) { $0.insert($1) }
            }
            #expect(answered.count == 48)
            let image = try Self.image(of: world.folder)
            defer { try? FileManager.default.removeItem(atPath: image) }
            let now = try #require(Moment("2040-01-06T10:00:00-05:00"))
            let closed = try ClosedVault(
                VaultPlaces(vaultDirectory: image + "/vault", stateDirectory: image + "/state")
            )
            let bytes = HTTPWorld.slotKey
            let key = try SecureBytes(copying: bytes.span)
            let (vault, facts) = try await closed.unlock(
                slot: 1,
                key: key,
                accepting: .nothing,
                now: now
            )
            #expect(facts.drafts == 48 && facts.doubt == nil)
            #expect(try await Set(vault.drafts(nil, Act(now: now)).map(\.id)) == answered)
            #expect(try await vault.check(Act(now: now)).findings == [])
            await vault.close()
        }
    }

    /// What lies on the disk now, as after a power failure.
    private static func image(of folder: String) throws -> String {
        let image = NSTemporaryDirectory() + "/tacit-image-" + UUID().uuidString
        let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        for name in ["", "/vault", "/state"] {
            try FileManager.default.createDirectory(
                atPath: image + name,
                withIntermediateDirectories: false,
                attributes: mode
            )
        }
        for name in ["/vault", "/state"] {
            for file in try FileManager.default.contentsOfDirectory(atPath: folder + name) {
                let path = name + "/" + file
                try FileManager.default.copyItem(atPath: folder + path, toPath: image + path)
            }
        }
        return image
    }
}
