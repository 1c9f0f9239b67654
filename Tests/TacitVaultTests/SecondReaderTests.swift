import Foundation
import GRDB
import TacitClinical
import TacitCrypto
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// `Tests/Interop/reader`, written in Python from `Docs/Formats` alone, reads what is written here.
@Suite struct SecondReaderTests {
    private let sevens = String(repeating: "07", count: 32)

    @Test func everyRecordOfASmallAndOfAFoldedVaultIsTheSame() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.fill()
        try await vault.signedNote(rowan, String(repeating: "twelve letters. ", count: 4_000))
        _ = try await vault.addKeyslot(slot(.kit, 11), act(6))
        for entries in [UInt64(0), 700] {
            let (opened, _) = try await reopened(folder, vault, first: entries == 0)
            while await opened.size < entries { _ = try await opened.client(rowan, act(70)) }
            let lines = try await opened.secondReading()
            await opened.close()
            let read = try SecondReader.read(folder, "slot-key", slot: 1, secret: sevens)
            #expect(read.filter { $0.hasPrefix("record ") } == lines.records)
            #expect(read.first == lines.summary + "tiles \(entries / 256)")
            #expect(read.contains { $0.hasPrefix("anchor ") && $0.contains(lines.root) })
            #expect(!read.contains { $0.hasPrefix("stray") })
        }
    }

    private func reopened(
        _ folder: VaultFolder,
        _ vault: Vault,
        first: Bool
    ) async throws -> (vault: Vault, facts: UnlockFacts) {
        if first { await vault.close() }
        return try await folder.unlock(minute: first ? 60 : 65)
    }

    @Test func passphraseAndKitOpenForTheSecondReaderToo() async throws {
        let folder = try VaultFolder()
        let parameters = PasswordHashParameters(
            passes: PasswordHash.minimum.passes,
            memoryKiB: PasswordHash.minimum.memoryKiB,
            salt: RandomBytes.bytes(16)
        )
        // Typed with the accent as a character of its own.
        let typed = "cafe\u{301}-otter-lantern"
        let passphrase = try Passphrase.normalise(SecureBytes(copying: Array(typed.utf8).span))
        let kit = Array(UInt8(1)...20)
        let salt = RandomBytes.bytes(16)
        let kitKey = try KeyDerivation.derive(
            SecureBytes(copying: kit.span),
            .kit,
            context: salt.span
        )
        let slots = [
            try NewKeyslot(
                kind: .passphrase,
                passes: parameters.passes,
                memoryKiB: parameters.memoryKiB,
                salt: parameters.salt,
                key: PasswordHash.derive(passphrase, parameters)
            ), try NewKeyslot(kind: .kit, passes: 0, memoryKiB: 0, salt: salt, key: kitKey),
        ]
        let vault = try await ClosedVault.create(
            folder.places,
            keyslots: slots,
            fictional: false,
            now: act(0).now
        )
        _ = try await vault.fill()
        let records = try await vault.secondReading().records.count
        await vault.close()
        let text = try Bech32.encode(prefix: "tacit-kit", kit.span, .bech32m)
        for (way, slot, secret) in [
            ("passphrase", 1, typed), ("kit", 2, text), ("kit", 2, text.uppercased()),
        ] {
            let read = try SecondReader.read(folder, way, slot: slot, secret: secret, state: false)
            #expect(read.count { $0.hasPrefix("record ") } == records, "\(way)")
        }
        #expect(throws: SecondReader.Refused(reason: "refused: not authentic\n")) {
            try SecondReader.read(folder, "passphrase", slot: 1, secret: "another")
        }
    }

    @Test func inboxAndWaitingReadsAreReadToo() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        await vault.close()
        let older = try folder.copy()
        await (try await folder.unlock()).vault.close()
        try folder.replaceVault(from: older)
        let (opened, _) = try await folder.unlock(minute: 61)
        for _ in 0..<2 { _ = try await opened.client(rowan, act(62)) }
        await opened.close()
        let closed = try folder.closed()
        let letter = #"{"class":"contact","client":"nobody-2","draft_for":"note","text":"é"}"#
        let key = try #require(closed.inboxKey)
        try closed.putInbox(SealedBox.seal(Array(letter.utf8).span, to: key.span))
        closed.close()
        let read = try SecondReader.read(folder, "slot-key", slot: 1, secret: sevens)
        #expect(read.contains("inbox " + letter))
        let waiting = read.filter { $0.hasPrefix("pending ") }
        #expect(waiting.count == 2 && waiting.allSatisfy { $0.contains("\(rowan)") })
    }

    @Test func whatIsRefusedHereIsRefusedThere() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        _ = try await vault.fill()
        await vault.close()
        let header = try #require(try folder.rows("meta", "k")[1])
        var changed = header
        changed[90] ^= 1
        let cases: [(String, [UInt8])] = [
            ("UPDATE meta SET v = ? WHERE k = 1", changed),
            ("UPDATE cells SET v = ? WHERE id = (SELECT max(id) FROM cells)", [1, 2, 3]),
        ]
        for (sql, bytes) in cases {
            let copy = try folder.copy()
            try copy.tamper { try $0.execute(sql: sql, arguments: [bytes.data]) }
            #expect(throws: SecondReader.Refused.self) {
                try SecondReader.read(copy, "slot-key", slot: 1, secret: sevens)
            }
        }
    }
}
