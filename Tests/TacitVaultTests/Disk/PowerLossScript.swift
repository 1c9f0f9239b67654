import Foundation
import TacitClinical
import TacitCrypto
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// Acts on a watched vault, and what was acknowledged when.
final class PowerLossScript {
    /// What an image from `point` on has to hold.
    struct Promise: Hashable, Sendable {
        var point = 0
        /// Entries of the log.
        var entries = 0
        /// Texts that were put into the inbox.
        var jots = 0
    }

    /// What is known when the script is over.
    struct Record: Sendable {
        var promises: [Promise] = []
        /// Sizes of the log between two transactions: one is there or it is not.
        var sizes: Set<Int> = [0]
        /// The leaves of the log, oldest first.
        var leaves: [Digest] = []
        /// Sizes of the log at which a text of the inbox had just become a draft.
        var filings: [Int] = []

        /// What was promised at a point.
        func promise(at point: Int) -> Promise {
            promises.last { $0.point <= point } ?? Promise()
        }
    }

    let folder: VaultFolder
    let disk: WatchedDisk
    private(set) var record = Record()
    private var jots = 0

    /// Watches a folder; what lies in it was there before, with so many entries.
    ///
    /// The ballast is left out where no act concerns it: it is as large as thirty vaults.
    init(_ folder: VaultFolder, entries: Int = 0, withBallast: Bool = false) throws {
        self.folder = folder
        disk = try WatchedDisk(folder.path, ignoring: withBallast ? "" : ".ballast")
        record.sizes.insert(entries)
        record.promises.append(Promise(point: 0, entries: entries, jots: 0))
    }

    /// An act returned: what it did is promised from here on.
    private func acknowledge(_ vault: Vault) async {
        let entries = Int(await vault.size)
        record.sizes.insert(entries)
        record.promises.append(Promise(point: disk.point, entries: entries, jots: jots))
    }

    private func finish(_ vault: Vault) async throws {
        let (leaves, ends) = try await vault.leavesAndEnds()
        record.leaves = leaves
        record.sizes.formUnion(ends)
        await vault.close()
    }

    /// Every kind of write that a vault knows, from its creation to the second lock.
    func day() async throws {
        let vault = try await folder.create()
        await acknowledge(vault)
        let (rowan, handle) = try await morning(vault)
        try await afternoon(vault, rowan)
        await vault.tidy(try act(20))
        try await vault.signedNote(rowan, "after the tidying", minute: 21)
        await acknowledge(vault)
        await vault.close()

        let closed = try folder.closed()
        for text in ["in between", String(repeating: "a long call. ", count: 2_000)] {
            let json = try JSONSerialization.data(withJSONObject: [
                "client": handle, "draft_for": "note", "class": "progress", "text": text,
            ])
            let key = try #require(closed.inboxKey)
            try closed.putInbox(SealedBox.seal(Array(json).span, to: key.span))
            jots += 1
            var promise = try #require(record.promises.last)
            promise.jots = jots
            promise.point = disk.point
            record.promises.append(promise)
        }
        closed.close()

        let (second, facts) = try await folder.unlock()
        #expect(facts.filed == 2)
        await acknowledge(second)
        record.filings = [Int(facts.entries) - 1, Int(facts.entries)]
        _ = try await second.notes(rowan, act(61))
        await acknowledge(second)
        _ = try await second.check(act(62))
        await acknowledge(second)
        try await finish(second)
    }

    private func morning(_ vault: Vault) async throws -> (ClientID, String) {
        _ = try await vault.setPractice(Sample.practice, basedOn: 0, act(0))
        await acknowledge(vault)
        let rowan = try await vault.createClient(Sample.rowan, act(1))
        await acknowledge(vault)
        let juniper = try await vault.newClient(Sample.juniper)
        await acknowledge(vault)
        try await vault.writeAnchor(act(1).now)
        let note = try await vault.signedNote(rowan.id, "three mornings without a drink")
        await acknowledge(vault)
        try await vault.signedNote(rowan.id, "session two: WREN-9032", .psychotherapy)
        await acknowledge(vault)
        _ = try await vault.add(rowan.id, to: note.id, Sample.addendum("more"), draft: nil, act(3))
        await acknowledge(vault)
        try await vault.writeAnchor(act(3).now)
        _ = try await vault.recordPlan(
            rowan.id,
            Sample.plan("a glass less"),
            basedOn: 0,
            draft: nil,
            act(4)
        )
        await acknowledge(vault)
        let draft = try await vault.draftNote(juniper, "checks: 22 a day")
        await acknowledge(vault)
        _ = try await vault.moveDraft(juniper, draft.id, to: rowan.id, act(5))
        await acknowledge(vault)
        return (rowan.id, rowan.handle)
    }

    private func afternoon(_ vault: Vault, _ rowan: ClientID) async throws {
        let text = String(repeating: "twelve words. ", count: 3_000)
        let long = try await vault.draftNote(rowan, text)
        await acknowledge(vault)
        _ = try await vault.saveDraft(
            rowan,
            purpose: .note,
            noteClass: .progress,
            text: "shorter",
            replacing: long.id,
            act(6)
        )
        await acknowledge(vault)
        let slip = try await vault.draftNote(rowan, "a slip of the pen")
        try await vault.discardDraft(rowan, slip.id, act(7))
        await acknowledge(vault)
        _ = try await vault.addKeyslot(slot(.kit, 11), act(8))
        await acknowledge(vault)
        try await vault.removeKeyslot(2, act(9))
        await acknowledge(vault)
        try await vault.signedNote(rowan, "to be taken back", minute: 10)
        _ = try await vault.undo(act(11))
        await acknowledge(vault)
        try await vault.writeAnchor(act(11).now)
        _ = try await vault.clients(act(12))
        await acknowledge(vault)
    }

    /// A read on a full disk gives the ballast up; the next act writes it anew.
    func ballast(_ rowan: ClientID) async throws {
        let (vault, _) = try await folder.unlock(minute: 61)
        await acknowledge(vault)
        disk.fail(.full, at: 1, forever: false)
        _ = try await vault.client(rowan, act(62))
        #expect(disk.failures == 1)
        await acknowledge(vault)
        disk.heal()
        #expect(await vault.isBallastSpent)
        _ = try await vault.draftNote(rowan, "with room again", minute: 63)
        #expect(await !vault.isBallastSpent)
        await acknowledge(vault)
        try await finish(vault)
    }

    /// The last reads before the log's first tile is whole, and the lock that folds it.
    func fold(_ rowan: ClientID) async throws {
        let (vault, _) = try await folder.unlock(minute: 61)
        await acknowledge(vault)
        while await vault.size < 258 {
            _ = try await vault.client(rowan, act(62))
            await acknowledge(vault)
        }
        try await finish(vault)
    }
}

extension Vault {
    /// The hashes of all log entries, and the size of the log at the end of each tail cell.
    func leavesAndEnds() throws -> (leaves: [Digest], ends: [Int]) {
        var leaves: [Digest] = []
        try log.read(from: 0, to: heads.vault.size) { (entry) throws(VaultError) in
            leaves.append(entry.vault.leafHash)
        }
        var ends: [Int] = []
        var number = 0
        while case .content(let bytes, _) = try log.file.find(
            .tail,
            keys: log.keys,
            number: UInt64(number)
        ) {
            number += bytes.count / LogCellEntry.byteCount
            ends.append(number)
        }
        return (leaves, ends)
    }
}
