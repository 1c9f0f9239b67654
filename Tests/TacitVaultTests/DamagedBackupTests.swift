import GRDB
import TacitClinical
import Testing

@testable import TacitVault

/// Backups that are not what was made: each is refused with its error, and the vault's place stays as it was.
@Suite struct DamagedBackupTests {
    private func backup(
        _ change: (Vault, ClientID) async throws -> Void = { _, _ in }
    ) async throws -> KeptBackup {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.fill()
        try await change(vault, rowan)
        let backup = try await KeptBackup(vault, minute: 40)
        await vault.close()
        return backup
    }

    /// Restores into an empty place, and sees that nothing is there afterwards.
    private func refusal(_ backup: KeptBackup, key: UInt8 = VaultFolder.passphraseKey) async throws
        -> VaultError?
    {
        let folder = try VaultFolder()
        let error = await vaultError { try await backup.restore(to: folder, key: key) }
        #expect(try folder.names == ["vault.db.ballast"])
        return error
    }

    @Test func anUntouchedOneIsNotRefused() async throws {
        let folder = try VaultFolder()
        let (vault, _) = try await backup().restore(to: folder)
        await vault.close()
    }

    @Test func theWrongKeyOpensNothing() async throws {
        #expect(try await refusal(backup(), key: 1) == .wrongKey)
    }

    @Test func aPackIsCutAnywhere() async throws {
        let whole = try await backup()
        for share in [0, 1, 2, 3, 4] {
            var cut = whole
            cut.packs[0].file = Array(
                whole.packs[0].file.prefix(whole.packs[0].file.count * share / 5)
            )
            #expect(try await refusal(cut) == .backupDamaged, "\(share)")
        }
    }

    @Test func aPackIsChangedMissingSwappedOrDoubled() async throws {
        let whole = try await backup()
        var changed = whole
        changed.packs[0].file[changed.packs[0].file.count / 2] ^= 1
        #expect(try await refusal(changed) == .backupDamaged)
        var missing = whole
        missing.packs.removeLast()
        #expect(try await refusal(missing) == .backupDamaged)
        var swapped = whole
        (swapped.packs[0].file, swapped.packs[1].file) = (whole.packs[1].file, whole.packs[0].file)
        #expect(try await refusal(swapped) == .backupDamaged)
        var doubled = whole
        doubled.packs.append(whole.packs[0])
        #expect(try await refusal(doubled) == .backupDamaged)
    }

    @Test func noSingleRowMayBeLeftOut() async throws {
        let whole = try await backup()
        for (index, pack) in whole.packs.enumerated() {
            var less = whole
            // Of each pack another one, so that records are among them and not only the log.
            let start = index % (pack.rows.count / VaultRow.byteCount) * VaultRow.byteCount
            less.packs[index].rows.removeSubrange(start..<start + VaultRow.byteCount)
            let folder = try VaultFolder()
            let restoration = try Restoration(folder.places, header: less.header, keys: less.keys)
            try await restoration.open(slot: 1, key: slotKey(VaultFolder.passphraseKey))
            for pack in less.packs { try await restoration.add(pack.file, wanted: pack.rows) }
            let error = await vaultError {
                try await restoration.finish(
                    slot: 1,
                    number: 1,
                    live: whole.live,
                    replacing: false,
                    now: act(90).now
                )
            }
            #expect(error == .backupDamaged, "pack \(index)")
        }
    }

    @Test func aPackOfAnotherVaultOpensNothing() async throws {
        let (one, other) = (try await backup(), try await backup())
        var mixed = one
        mixed.packs[0] = other.packs[0]
        #expect(try await refusal(mixed) == .backupDamaged)
    }

    @Test func keysOfAnotherVaultOrChangedOnesAreRefused() async throws {
        let (one, other) = (try await backup(), try await backup())
        var foreign = one
        foreign.keys = other.keys
        #expect(try await refusal(foreign) == .backupDamaged)
        var changed = one
        changed.keys[changed.keys.count - 40] ^= 1
        #expect(try await refusal(changed) == .backupDamaged)
        var cut = one
        cut.keys = Array(one.keys.prefix(2_000))
        #expect(try await refusal(cut) == .backupDamaged)
    }

    @Test func aChangedHeaderIsRefusedWhereverItWasChanged() async throws {
        let whole = try await backup()
        for offset in [10, 21, 40, 50, 82, 130, 2_100, 5_000, 16_360] {
            var changed = whole
            changed.header[offset] ^= 1
            let refused = try await refusal(changed)
            #expect([.integrity, .wrongKey, .newerFormat].contains(refused), "\(offset)")
        }
    }

    @Test func theHeaderOfAnotherMomentIsNotTakenWithTheseKeys() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        _ = try await vault.fill()
        let first = try await KeptBackup(vault, minute: 40)
        _ = try await vault.addKeyslot(slot(.passphrase, 11), act(41))
        var second = try await KeptBackup(vault, minute: 42)
        await vault.close()
        second.header = first.header
        #expect(try await refusal(second) == .backupDamaged)
    }

    @Test func keysThatAreOlderThanTheDataAreRefused() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.fill()
        let older = try await KeptBackup(vault, minute: 40)
        try await vault.signedNote(rowan, "what the supervisor asked", .supervision)
        var newer = try await KeptBackup(vault, minute: 41)
        await vault.close()
        (newer.header, newer.keys) = (older.header, older.keys)
        #expect(try await refusal(newer) == .backupKeysOlder)
    }

    @Test func keysOfABranchThatLackAStreamAreRefused() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.fill()
        _ = try await vault.backupRows(act(39))
        await vault.close()
        let fork = try folder.copy()
        let (branch, _) = try await fork.unlock()
        try await branch.signedNote(rowan, "on the other machine", .administrative, minute: 61)
        let forked = try await KeptBackup(branch, minute: 62)
        await branch.close()
        let (mine, _) = try await folder.unlock()
        try await mine.signedNote(rowan, "what the supervisor asked", .supervision, minute: 61)
        var mixed = try await KeptBackup(mine, minute: 62)
        await mine.close()
        (mixed.header, mixed.keys) = (forked.header, forked.keys)
        #expect(try await refusal(mixed) == .backupKeysOlder)
    }

    @Test func aVaultThatIsThereIsNotTouchedUnlessThatIsSaid() async throws {
        let whole = try await backup()
        let folder = try VaultFolder()
        let mine = try await folder.create()
        let rowan = try await mine.fill()
        await mine.close()
        let before = try folder.rows()
        #expect(await vaultError { try await whole.restore(to: folder) } == .vaultExists)
        #expect(try folder.names == ["vault.db", "vault.db.ballast"])
        #expect(try folder.rows() == before)
        let (opened, _) = try await folder.unlock()
        #expect(try await opened.client(rowan, act(80)).client == Sample.rowan)
        await opened.close()
    }

    @Test func aTestOfABackupOfAnotherVaultOrOfAnotherBranchIsRefused() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.fill()
        let other = try await backup()
        #expect(await vaultError { try await other.test(folder, vault) } == .backupDamaged)
        _ = try await vault.backupRows(act(39))
        await vault.close()
        let fork = try folder.copy()
        let (branch, _) = try await fork.unlock()
        try await branch.signedNote(rowan, "on the other machine", minute: 61)
        let forked = try await KeptBackup(branch, minute: 62)
        await branch.close()
        let (mine, _) = try await folder.unlock()
        for _ in 0..<9 { try await mine.signedNote(rowan, "on this machine", minute: 61) }
        #expect(await vaultError { try await forked.test(folder, mine) } == .backupDamaged)
        await mine.close()
        #expect(try folder.names == ["vault.db", "vault.db.ballast"])
    }

    @Test func aFaultThatTheVaultHadIsToldAndKeepsNothingFromBeingRestored() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.fill()
        let note = try await vault.signedNote(rowan, "to be lost")
        // Its draft is missed with it: the note is what let its text go.
        let row = try await vault.row(of: note.id)
        await vault.close()
        try folder.tamper {
            try $0.execute(sql: "DELETE FROM cells WHERE id = ?", arguments: [row])
        }
        let (damaged, _) = try await folder.unlock()
        let backup = try await KeptBackup(damaged, minute: 61)
        #expect(try await backup.test(folder, damaged, minute: 62).findings == 2)
        await damaged.close()
        let other = try VaultFolder()
        let (restored, facts) = try await backup.restore(to: other)
        #expect(facts.findings == 2)
        await restored.close()
    }
}
