import Foundation
import TacitClinical
import TacitCrypto
import TacitStore
import Testing

@testable import TacitVault

/// `Tests/Golden/vault-1.db`, a vault of format 1 as it was written once: every later version opens
/// it and reads the same, and so does the second reader.
///
/// Only `make bless` writes it, by the environment variable `TACIT_BLESS=golden`; until the first
/// release freezes format 1, a changed golden needs a decision.
@Suite(.serialized) struct GoldenTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Golden")
    private static let isBlessing = ProcessInfo.processInfo.environment["TACIT_BLESS"] == "golden"

    /// The kit of slot 2, bytes 1 to 20 as text; slot 1 has the slot key 32 times 07.
    private static let kit = Array(UInt8(1)...20)
    private static let sevens = String(repeating: "07", count: 32)

    @Test(.enabled(if: isBlessing, "only `make bless` rewrites the golden vault"))
    func blessTheGoldenVault() async throws {
        let folder = try VaultFolder()
        let salt = RandomBytes.bytes(16)
        let key = try KeyDerivation.derive(
            SecureBytes(copying: Self.kit.span),
            .kit,
            context: salt.span
        )
        let vault = try await ClosedVault.create(
            folder.places,
            keyslots: [
                slot(.passphrase, VaultFolder.passphraseKey),
                NewKeyslot(kind: .kit, passes: 0, memoryKiB: 0, salt: salt, key: key),
            ],
            fictional: true,
            now: act(0).now
        )
        let rowan = try await vault.fill()
        let long = String(repeating: "twelve words. ", count: 2_500)
        try await vault.signedNote(rowan, long, .supervision)
        _ = try await vault.addKeyslot(slot(.kit, 11), act(6))
        await vault.close()
        let files = FileManager.default
        try files.createDirectory(at: Self.golden, withIntermediateDirectories: true)
        let target = Self.golden.appendingPathComponent("vault-1.db")
        try? files.removeItem(at: target)
        try files.copyItem(atPath: folder.places.file, toPath: target.path)
        let read = try SecondReader.read(
            folder,
            "slot-key",
            slot: 1,
            secret: Self.sevens,
            state: false
        )
        try Data((read.joined(separator: "\n") + "\n").utf8)
            .write(to: Self.golden.appendingPathComponent("vault-1.txt"))
    }

    /// A copy to open, and what is to be read in it.
    private func copy() throws -> (folder: VaultFolder, expected: [String]) {
        let folder = try VaultFolder()
        try FileManager.default.copyItem(
            atPath: Self.golden.appendingPathComponent("vault-1.db").path,
            toPath: folder.places.file
        )
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600],
            ofItemAtPath: folder.places.file
        )
        let text = try String(
            contentsOf: Self.golden.appendingPathComponent("vault-1.txt"),
            encoding: .utf8
        )
        return (folder, text.split(separator: "\n").map(String.init))
    }

    @Test func theSecondReaderReadsWhatItReadThen() throws {
        let (folder, expected) = try copy()
        let text = try Bech32.encode(prefix: "tacit-kit", Self.kit.span, .bech32m)
        for (way, slot, secret) in [("slot-key", 1, Self.sevens), ("kit", 2, text)] {
            let read = try SecondReader.read(
                folder,
                way,
                slot: slot,
                secret: secret,
                state: false
            )
            #expect(read == expected, "by \(way)")
        }
    }

    @Test func thisVersionOpensItAndReadsEveryRecord() async throws {
        let (folder, expected) = try copy()
        #expect(await vaultError { try await folder.unlock() } != nil, "nobody remembers it here")
        let (vault, facts) = try await folder.unlock(accepting: .anchor)
        let lines = try await vault.secondReading()
        let records = expected.filter { $0.hasPrefix("record ") }
        #expect(Array(lines.records.prefix(records.count)) == records)
        #expect(lines.records.count == records.count + 2, "the anchor's acceptance and the unlock")
        #expect(facts.drafts == 2 && vault.isFictional)
        #expect(expected.first?.contains(vault.id) == true)
        let clients = try await vault.clients(act(61))
        let rowan = try #require(clients.first { $0.name == "Rowan Ashdown" })
        #expect(try await vault.notes(rowan.id, act(61)).count == 5)
        #expect(try await vault.check(act(62)).findings == [])
        await vault.close()
    }
}
