import Foundation
import TacitClinical
import TacitCrypto
import TacitStore
import Testing

@testable import TacitVault

/// A vault of `Tests/Golden` as it was written once, with what the second reader read in it then.
///
/// Only `make bless` writes one, by the environment variable `TACIT_BLESS` with the vault's name; until the first
/// release freezes format 1, a changed golden needs a decision.
struct GoldenVault: Sendable {
    /// Notes, a light plan, drafts, keyslots, marks.
    static let notes = GoldenVault(name: "vault-1")
    /// An entry of every kind, a formal plan, a file.
    static let charts = GoldenVault(name: "vault-2")
    /// What sharing added: its kinds of entries, colleagues, a bundle that came, demands, identities of its own.
    static let sharing = GoldenVault(name: "vault-3")

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Golden")
    /// The kit of slot 2, bytes 1 to 20 as text; slot 1 has the slot key 32 times 07.
    static let kit = Array(UInt8(1)...20)
    static let sevens = String(repeating: "07", count: 32)

    let name: String

    var isBlessing: Bool { ProcessInfo.processInfo.environment["TACIT_BLESS"] == name }

    /// An empty vault with the two slots.
    func create(in folder: VaultFolder) async throws -> Vault {
        let salt = RandomBytes.bytes(16)
        let kit = Self.kit
        let key = try KeyDerivation.derive(
            SecureBytes(copying: kit.span),
            .kit,
            context: salt.span
        )
        return try await ClosedVault.create(
            folder.places,
            keyslots: [
                slot(.passphrase, VaultFolder.passphraseKey),
                NewKeyslot(kind: .kit, passes: 0, memoryKiB: 0, salt: salt, key: key),
            ],
            fictional: true,
            now: act(0).now
        )
    }

    /// Keeps a closed vault and what the second reader reads in it.
    func keep(_ folder: VaultFolder) throws {
        let files = FileManager.default
        try files.createDirectory(at: Self.folder, withIntermediateDirectories: true)
        let target = Self.folder.appendingPathComponent("\(name).db")
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
            .write(to: Self.folder.appendingPathComponent("\(name).txt"))
    }

    /// A copy to open, and what is to be read in it.
    func copy() throws -> (folder: VaultFolder, expected: [String]) {
        let folder = try VaultFolder()
        let files = FileManager.default
        try files.copyItem(
            atPath: Self.folder.appendingPathComponent("\(name).db").path,
            toPath: folder.places.file
        )
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.places.file)
        let text = try String(
            contentsOf: Self.folder.appendingPathComponent("\(name).txt"),
            encoding: .utf8
        )
        return (folder, text.split(separator: "\n").map(String.init))
    }

    /// Opens it with this version and looks at every record of it; the vault, and Rowan's id.
    func opened(drafts: Int) async throws -> (Vault, ClientID) {
        let (folder, expected) = try copy()
        #expect(await vaultError { try await folder.unlock() } != nil, "nobody remembers it here")
        let (vault, facts) = try await folder.unlock(accepting: .anchor)
        let lines = try await vault.secondReading()
        let records = expected.filter { $0.hasPrefix("record ") }
        #expect(Array(lines.records.prefix(records.count)) == records)
        #expect(lines.records.count == records.count + 2, "the anchor's acceptance and the unlock")
        #expect(facts.drafts == drafts && vault.isFictional)
        #expect(expected.first?.contains(vault.id) == true)
        let clients = try await vault.clients(act(61))
        let rowan = try #require(clients.first { $0.name == "Rowan Ashdown" })
        #expect(try await vault.check(act(62)).findings == [])
        return (vault, rowan.id)
    }
}
