import Foundation
import TacitClinical
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// The disk is full, again and again: nothing is lost, reads go on, and the ballast comes back.
@Suite(.enabled(if: Tmpfs.isAvailable, "mounting needs root"))
struct FullDiskTests {
    /// A vault on a disk of its own.
    private struct Scene {
        let disk: Tmpfs
        let folder: VaultFolder
        let rowan: ClientID
        let note: RecordID

        init(megabytes: Int) async throws {
            disk = try Tmpfs(megabytes: megabytes)
            folder = try VaultFolder(in: disk.path)
            let vault = try await folder.create()
            rowan = try await vault.newClient()
            note = try await vault.signedNote(rowan, "of the first day").id
            await vault.close()
        }

        var ballast: Ballast {
            get throws { try Ballast(besideVaultAt: folder.places.file) }
        }

        /// Takes all room but a random rest, so that each time another write is the first to fail.
        func fill(_ name: String, leaving rest: Int = 0) throws {
            let file = unsafe open(disk.path + "/" + name, O_RDWR | O_CREAT, 0o600)
            defer { close(file) }
            var size: off_t = 0
            for chunk in [65_536, 4_096] {
                let bytes = [UInt8](repeating: 1, count: chunk)
                while unsafe write(file, bytes, chunk) == chunk { size += off_t(chunk) }
            }
            try #require(ftruncate(file, max(0, size - off_t(rest))) == 0)
        }

        func free(_ name: String) { unsafe unlink(disk.path + "/" + name) }
    }

    @Test func fiftyCyclesLoseNothing() async throws {
        let scene = try await Scene(megabytes: 14)
        var texts: [String] = []
        for cycle in 0..<50 {
            let (vault, facts) = try await scene.folder.unlock(minute: 60 + cycle)
            #expect(facts.doubt == nil && facts.drafts == texts.count, "cycle \(cycle)")
            let rest = Int.random(in: 0..<24) * 4_096
            try scene.fill("filler", leaving: rest)
            var refused: VaultError?
            // One of them is too large for what is left, wherever that ends.
            for length in [10, 40_000, 400_000] where refused == nil {
                let text = "\(cycle) " + String(repeating: "x", count: length)
                refused = await vaultError {
                    try await vault.draftNote(scene.rowan, text, minute: 61)
                }
                if refused == nil { texts.append(text) }
            }
            #expect(refused == .full, "cycle \(cycle), \(rest) bytes left")
            for _ in 0..<3 {
                let shown = try await vault.note(scene.rowan, scene.note, act(62))
                #expect(shown.content.sections.first?.text == "of the first day")
            }
            if cycle.isMultiple(of: 5) { try await spend(vault, scene) }
            scene.free("filler")
            let retried = try await vault.draftNote(scene.rowan, "\(cycle) retried", minute: 63)
            texts.append(retried.text)
            #expect(try scene.ballast.isWhole, "cycle \(cycle): room again, ballast again")
            for draft in try await vault.drafts(scene.rowan, act(64)).dropFirst(4) {
                try await vault.discardDraft(scene.rowan, draft.id, act(64))
                texts.removeAll { $0 == draft.text }
            }
            let waiting = try await vault.drafts(nil, act(65)).map(\.text)
            #expect(Set(waiting) == Set(texts), "cycle \(cycle)")
            await vault.close()
        }
        let (vault, _) = try await scene.folder.unlock(minute: 200)
        #expect(try await vault.check(act(201)).findings == [])
        await vault.close()
    }

    /// Reads until the ballast is given up, and some more.
    private func spend(_ vault: Vault, _ scene: Scene) async throws {
        var reads = 0
        while try scene.ballast.isWhole {
            _ = try await vault.note(scene.rowan, scene.note, act(62))
            reads += 1
            try #require(reads < 1_000, "the disk is not full")
        }
        let size = await vault.size
        #expect(
            await vaultError { try await vault.draftNote(scene.rowan, "x", minute: 62) } == .full,
            "the room of the ballast is for read entries"
        )
        #expect(await vault.size == size)
        _ = try await vault.note(scene.rowan, scene.note, act(62))
    }

    /// Reads until not even the ballast's room is left.
    private func readUntilRefused(_ vault: Vault, _ scene: Scene) async throws {
        var error: VaultError?
        while error == nil {
            error = await vaultError { try await vault.note(scene.rowan, scene.note, act(62)) }
        }
        #expect(error == .logUnavailable)
    }

    @Test func aLockOnAFullDiskLosesNothing() async throws {
        let scene = try await Scene(megabytes: 14)
        let (vault, _) = try await scene.folder.unlock()
        try await vault.signedNote(scene.rowan, "before the disk was full", minute: 61)
        try scene.fill("filler")
        await vault.close()
        scene.free("filler")
        let (again, facts) = try await scene.folder.unlock(minute: 70)
        #expect(facts.doubt == nil)
        #expect(try await again.notes(scene.rowan, act(71)).count == 2)
        #expect(try await again.check(act(72)).findings == [])
        await again.close()
    }

    @Test func aFullDiskIsNoReasonToStayLocked() async throws {
        let scene = try await Scene(megabytes: 14)
        try scene.fill("filler")
        let (vault, facts) = try await scene.folder.unlock()
        #expect(facts.doubt == nil)
        _ = try await vault.note(scene.rowan, scene.note, act(61))
        await vault.close()
        scene.free("filler")
        let (again, _) = try await scene.folder.unlock(minute: 70)
        #expect(try scene.ballast.isWhole)
        #expect(try await again.check(act(71)).findings == [])
        await again.close()
    }

    /// Breaks the glass when not even the ballast has room for an entry.
    @Test func pastTheBallastOnlyAReadThatBreaksTheGlassIsShown() async throws {
        let scene = try await Scene(megabytes: 14)
        let (vault, _) = try await scene.folder.unlock()
        try await vault.signedNote(scene.rowan, "so that the lock has something to do", minute: 60)
        try scene.fill("first")
        try await spend(vault, scene)
        try scene.fill("second")
        try await readUntilRefused(vault, scene)
        let entered = try await vault.types(.access).count
        for minute in 70..<73 {
            let calm = try act(minute)
            let refused = await vaultError { try await vault.note(scene.rowan, scene.note, calm) }
            #expect(refused == .logUnavailable)
            let urgent = Act(now: calm.now, breaksGlass: true)
            _ = try await vault.note(scene.rowan, scene.note, urgent)
        }
        #expect(await vault.heldReads() == 3)
        #expect(try await vault.types(.access).count == entered, "nothing of them is in the file")
        let write = await vaultError { try await vault.draftNote(scene.rowan, "x", minute: 73) }
        #expect(write == .full)
        scene.free("first")
        scene.free("second")
        _ = try await vault.note(scene.rowan, scene.note, act(74))
        #expect(await vault.heldReads() == 0)
        #expect(try await vault.types(.access).suffix(4) == [.read, .read, .read, .read])
        let times = try await vault.times(.access).suffix(4)
        #expect(Array(times) == (try [70, 71, 72, 74].map { try act($0).now.unixMilliseconds }))
        #expect(try await vault.check(act(75)).findings == [])
        await vault.close()
    }

    @Test func heldReadsAreWrittenAtLockAndInAnIdleMoment() async throws {
        for isLock in [true, false] {
            let scene = try await Scene(megabytes: 14)
            let (vault, _) = try await scene.folder.unlock()
            try scene.fill("first")
            try await spend(vault, scene)
            try scene.fill("second")
            try await readUntilRefused(vault, scene)
            let urgent = Act(now: try act(70).now, breaksGlass: true)
            _ = try await vault.note(scene.rowan, scene.note, urgent)
            let entered = try await vault.types(.access).count
            scene.free("first")
            scene.free("second")
            if !isLock {
                await vault.tidy(urgent)
                #expect(await vault.heldReads() == 0)
            }
            await vault.close()
            let (again, _) = try await scene.folder.unlock(minute: 80)
            #expect(try await again.types(.access).count == entered + 2)
            await again.close()
        }
    }
}
