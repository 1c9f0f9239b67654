import Foundation
import GRDB
import TacitClinical
import Testing

@testable import TacitVault

/// Backups that are made, restored, and restored for a test.
@Suite struct BackupTests {
    /// A vault with every kind of record, a long one, and a draft.
    private func filled() async throws -> (folder: VaultFolder, vault: Vault, rowan: ClientID) {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.fill()
        try await vault.signedNote(rowan, String(repeating: "Kept the diary. ", count: 4_000))
        return (folder, vault, rowan)
    }

    @Test func whatIsRestoredElsewhereReadsTheSameByPassphraseAndByKit() async throws {
        let (_, vault, rowan) = try await filled()
        // Enough for tiles, so that tail cells have come and gone.
        while await vault.size < 600 { _ = try await vault.client(rowan, act(30)) }
        try await vault.tidy(act(31))
        let seen = try await vault.everything()
        let backup = try await KeptBackup(vault, minute: 40)
        let size = await vault.size
        await vault.close()
        for (slot, key) in [(UInt32(1), VaultFolder.passphraseKey), (2, VaultFolder.kitKey)] {
            let other = try VaultFolder()
            let (restored, facts) = try await backup.restore(to: other, slot: slot, key: key)
            #expect(facts.size == size && facts.findings == 0)
            #expect(try await restored.everything() == seen)
            #expect(try await restored.check(act(91)).findings == [])
            await restored.close()
            // From here on it is a vault like any other.
            let (opened, unlocked) = try await other.unlock(minute: 110)
            #expect(unlocked.doubt == nil)
            #expect(try await opened.check(act(111)).findings == [])
            #expect(try await opened.types(.access).contains(.restored))
            await opened.close()
            #expect(try other.names == ["vault.db", "vault.db.ballast"])
        }
    }

    @Test func aTestComparesAndLeavesNothingButItsEntry() async throws {
        let (folder, vault, rowan) = try await filled()
        let backup = try await KeptBackup(vault, minute: 40)
        try await vault.signedNote(rowan, "After the backup.")
        let size = await vault.size
        let facts = try await backup.test(folder, vault)
        #expect(facts.findings == 0 && facts.size < size)
        #expect(await vault.size == size + 1)
        #expect(
            try await vault.lastBackup().verified?.unixMilliseconds == act(90).now.unixMilliseconds
        )
        await vault.close()
        #expect(try folder.names == ["vault.db", "vault.db.ballast"])
    }

    @Test func aLockedVaultIsBackedUpAndTheReceiptIsEnteredOnce() async throws {
        let (folder, vault, _) = try await filled()
        await vault.close()
        let closed = try folder.closed()
        #expect(throws: VaultError.noBackupKey) { try closed.backupRows() }
        closed.close()
        let (opened, _) = try await folder.unlock(minute: 60)
        _ = try await opened.backupRows(act(61))
        await opened.close()
        let locked = try folder.closed()
        let backup = try KeptBackup(locked)
        let made = MadeBackup(number: 2, rows: 3, live: try backup.live)
        try locked.enterBackup(made, now: act(65).now)
        locked.close()
        let (again, _) = try await folder.unlock(minute: 70)
        let last = try await again.lastBackup()
        let then = try act(65).now.unixMilliseconds
        #expect(last.made?.unixMilliseconds == then)
        #expect(last.verified == nil)
        _ = try await backup.test(folder, again)
        await again.close()
        let (third, _) = try await folder.unlock(minute: 95)
        #expect(try await third.types(.access).count { $0 == .backupMade } == 1)
        await third.close()
    }

    @Test func aChangedHeaderDoesNotChooseWhomALockedVaultIsBackedUpTo() async throws {
        let (folder, vault, _) = try await filled()
        _ = try await vault.backupRows(act(40))
        await vault.close()
        let zeros = [UInt8](repeating: 0, count: 16)
        let enemy = try BackupKey.random(ring: slotKey(1), vaultID: zeros)
        let header = try #require(try folder.rows("meta", "k")[1])
        let honest = try #require(try Header(unverified: header).backupKey)
        let start = try #require(header.firstRange(of: honest.recipient)?.lowerBound)
        var changed = header
        changed.replaceSubrange(start..<start + honest.recipient.count, with: enemy.recipient)
        let bytes = changed
        try folder.tamper {
            try $0.execute(sql: "UPDATE meta SET v = ? WHERE k = 1", arguments: [bytes.data])
        }
        let closed = try folder.closed()
        let pack = try closed.backupPack(try closed.backupRows())
        closed.close()
        let identity = try enemy.identity(ring: slotKey(1), vaultID: zeros)
        #expect(throws: VaultError.backupDamaged) { try BackupPack(opening: pack, with: identity) }
    }

    @Test func aRowThatWentMeanwhileIsTold() async throws {
        let (_, vault, rowan) = try await filled()
        let draft = try await vault.draftNote(rowan, "to be let go").id
        let rows = try await vault.backupRows(act(40))
        try await vault.discardDraft(rowan, draft, act(41))
        #expect(await vaultError { try await vault.backupPack(rows) } == .changedMeanwhile)
        await vault.close()
    }

    @Test func anOlderBackupIsRestoredWithTheKeysOfANewerOne() async throws {
        let (_, vault, rowan) = try await filled()
        var older = try await KeptBackup(vault, minute: 40)
        let size = await vault.size
        // A stream that the older backup knows nothing of, and another header.
        try await vault.signedNote(rowan, "what the supervisor asked", .supervision)
        _ = try await vault.addKeyslot(slot(.passphrase, 11), act(50))
        let newer = try await KeptBackup(vault, minute: 51)
        await vault.close()
        (older.header, older.keys) = (newer.header, newer.keys)
        let other = try VaultFolder()
        let (restored, facts) = try await older.restore(to: other, slot: 3, key: 11)
        #expect(facts.size == size && facts.findings == 0)
        try await restored.signedNote(rowan, "and again", .supervision, minute: 92)
        await restored.close()
        let (opened, _) = try await other.unlock(slot: 3, key: 11, minute: 95)
        #expect(try await opened.check(act(96)).findings == [])
        await opened.close()
    }

    @Test func onAMachineThatSawMoreTheRestorationIsEnteredAndNoRollback() async throws {
        let (folder, vault, rowan) = try await filled()
        let backup = try await KeptBackup(vault, minute: 40)
        try await vault.signedNote(rowan, "After the backup.")
        await vault.close()
        let (restored, _) = try await backup.restore(to: folder, replacing: true)
        #expect(try await restored.types(.access).contains(.rollbackAccepted))
        await restored.close()
        let (opened, facts) = try await folder.unlock(minute: 110)
        #expect(facts.doubt == nil)
        await opened.close()
        #expect(try folder.names == ["vault.db", "vault.db.ballast", "vault.db.replaced-1"])
    }
}

extension VaultFolder {
    /// What lies in the vault's directory.
    var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: places.vaultDirectory).sorted()
        }
    }
}
