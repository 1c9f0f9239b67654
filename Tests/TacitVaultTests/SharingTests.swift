import Foundation
import TacitAge
import TacitCrypto
import Testing

@testable import TacitVault

@Suite struct SharingTests {
    private static let text = Array("FICTIONAL bundle".utf8)

    private static func sealed(to recipient: String) throws -> [UInt8] {
        try Age.encrypt(text, to: [KeyFile.recipient(recipient)])
    }

    @Test func whatIsSealedToEitherRecipientOpensNowAndAfterAnUnlock() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let before = await vault.size
        let keys = try await vault.ownKeys(act(1))
        #expect(await vault.size == before, "a new vault has its identities from the start")
        #expect(keys.hybrid.hasPrefix("age1pq1") && keys.x25519.hasPrefix("age1"))
        #expect(try VerifyingKey(sshText: keys.signingKey).sshText == keys.signingKey)
        let files = try [keys.hybrid, keys.x25519].map(Self.sealed)
        let foreign = try Self.sealed(to: X25519Identity.random().recipient.description)
        for file in files { #expect(try await vault.shareOpener(act(2)).open(file) == Self.text) }
        #expect(try await vault.shareOpener(act(2)).open(foreign) == nil)
        #expect(try await vault.shareOpener(act(2)).open(Array(files[0].dropLast())) == nil)
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        #expect(try await reopened.ownKeys(act(60)) == keys)
        for file in files { #expect(try await reopened.shareOpener(act(60)).open(file) == Self.text) }
        await reopened.close()
    }

    @Test(arguments: [GoldenVault.notes, .charts])
    func aVaultOfBeforeThereWasSharingGetsIdentitiesOnce(_ golden: GoldenVault) async throws {
        let (folder, _) = try golden.copy()
        let (vault, _) = try await folder.unlock(accepting: .anchor)
        #expect(try await vault.shareIdentities().all.isEmpty)
        let before = await vault.size
        let keys = try await vault.ownKeys(act(100))
        #expect(await vault.size == before + 1)
        #expect(try await vault.shareOpener(act(101)).recipients == [keys.hybrid, keys.x25519])
        #expect(await vault.size == before + 1)
        _ = try await vault.newClient()
        #expect(try await vault.check(act(102)).findings == [])
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        #expect(try await reopened.ownKeys(act(160)) == keys)
        await reopened.close()
    }

    @Test func identitiesThatWereReplacedStillOpen() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let old = try await vault.ownKeys(act(1))
        let file = try Self.sealed(to: old.hybrid)
        try await vault.makeShareIdentities(act(2))
        let new = try await vault.ownKeys(act(3))
        #expect(new.hybrid != old.hybrid && new.x25519 != old.x25519)
        #expect(try await vault.shareOpener(act(2)).open(file) == Self.text)
        let all = try await vault.shareOpener(act(3)).recipients
        #expect(all == [new.hybrid, old.hybrid, new.x25519, old.x25519])
        #expect(try await vault.check(act(4)).findings == [])
        await vault.close()
    }
}
