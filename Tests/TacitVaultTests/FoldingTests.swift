import GRDB
import TacitClinical
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

@Suite struct FoldingTests {
    /// A vault with at least so many entries, and a note; never folded.
    private func busyVault(_ folder: VaultFolder, entries: UInt64 = 600) async throws -> Vault {
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        try await vault.signedNote(rowan, "a note of long ago")
        while await vault.size < entries { _ = try await vault.client(rowan, act(3)) }
        return vault
    }

    @Test func aLongTailIsFoldedWhenIdleAndReadFromTiles() async throws {
        let folder = try VaultFolder()
        let vault = try await busyVault(folder)
        let before = try await vault.everything()
        let cells = try await vault.store.cellCount
        await vault.tidy(try act(4))
        #expect(await vault.heads.tiledEntries == 512)
        // 512 entries were in as many tail cells, or nearly; they are in two tiles of three parts.
        #expect(try await vault.store.cellCount < cells - 500)
        #expect(try await vault.everything() == before)
        #expect(try await vault.check(act(5)).findings == [])
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(await reopened.heads.tiledEntries == 512 && facts.doubt == nil)
        #expect(try await reopened.everything() == before)
        #expect(try await reopened.check(act(61)).findings == [])
        await reopened.close()
    }

    @Test func aShortTailIsLeftAlone() async throws {
        let folder = try VaultFolder()
        let vault = try await busyVault(folder, entries: LogFile.foldAt - 1)
        await vault.tidy(try act(4))
        #expect(await vault.heads.tiledEntries == 0)
        await vault.close()
    }

    @Test(arguments: ["lost", "older"])
    func withoutTheSnapshotTheLogIsTheSameAndFoldingGoesOn(_ what: String) async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        _ = try await vault.newClient()
        await vault.close()
        let older = try #require(try folder.rows("meta", "k")[3])
        let (second, _) = try await folder.unlock(minute: 1)
        let rowan = try await second.clients(act(2))[0].id
        while await second.size < 600 { _ = try await second.client(rowan, act(3)) }
        let root = await second.heads.vault.root
        await second.close()
        try folder.tamper { database in
            if what == "lost" {
                try database.execute(sql: "DELETE FROM meta WHERE k = 3")
            } else {
                try database.execute(
                    sql: "UPDATE meta SET v = ? WHERE k = 3",
                    arguments: [older.data]
                )
            }
        }
        let (third, facts) = try await folder.unlock()
        #expect(facts.doubt == nil && facts.entries == 601)
        #expect(await third.heads.tiledEntries == 512)
        while await third.size < 800 { _ = try await third.client(rowan, act(61)) }
        #expect(try await third.check(act(62)).findings == [])
        await third.close()
        let (fourth, _) = try await folder.unlock(minute: 70)
        #expect(await fourth.heads.tiledEntries == 768)
        #expect(try await fourth.check(act(71)).findings == [])
        #expect(await fourth.heads.vault.root != root)
        await fourth.close()
    }

    @Test func acrossTheEdgeOfATileOneCommitIsTwoTailCells() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        while await vault.size < 255 { _ = try await vault.client(rowan, act(1)) }
        // The first record of a stream is two entries: that of the state and its own.
        _ = try await vault.draftNote(rowan, "on the edge")
        #expect(await vault.size == 257)
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(await reopened.heads.tiledEntries == 256 && facts.drafts == 1)
        #expect(try await reopened.check(act(61)).findings == [])
        await reopened.close()
    }

    @Test func aWholeNumberOfTilesHasALastMomentToo() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        while await vault.size < 512 { _ = try await vault.client(rowan, act(9)) }
        await vault.tidy(try act(10))
        #expect(await vault.heads.tiledEntries == 512)
        let last = try await vault.log.lastMoment(of: 512)
        #expect(last?.unixMilliseconds == (try act(9).now.unixMilliseconds))
        await vault.close()
        let missing = try VaultFolder()
        try missing.replaceVault(from: folder)
        let error = await vaultError { try await missing.unlock() }
        let day = try act(9).now.day
        #expect(error == .anchorMissing("the vault has 512 entries, the last of \(day)"))
    }
}
