import TacitClinical
import Testing

@testable import TacitVault

@Suite struct PlanTests {
    @Test func versionsFollowOneAnotherAndAStaleOneIsRefused() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let first = try await vault.recordPlan(
            rowan,
            Sample.plan("a glass less"),
            basedOn: 0,
            draft: nil,
            act(2)
        )
        for basis in [0, 2, -1] {
            let stale = await vaultError {
                try await vault.recordPlan(
                    rowan,
                    Sample.plan("x"),
                    basedOn: basis,
                    draft: nil,
                    act(3)
                )
            }
            #expect(stale == .stale, "based on \(basis)")
        }
        let second = try await vault.recordPlan(
            rowan,
            Sample.plan("two less"),
            basedOn: 1,
            draft: nil,
            act(4)
        )
        #expect(first.version == 1 && second.version == 2 && second.current)
        #expect(try await vault.plan(rowan, version: nil, act(5)).id == second.id)
        let old = try await vault.plan(rowan, version: 1, act(5))
        #expect(!old.current && old.contentHash == first.contentHash)
        #expect(first.contentHash != second.contentHash)
        #expect(await vaultError { try await vault.plan(rowan, version: 3, act(5)) } == .notFound)
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        let kept = try await reopened.plans(rowan, act(60))
        #expect(kept.map(\.version) == [1, 2] && kept.map(\.current) == [false, true])
        #expect(kept.map(\.contentHash) == [first.contentHash, second.contentHash])
        await reopened.close()
    }

    @Test func onlyADraftOfAPlanBecomesAPlan() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.draftNote(rowan, "a note")
        let error = await vaultError {
            try await vault.recordPlan(
                rowan,
                Sample.plan("x"),
                basedOn: 0,
                draft: note.id,
                act(3)
            )
        }
        #expect(error == .conflict)
        #expect(try await vault.drafts(rowan, act(4)).map(\.id) == [note.id])
        await vault.close()
    }

    @Test func thePracticeCountsItsVersionsAndRefusesAStaleOne() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        #expect(try await vault.practice(act(1)).version == 0)
        _ = try await vault.setPractice(Sample.practice, basedOn: 0, act(1))
        var second = Sample.practice
        second.part2Program = true
        let stale = await vaultError { try await vault.setPractice(second, basedOn: 0, act(2)) }
        #expect(stale == .stale)
        #expect(try await vault.setPractice(second, basedOn: 1, act(3)).version == 2)
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        let kept = try await reopened.practice(act(60))
        #expect(kept.version == 2 && kept.practice == second)
        await reopened.close()
    }
}
