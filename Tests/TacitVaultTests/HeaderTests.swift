import GRDB
import TacitClinical
import TacitCrypto
import Testing

@testable import TacitVault

/// The public header against who has the file and no key, or an old key.
@Suite struct HeaderTests {
    /// Offsets of `Docs/Formats/vault.md`.
    private enum Offset {
        static let format = 8
        static let minimumReader = 10
        static let flags = 12
        static let mustUnderstand = 16
        static let vaultID = 20
        static let rootEpoch = 36
        static let sequence = 40
        static let signingKey = 48
        static let inboxKey = 80
        static let recipientLength = 112
        static let slotCount = 116
        static let slots = 117
        static let slotLength = 484
        static let slotKind = 4
        static let slotContent = 5
        static let passes = 6
        static let memory = 10
    }

    /// A closed vault and its header row.
    private func closedVault() async throws -> (folder: VaultFolder, header: [UInt8]) {
        let folder = try VaultFolder()
        await (try await folder.create()).close()
        return (folder, try header(folder))
    }

    private func header(_ folder: VaultFolder) throws -> [UInt8] {
        try #require(try folder.rows("meta", "k")[1])
    }

    /// What unlocking with both slots says of a vault with this header.
    private func errors(_ folder: VaultFolder, _ header: [UInt8]) async throws -> [VaultError?] {
        try folder.tamper {
            try $0.execute(sql: "UPDATE meta SET v = ? WHERE k = 1", arguments: [header.data])
        }
        return [
            await vaultError { try await folder.unlock(slot: 1) },
            await vaultError { try await folder.unlock(slot: 2, key: VaultFolder.kitKey) },
        ]
    }

    @Test func theHeaderIsWhatTheDocumentSays() async throws {
        let (folder, header) = try await closedVault()
        #expect(header.count == 16_384 && header.starts(with: Array("TACITVLT".utf8)))
        #expect(header[Offset.flags..<Offset.mustUnderstand].elementsEqual([0, 0, 0, 1]))
        #expect(header[Offset.slotCount] == 2)
        let end = Offset.slots + 2 * Offset.slotLength
        #expect(header[end..<16_352].allSatisfy { $0 == 0 })
        #expect(header[Offset.slots + Offset.slotKind] == 1)
        #expect(header[Offset.slots + Offset.slotLength + Offset.slotKind] == 2)
        let closed = try folder.closed()
        #expect(try closed.keyslots.map(\.kind) == [.passphrase, .kit])
        #expect(try closed.keyslots.map { $0.parameters?.passes } == [3, nil])
        closed.close()
    }

    @Test(
        arguments: [
            (Offset.format, VaultError.integrity, VaultError.integrity),
            (Offset.minimumReader, .newerFormat, .newerFormat),
            (Offset.flags, .newerFormat, .newerFormat),
            (Offset.mustUnderstand, .newerFormat, .newerFormat),
            // The vault's id and a slot's description are in the slot's own context.
            (Offset.vaultID, .wrongKey, .wrongKey),
            (Offset.rootEpoch, .integrity, .integrity),
            (Offset.sequence, .integrity, .integrity),
            (Offset.signingKey, .integrity, .integrity),
            (Offset.inboxKey, .integrity, .integrity),
            (Offset.slots, .wrongKey, .integrity),
            (Offset.slots + Offset.slotKind, .newerFormat, .newerFormat),
            (Offset.slots + Offset.slotContent, .newerFormat, .newerFormat),
            (Offset.slots + 18, .wrongKey, .integrity),
            (Offset.slots + 36, .integrity, .integrity),
            (Offset.slots + Offset.slotLength - 1, .wrongKey, .integrity),
            (16_000, .integrity, .integrity),
            (16_383, .integrity, .integrity),
        ]
    )
    func aChangedFieldIsRefused(
        _ offset: Int,
        _ passphrase: VaultError,
        _ kit: VaultError
    ) async throws {
        var (folder, header) = try await closedVault()
        header[offset] ^= 0x40
        #expect(try await errors(folder, header) == [passphrase, kit])
    }

    @Test func aCheaperHashIsRefusedByItsOwnSlotAndByEveryOther() async throws {
        var (folder, header) = try await closedVault()
        header[Offset.slots + Offset.passes + 3] = UInt8(PasswordHash.minimum.passes)
        #expect(try await errors(folder, header) == [.wrongKey, .integrity])
    }

    @Test(arguments: [(0, 0, 1), (1, 1, 255), (2, 0, 0)])
    func workOutsideTheBoundsIsNotEvenTold(_ which: Int, _ offset: Int, _ value: UInt8) async throws {
        var (folder, header) = try await closedVault()
        let field = Offset.slots + (which == 0 ? Offset.passes + 3 : Offset.memory + offset)
        switch which {
        case 0: header[field] = value
        case 1: header[field] = value  // a memory of 2^56 KiB and more
        default: for index in field..<field + 8 { header[index] = value }
        }
        #expect(try await errors(folder, header) == [.keyslotOutOfRange, .keyslotOutOfRange])
    }

    @Test func aForeignSlotOpensNothing() async throws {
        let (folder, header) = try await closedVault()
        let vaultID = Array(header[Offset.vaultID..<Offset.rootEpoch])
        let root = try SecureBytes.random(count: 32)
        let foreign = try HeaderSlot(
            wrapping: root,
            with: slot(.kit, 66),
            id: 3,
            vaultID: vaultID
        )
        var changed = header
        changed[Offset.slotCount] = 3
        var bytes: [UInt8] = []
        foreign.append(to: &bytes)
        let start = Offset.slots + 2 * Offset.slotLength
        changed.replaceSubrange(start..<start + bytes.count, with: bytes)
        #expect(try await errors(folder, changed) == [.integrity, .integrity])
        #expect(await vaultError { try await folder.unlock(slot: 3, key: 66) } == .integrity)
    }

    @Test func aSlotOfAnotherVaultOpensNothing() async throws {
        var (folder, header) = try await closedVault()
        let (_, other) = try await closedVault()
        let range = Offset.slots..<Offset.slots + Offset.slotLength
        header.replaceSubrange(range, with: other[range])
        #expect(try await errors(folder, header) == [.wrongKey, .integrity])
    }

    @Test func removedSwappedAndDoubledSlotsAreFound() async throws {
        let (folder, header) = try await closedVault()
        let first = header[Offset.slots..<Offset.slots + Offset.slotLength]
        let second = header[
            Offset.slots + Offset.slotLength..<Offset.slots + 2 * Offset.slotLength
        ]
        let tail = [UInt8](repeating: 0, count: Offset.slotLength)
        let rest = header[(Offset.slots + 2 * Offset.slotLength)...]
        let head = header[..<Offset.slotCount]
        #expect(
            try await errors(folder, head + [1] + first + tail + rest) == [.integrity, .wrongKey]
        )
        #expect(
            try await errors(folder, head + [2] + second + first + rest) == [
                .integrity, .integrity,
            ]
        )
        #expect(
            try await errors(folder, head + [2] + first + first + rest) == [.integrity, .integrity]
        )
        #expect(
            try await errors(folder, head + [25] + first + second + rest)
                == [.integrity, .integrity]
        )
        #expect(try await errors(folder, header) == [nil, nil], "the test itself changes nothing")
    }

    @Test func theOldHeaderWithTheOldPassphraseIsRefused() async throws {
        let (folder, old) = try await closedVault()
        let (vault, _) = try await folder.unlock()
        let wrong = await vaultError {
            try await vault.replaceKeyslot(
                1,
                oldKey: slotKey(8),
                with: slot(.passphrase, 20),
                act(61)
            )
        }
        #expect(wrong == .wrongKey)
        _ = try await vault.replaceKeyslot(
            1,
            oldKey: slotKey(7),
            with: slot(.passphrase, 20),
            act(61)
        )
        await vault.close()
        #expect(await vaultError { try await folder.unlock() } == .wrongKey)
        let (second, _) = try await folder.unlock(key: 20)
        await second.close()
        #expect(try await errors(folder, old) == [.integrity, .integrity])
    }

    @Test func aRemovedSlotOpensNothingAndTheLastOneStays() async throws {
        let (folder, old) = try await closedVault()
        let (vault, _) = try await folder.unlock()
        try await vault.removeKeyslot(2, act(61))
        #expect(await vaultError { try await vault.removeKeyslot(1, act(61)) } == .conflict)
        #expect(await vaultError { try await vault.removeKeyslot(9, act(61)) } == .notFound)
        await vault.close()
        let kit = await vaultError { try await folder.unlock(slot: 2, key: VaultFolder.kitKey) }
        #expect(kit == .wrongKey)
        #expect(try await errors(folder, old) == [.integrity, .integrity], "put back")
    }

    @Test func aWeakPassphraseIsRememberedInsideAndNotInTheHeader() async throws {
        let folder = try VaultFolder()
        let weak = try slot(.passphrase, VaultFolder.passphraseKey, isWeak: true)
        let vault = try await ClosedVault.create(
            folder.places,
            keyslots: [weak, try slot(.kit, VaultFolder.kitKey)],
            fictional: true,
            now: act(0).now
        )
        #expect(try await vault.weakKeyslots() == [1])
        _ = try await vault.addKeyslot(slot(.passphrase, 11, isWeak: true), act(1))
        #expect(try await vault.weakKeyslots() == [1, 3])
        let key = try slotKey(VaultFolder.passphraseKey)
        _ = try await vault.replaceKeyslot(1, oldKey: key, with: slot(.passphrase, 13), act(2))
        #expect(try await vault.weakKeyslots() == [3])
        try await vault.removeKeyslot(3, act(3))
        #expect(try await vault.weakKeyslots() == [])
        await vault.close()
        let (again, _) = try await folder.unlock(key: 13)
        #expect(try await again.weakKeyslots() == [])
        await again.close()
    }

    @Test func aHeaderOfAnotherLengthOrNoneIsRefused() async throws {
        let (folder, header) = try await closedVault()
        for other in [Array(header.dropLast()), header + [0], [1]] {
            #expect(try await errors(folder, other) == [.notAVault, .notAVault])
        }
        try folder.tamper { try $0.execute(sql: "DELETE FROM meta WHERE k = 1") }
        #expect(await vaultError { try folder.closed() } == .integrity)
    }

    @Test func slotsThatNoTacitWritesAreNotTaken() throws {
        let salt = [UInt8](repeating: 1, count: 16)
        let cases: [(Keyslot.Kind, UInt32, UInt64, [UInt8])] = [
            (.passphrase, 1, 65_536, salt), (.passphrase, 17, 65_536, salt),
            (.passphrase, 3, 65_535, salt), (.passphrase, 3, 4_194_305, salt),
            (.passphrase, 3, 262_144, [1]), (.kit, 1, 0, salt), (.kit, 0, 1, salt),
        ]
        for (kind, passes, memory, salt) in cases {
            #expect(throws: VaultError.keyslotOutOfRange) {
                try NewKeyslot(
                    kind: kind,
                    passes: passes,
                    memoryKiB: memory,
                    salt: salt,
                    key: slotKey(1)
                )
            }
        }
    }
}
