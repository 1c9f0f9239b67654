import Foundation
import TacitClinical
import TacitCrypto
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// A vault that is older than what this machine saw: it is read, and nothing of it is written.
@Suite struct ReadOnlyTests {
    /// A folder whose vault is older than its memory, with a note to read.
    private func rolledBack() async throws -> (folder: VaultFolder, rowan: ClientID, note: RecordID) {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "of the first day").id
        await vault.close()
        let older = try folder.copy()
        let (later, _) = try await folder.unlock(minute: 10)
        try await later.signedNote(rowan, "lost", minute: 11)
        await later.close()
        try folder.replaceVault(from: older)
        return (folder, rowan, note)
    }

    @Test func nothingIsWrittenAndEveryActIsRefused() async throws {
        let (folder, rowan, note) = try await rolledBack()
        let before = try [folder.rows(), folder.rows("meta", "k")]
        let anchor = try Data(contentsOf: URL(fileURLWithPath: folder.memory("anchor")))
        let (vault, facts) = try await folder.unlock()
        #expect(facts.readOnly)
        let acts: [@Sendable () async throws -> Void] = [
            { _ = try await vault.createClient(Sample.juniper, act(61)) },
            { _ = try await vault.reviseClient(rowan, Sample.rowan, basedOn: 1, act(61)) },
            { _ = try await vault.draftNote(rowan, "x") },
            {
                let content = Sample.addendum("x")
                _ = try await vault.add(rowan, to: note, content, draft: nil, act(61))
            },
            {
                let mark = ErrorMark(reason: .duplicate, explanation: nil)
                _ = try await vault.markError(rowan, note, mark, act(61))
            },
            {
                let plan = try Sample.plan("x")
                _ = try await vault.recordPlan(rowan, plan, basedOn: 0, draft: nil, act(61))
            },
            { _ = try await vault.setPractice(Practice(), basedOn: 0, act(61)) },
            { _ = try await vault.addKeyslot(slot(.kit, 11), act(61)) },
            { try await vault.removeKeyslot(2, act(61)) },
            { try await vault.putInbox([UInt8](repeating: 1, count: 100), act(61)) },
        ]
        for (number, verb) in acts.enumerated() {
            #expect(await vaultError(verb) == .readOnly, "act \(number)")
        }
        #expect(try await vault.check(act(61)).findings == [])
        await vault.tidy(try act(61))
        #expect(await vault.written == StatementCounts())
        await vault.close()
        #expect(try [folder.rows(), folder.rows("meta", "k")] == before)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.memory("anchor"))) == anchor)
    }

    @Test func readsWaitSealedAndAreEnteredWhenTheRollbackIsAccepted() async throws {
        let (folder, rowan, note) = try await rolledBack()
        for minute in [61, 62] {
            let (vault, _) = try await folder.unlock(minute: minute)
            let shown = try await vault.note(rowan, note, act(minute))
            #expect(shown.content.sections.first?.text == "of the first day")
            await vault.close()
        }
        let path = try folder.memory("reads")
        let waiting = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(waiting.count == 2 * (4 + 448))
        // What a power failure left of a third: that read was not shown.
        try (waiting + Data([0, 0, 1])).write(to: URL(fileURLWithPath: path))
        let (third, _) = try await folder.unlock(minute: 63)
        _ = try await third.note(rowan, note, act(63))
        await third.close()

        let (vault, facts) = try await folder.unlock(accepting: .rollback, minute: 64)
        #expect(!facts.readOnly && !FileManager.default.fileExists(atPath: path))
        let types = try await vault.types(.access).suffix(5)
        #expect(types == [.rollbackAccepted, .read, .read, .read, .unlocked])
        let times = try await vault.lastReadTimes(3)
        #expect(times == (try [61, 62, 63].map { try act($0).now.unixMilliseconds }))
        await vault.close()
    }

    @Test func aReadThatCannotWaitIsNotShown() async throws {
        let (folder, rowan, note) = try await rolledBack()
        let (vault, _) = try await folder.unlock()
        try FileManager.default.removeItem(atPath: folder.places.stateDirectory)
        #expect(await vaultError { try await vault.note(rowan, note, act(61)) } == .io)
        await vault.close()
    }

    @Test func waitingReadsThatWereChangedAreNotEntered() async throws {
        let (folder, rowan, note) = try await rolledBack()
        let (vault, _) = try await folder.unlock()
        for _ in 0..<2 { _ = try await vault.note(rowan, note, act(61)) }
        await vault.close()
        let path = try folder.memory("reads")
        let cells = try Data(contentsOf: URL(fileURLWithPath: path))
        // Exchanged: each cell carries its number.
        try (cells.suffix(452) + cells.prefix(452)).write(to: URL(fileURLWithPath: path))
        #expect(await vaultError { try await folder.unlock(accepting: .rollback) } == .integrity)
    }

    @Test func theInboxWaitsUntilTheVaultMayBeWritten() async throws {
        let (folder, rowan, _) = try await rolledBack()
        let closed = try folder.closed()
        let key = try #require(closed.inboxKey)
        let box = try SealedBox.seal(Array("{}".utf8).span, to: key.span)
        try closed.putInbox(box)
        closed.close()
        let (vault, facts) = try await folder.unlock()
        #expect(facts.filed == 0)
        #expect(try await vault.inboxCount() == 1)
        #expect(try await vault.drafts(rowan, act(61)) == [])
        await vault.close()
    }
}

extension Vault {
    /// When the last reads were entered as having happened; the entry itself has the same time.
    fileprivate func lastReadTimes(_ count: Int) throws -> [Int64] {
        let entries = try index().entries(of: .vault(.access))
        let reads = entries.filter { $0.type == RecordKind.read.rawValue }
        return reads.suffix(count).map { Int64($0.unixMilliseconds) }
    }
}
