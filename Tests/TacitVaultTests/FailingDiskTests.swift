import Foundation
import TacitClinical
import TacitCrypto
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// A call of the disk fails in the middle of an act: the act fails with a code or is done, nothing
/// that was acknowledged before is lost, and the vault opens afterwards.
///
/// For each act the first call fails, then the second, and so on until the act passes; with an
/// error, with no room and with half of the bytes; that call alone, and all from it on. Which calls
/// are meant is in `Tests/Support/CPowerLoss`.
@Suite struct FailingDiskTests {
    /// An act on a vault that may fail.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let fault: Fault
        let isLasting: Bool
        let act: @Sendable (Scene) async throws -> Void

        var testDescription: String { "\(name): \(fault)\(isLasting ? ", lasting" : "")" }
    }

    /// An open vault with a client, a signed note and a draft, on a watched disk.
    struct Scene: Sendable {
        let folder: VaultFolder
        let vault: Vault
        let rowan: ClientID
        let note: RecordID
        let draft: RecordID
    }

    private static let acts: [(String, @Sendable (Scene) async throws -> Void)] = [
        ("client", { _ = try await $0.vault.newClient(Sample.juniper) }),
        (
            "long draft",
            {
                let text = String(repeating: "twelve words. ", count: 3_000)
                _ = try await $0.vault.draftNote($0.rowan, text)
            }
        ),
        (
            "first of a compartment",
            { _ = try await $0.vault.draftNote($0.rowan, "x", .psychotherapy) }
        ),
        (
            "signature",
            {
                let content = try Sample.note("signed")
                _ = try await $0.vault.sign($0.rowan, draft: $0.draft, content: content, act(6))
            }
        ),
        ("discarded draft", { try await $0.vault.discardDraft($0.rowan, $0.draft, act(6)) }),
        ("keyslot", { _ = try await $0.vault.addKeyslot(slot(.kit, 11), act(6)) }),
        ("read", { _ = try await $0.vault.note($0.rowan, $0.note, act(6)) }),
        ("check", { _ = try await $0.vault.check(act(6)) }),
        ("idle moment", { await $0.vault.tidy(try act(30)) }),
        ("lock", { await $0.vault.close() }),
    ]

    static let cases: [Case] = acts.flatMap { name, act in
        Fault.allCases.flatMap { fault in
            [false, true].map { Case(name: name, fault: fault, isLasting: $0, act: act) }
        }
    }

    @Test(arguments: cases)
    func nothingAcknowledgedIsLostAndTheVaultOpens(_ failing: Case) async throws {
        let model = try await Self.model()
        var nth = 1
        var met = true
        while met {
            let folder = try model.folder.copy(in: PowerLossTests.memory)
            met = try await meet(failing, nth: nth, model, folder)
            nth += 1
            try #require(nth < 2_000, "the act never passes")
        }
        #expect(nth > 2, "the fault met no call")
    }

    /// A closed vault that each attempt gets a copy of.
    private struct Model {
        let folder: VaultFolder
        let rowan: ClientID
        let note: RecordID
    }

    private static func model() async throws -> Model {
        let folder = try VaultFolder(in: PowerLossTests.memory)
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "of the first day").id
        await vault.close()
        return Model(folder: folder, rowan: rowan, note: note)
    }

    /// Lets one call of the act fail; false when it has fewer.
    private func meet(
        _ failing: Case,
        nth: Int,
        _ model: Model,
        _ folder: VaultFolder
    ) async throws -> Bool {
        let disk = try WatchedDisk(folder.path)
        let (vault, _) = try await folder.unlock()
        let draft = try await vault.draftNote(model.rowan, "a draft", minute: 61)
        let before = try await vault.leavesAndEnds().leaves
        let scene = Scene(
            folder: folder,
            vault: vault,
            rowan: model.rowan,
            note: model.note,
            draft: draft.id
        )
        disk.fail(failing.fault, at: nth, forever: failing.isLasting)
        let error = await Self.error { try await failing.act(scene) }
        let met = disk.failures > 0
        disk.heal()
        let place = "\(failing.name), call \(nth)"
        if let error {
            #expect(met && error is VaultError, "\(place): \(error)")
        }
        // As after a kill in that moment; at every other call by night, by day at every eighth.
        let isKilled = nth.isMultiple(of: PowerLossTests.isNight ? 2 : 8)
        let killed = isKilled ? try folder.copy(in: PowerLossTests.memory) : nil
        // None when the act was the lock.
        let acknowledged = (try? await vault.leavesAndEnds().leaves) ?? before
        #expect(acknowledged.starts(with: before), "\(place): the log of the open vault")
        let later = try await goOn(vault, model, place)
        await vault.close()
        try await reopen(folder, later ?? acknowledged, place)
        if let killed { try await reopen(killed, acknowledged, "\(place), then killed") }
        return met
    }

    /// The disk is well again: the vault writes and reads, or refuses both.
    ///
    /// The log after it; nil when it refused.
    private func goOn(_ vault: Vault, _ model: Model, _ place: String) async throws -> [Digest]? {
        do {
            let draft = try await vault.draftNote(model.rowan, "afterwards", minute: 63)
            let found = try await vault.draft(model.rowan, draft.id, act(64))
            #expect(found.text == "afterwards", "\(place)")
            return try await vault.leavesAndEnds().leaves
        } catch {
            #expect(error as? VaultError == .io, "\(place): goes on with \(error)")
            return nil
        }
    }

    private func reopen(
        _ folder: VaultFolder,
        _ acknowledged: [Digest],
        _ place: String
    ) async throws {
        let (vault, facts) = try await folder.unlock(minute: 90)
        #expect(facts.doubt == nil, "\(place)")
        let leaves = try await vault.leavesAndEnds().leaves
        #expect(leaves.starts(with: acknowledged), "\(place): lost")
        #expect(try await vault.check(act(91)).findings == [], "\(place)")
        await vault.close()
    }

    /// Unlocking itself, also of a vault with a log that a kill left, and with texts in its inbox.
    @Test(arguments: Fault.allCases, [false, true])
    func anUnlockThatFailsSaysSoAndTheNextOneOpens(_ fault: Fault, _ lasting: Bool) async throws {
        let model = try await Self.model()
        let (left, facts) = try await model.folder.unlock()
        try await left.signedNote(model.rowan, "before the kill", minute: 61)
        let handle = try await left.client(model.rowan, act(62)).handle
        let letter = #"{"class":"contact","client":"\#(handle)","draft_for":"note","text":"x"}"#
        let key = await left.header.inboxKey
        let box = try SealedBox.seal(Array(letter.utf8).span, to: key.span)
        try await left.store.apply(Inbox.rows(of: box))
        let acknowledged = try await left.leavesAndEnds().leaves
        #expect(facts.filed == 0)
        var nth = 1
        var met = true
        while met {
            let folder = try model.folder.copy(in: PowerLossTests.memory)
            let disk = try WatchedDisk(folder.path)
            disk.fail(fault, at: nth, forever: lasting)
            let error = await Self.error { await (try await folder.unlock()).vault.close() }
            met = disk.failures > 0
            disk.heal()
            if let error { #expect(met && error is VaultError, "call \(nth): \(error)") }
            try await reopen(folder, acknowledged, "call \(nth)")
            let (vault, _) = try await folder.unlock(minute: 95)
            #expect(try await vault.drafts(nil, act(96)).map(\.text) == ["x"], "call \(nth)")
            await vault.close()
            nth += 1
        }
        #expect(nth > 10)
        await left.close()
    }

    /// Read entries of a vault that is open for reading only lie in a file; each that was shown is
    /// in it.
    @Test(arguments: Fault.allCases)
    func aReadThatWaitsIsNotLost(_ fault: Fault) async throws {
        let model = try await Self.model()
        let older = try model.folder.copy(in: PowerLossTests.memory)
        let (later, _) = try await model.folder.unlock()
        try await later.signedNote(model.rowan, "lost", minute: 61)
        await later.close()
        try model.folder.replaceVault(from: older)
        var nth = 1
        var met = true
        while met {
            let folder = try model.folder.copy(in: PowerLossTests.memory)
            let disk = try WatchedDisk(folder.path)
            let (vault, _) = try await folder.unlock(minute: 62)
            _ = try await vault.note(model.rowan, model.note, act(63))
            disk.fail(fault, at: nth, forever: false)
            let error = await Self.error {
                _ = try await vault.note(model.rowan, model.note, act(64))
            }
            met = disk.failures > 0
            disk.heal()
            _ = try await vault.note(model.rowan, model.note, act(65))
            await vault.close()
            let (accepted, _) = try await folder.unlock(accepting: .rollback, minute: 66)
            let reads = try await accepted.types(.access).filter { $0 == .read }.count
            // One that was refused may be entered, one that was shown must be.
            #expect(reads == 3 || (reads == 2 && error != nil), "call \(nth)")
            await accepted.close()
            nth += 1
        }
        #expect(nth > 2)
    }

    private static func error(_ body: () async throws -> Void) async -> (any Error)? {
        do {
            try await body()
            return nil
        } catch {
            return error
        }
    }
}
