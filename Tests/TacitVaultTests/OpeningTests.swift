import Foundation
import TacitClinical
import TacitCrypto
import Testing

@testable import TacitVault

@Suite struct OpeningTests {
    @Test func whatWasWrittenIsReadBackAfterLockWithPassphraseAndKit() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        _ = try await vault.fill()
        let before = try await vault.everything()
        await vault.close()
        let (second, facts) = try await folder.unlock()
        #expect(try await second.everything() == before)
        #expect(facts.drafts == 2 && facts.filed == 0 && !facts.rewrap && !facts.readOnly)
        #expect(facts.lastUnlock == (try act(0).now))
        #expect(facts.vault == vault.id && second.isFictional)
        #expect(try await second.check(act(120)).findings == [])
        await second.close()
        let (third, later) = try await folder.unlock(slot: 2, key: VaultFolder.kitKey, minute: 61)
        #expect(later.lastUnlock == (try act(60).now))
        #expect(try await third.everything() == before)
        await third.close()
    }

    @Test func anotherKeyAndAnotherSlotOpenNothing() async throws {
        let folder = try VaultFolder()
        await (try await folder.create()).close()
        for (slot, key) in [(UInt32(1), UInt8(8)), (2, 7), (1, 9), (3, 7), (0, 7)] {
            #expect(await vaultError { try await folder.unlock(slot: slot, key: key) } == .wrongKey)
        }
        let closed = try folder.closed()
        let wrong = await vaultError {
            try await closed.unlock(
                slot: 1,
                key: slotKey(8),
                accepting: .nothing,
                now: act(60).now
            )
        }
        #expect(wrong == .wrongKey)
        let (vault, _) = try await closed.unlock(
            slot: 1,
            key: slotKey(7),
            accepting: .nothing,
            now: act(60).now
        )
        await vault.close()
    }

    @Test func aVaultThatIsThereIsNotMadeAgainAndOneThatIsNotIsNotOpened() async throws {
        let folder = try VaultFolder()
        #expect(await vaultError { try folder.closed() } == .noVault)
        let vault = try await folder.create()
        #expect(await vaultError { try folder.closed() } == .busy)
        #expect(await vaultError { try await folder.create() } == .busy)
        await vault.close()
        #expect(await vaultError { try await folder.create() } == .vaultExists)
        let none = await vaultError {
            try await ClosedVault.create(
                VaultFolder().places,
                keyslots: [],
                fictional: false,
                now: act(0).now
            )
        }
        #expect(none == .keyslotOutOfRange)
    }

    @Test func aVaultThatWasKilledOpensWithEverythingThatWasAcknowledged() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        _ = try await vault.fill()
        let before = try await vault.everything()
        let copy = try folder.copy()
        await vault.close()
        let (second, facts) = try await copy.unlock()
        #expect(facts.doubt == nil)
        #expect(try await second.everything() == before)
        #expect(try await second.check(act(120)).findings == [])
        await second.close()
    }

    @Test func theLimitOfTheHeaderIsKept() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        for _ in 2..<Header.mostSlots { _ = try await vault.addKeyslot(slot(.kit, 11), act(1)) }
        #expect(
            await vaultError { try await vault.addKeyslot(slot(.kit, 11), act(1)) } == .tooLarge
        )
        await vault.close()
        let (second, _) = try await folder.unlock(slot: UInt32(Header.mostSlots), key: 11)
        #expect(await second.keyslots().count == Header.mostSlots)
        await second.close()
    }

    @Test func slotsWithLessWorkThanTodaysFloorAskToBeWrappedAnew() async throws {
        let folder = try VaultFolder()
        let weak = try NewKeyslot(
            kind: .passphrase,
            passes: PasswordHash.minimum.passes,
            memoryKiB: PasswordHash.minimum.memoryKiB,
            salt: RandomBytes.bytes(16),
            key: slotKey(7)
        )
        let vault = try await ClosedVault.create(
            folder.places,
            keyslots: [weak],
            fictional: true,
            now: act(0).now
        )
        await vault.close()
        let (second, facts) = try await folder.unlock()
        #expect(facts.rewrap)
        await second.close()
    }
}
