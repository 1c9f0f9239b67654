import Foundation
import TacitClinical
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// Acts that share a commit: all of them are in the file when one of them is told, or none is.
@Suite struct SharedCommitTests {
    private static func sharing(_ folder: VaultFolder) async throws -> (Vault, ClientID) {
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        try await vault.signedNote(rowan, "of yesterday")
        await vault.shareCommits()
        return (vault, rowan)
    }

    @Test func anActIsInTheFileWhenItIsSettledAndNotBefore() async throws {
        let folder = try VaultFolder()
        let (vault, rowan) = try await Self.sharing(folder)
        let before = await vault.written
        let draft = try await vault.draftNote(rowan, "of today")
        #expect(await vault.written == before)
        let killed = try folder.copy()
        let (early, _) = try await killed.unlock()
        #expect(try await early.drafts(rowan, act(60)) == [])
        await early.close()

        try await vault.settled(since: 0)
        let (late, facts) = try await folder.copy().unlock()
        #expect(facts.drafts == 1)
        #expect(try await late.drafts(rowan, act(60)).map(\.id) == [draft.id])
        await late.close()
        await vault.close()
    }

    @Test func actsOfManyAreOneTransactionWithOneTailCell() async throws {
        let folder = try VaultFolder()
        let (vault, rowan) = try await Self.sharing(folder)
        let before = await vault.written
        for number in 0..<40 { _ = try await vault.draftNote(rowan, "draft \(number)") }
        for _ in 0..<10 { _ = try await vault.client(rowan, act(3)) }
        try await vault.settled(since: 0)
        let expected = StatementCounts(transactions: 1, [.insertCell: 50 + 1])
        #expect(await vault.written - before == expected)
        #expect(try await vault.check(act(4)).findings == [])
        await vault.close()
    }

    @Test func aSharedCommitStartsAnotherTailCellAtTheEdgeOfATile() async throws {
        let folder = try VaultFolder()
        let (vault, rowan) = try await Self.sharing(folder)
        while await vault.size < 250 { _ = try await vault.client(rowan, act(3)) }
        try await vault.settled(since: 0)
        let before = await vault.written
        for _ in 0..<200 { _ = try await vault.client(rowan, act(3)) }
        try await vault.settled(since: 0)
        // 6 up to the edge, then 98, 96: what one cell holds, and the rest.
        let expected = StatementCounts(transactions: 1, [.insertCell: 200 + 3])
        #expect(await vault.written - before == expected)
        #expect(try await vault.check(act(4)).findings == [])
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.doubt == nil)
        #expect(try await reopened.check(act(61)).findings == [])
        await reopened.close()
    }

    @Test func whatWasStagedIsSeenByTheActsBehindIt() async throws {
        let folder = try VaultFolder()
        let (vault, rowan) = try await Self.sharing(folder)
        let first = RecordID.random()
        let second = RecordID.random()
        _ = try await vault.draftNote(rowan, "x", id: first)
        #expect(try await vault.draftNote(rowan, "x", id: first).text == "x", "said twice")
        _ = try await vault.saveDraft(
            rowan,
            purpose: .note,
            noteClass: .progress,
            text: "y",
            replacing: first,
            act(3, id: second)
        )
        let juniper = try await vault.newClient(Sample.juniper)
        _ = try await vault.draftNote(juniper, "of another")
        _ = try await vault.sign(rowan, draft: second, content: Sample.note("y"), act(4))
        try await vault.settled(since: 0)
        #expect(try await vault.check(act(5)).findings == [])
        #expect(try await vault.drafts(nil, act(5)).map(\.client) == [juniper])
        await vault.close()
    }

    @Test func sixtyFourAtOnceHaveConsecutiveSequencesAndFewCommits() async throws {
        let folder = try VaultFolder()
        let (vault, rowan) = try await Self.sharing(folder)
        let size = await vault.size
        let before = await vault.written.transactions
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<64 {
                group.addTask {
                    for turn in 0..<4 {
                        let failures = vault.failures
                        _ = try await vault.draftNote(rowan, "draft \(number) \(turn)")
                        try await vault.settled(since: failures)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(await vault.size == size + 256)
        #expect(await vault.written.transactions - before < 256, "some were shared")
        let copy = try folder.copy()
        await vault.close()
        let (reopened, facts) = try await copy.unlock()
        #expect(facts.drafts == 256)
        let chart = try StreamID(client: rowan, stream: StreamCode.chart.rawValue)
        let sequences = try await reopened.sequences(of: chart)
        #expect(sequences == Array(0..<UInt64(sequences.count)))
        #expect(try await reopened.check(act(61)).findings == [])
        await reopened.close()
    }
}

extension Vault {
    fileprivate func sequences(of stream: StreamID) throws -> [UInt64] {
        try index().entries(of: stream).map(\.sequence)
    }
}
