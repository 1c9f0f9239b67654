import Foundation
import GRDB
import Testing

@testable import TacitVault

/// Logs and journals of other moments laid beside the vault: SQLite would take them over.
@Suite struct HostileFileTests {
    private static func copy(_ from: VaultFolder, _ suffix: String, to folder: VaultFolder) throws {
        try FileManager.default.copyItem(
            atPath: from.places.file + suffix,
            toPath: folder.places.file + suffix
        )
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600],
            ofItemAtPath: folder.places.file + suffix
        )
    }

    /// A copy of a closed folder as a kill leaves it after an unlock: the file and its log.
    private static func killed(_ folder: VaultFolder, key: UInt8) async throws -> VaultFolder {
        let copy = try folder.copy(in: PowerLossTests.memory)
        let (vault, _) = try await copy.unlock(key: key, minute: 40)
        let left = try copy.copy(in: PowerLossTests.memory)
        await vault.close()
        return left
    }

    @Test(arguments: ["earlier", "branch", "foreign"])
    func aLogOfAnotherMomentIsNotReadAsThisOne(_ whose: String) async throws {
        let scene = try await HostileScene.shared.value
        let from = ["earlier": scene.earlier, "branch": scene.fork, "foreign": scene.foreign]
        let source = try #require(from[whose])
        let left = try await Self.killed(source, key: whose == "foreign" ? 17 : 7)
        let folder = try scene.folder.copy(in: PowerLossTests.memory)
        try Self.copy(left, "-wal", to: folder)
        let error = await vaultError {
            let (vault, facts) = try await folder.unlock(key: 17, minute: 100)
            let found = try await vault.check(act(101)).findings
            #expect(facts.doubt != nil || !found.isEmpty, "silently mixed")
            await vault.close()
        }
        let expected: [VaultError?] = [nil, .integrity, .wrongKey, .foreignSchema, .notAVault]
        #expect(expected.contains(error))
    }

    @Test func aJournalOfNoiseIsNotTakenOver() async throws {
        let scene = try await HostileScene.shared.value
        let folder = try scene.folder.copy(in: PowerLossTests.memory)
        for suffix in ["-wal", "-journal"] {
            let noise = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            _ = FileManager.default.createFile(
                atPath: folder.places.file + suffix,
                contents: noise,
                attributes: [.posixPermissions: 0o600]
            )
        }
        let (vault, facts) = try await folder.unlock(key: 17, minute: 100)
        #expect(facts.doubt == nil)
        #expect(try await vault.check(act(101)).findings == [])
        await vault.close()
    }
}
