import Foundation
import Synchronization
import TacitClinical
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// The power fails: whatever of the unsynced writes came to the disk, the vault opens with every act
/// that was acknowledged, with none by half, and the anchor has no wrong word to say.
///
/// What a disk may hold then is in `Tests/Support/CPowerLoss/include/power_loss.h`. Push opens 5,000
/// images, a night 100,000.
@Suite(.serialized) struct PowerLossTests {
    /// In memory: the disk that fails is a journal.
    static let memory = "/dev/shm"
    static let isNight = ProcessInfo.processInfo.environment["TACIT_FIGURES"] == "night"
    private static let workers = 4

    @Test func aDayOfActsFromTheFirstWriteToTheSecondLock() async throws {
        let script = try PowerLossScript(VaultFolder(in: Self.memory))
        try await script.day()
        try await check(script, images: Self.isNight ? 92_000 : 4_800)
    }

    @Test func theLockThatFoldsTheLogIntoItsFirstTile() async throws {
        let folder = try VaultFolder(in: Self.memory)
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        while await vault.size < 254 { _ = try await vault.client(rowan, act(3)) }
        await vault.close()
        let script = try PowerLossScript(folder, entries: 254)
        try await script.fold(rowan)
        try await check(script, images: Self.isNight ? 8_000 : 200)
    }

    @Test func theBallastThatIsGivenUpAndWrittenAnew() async throws {
        let folder = try VaultFolder(in: Self.memory)
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let entries = Int(await vault.size)
        await vault.close()
        let script = try PowerLossScript(folder, entries: entries, withBallast: true)
        try await script.ballast(rowan)
        // An image in which the ballast is not whole takes seconds: it is written anew.
        try await check(script, images: Self.isNight ? 200 : 0)
    }

    /// Builds and opens images at every point of the script's journal.
    private func check(_ script: PowerLossScript, images: Int) async throws {
        let points = try Self.points(script.disk, images: images)
        let (record, disk) = (script.record, script.disk)
        let seen = ImageMarks()
        let opened = try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in 0..<Self.workers {
                let own = points.enumerated().filter { $0.offset % Self.workers == worker }
                group.addTask {
                    try await ImageWorker(record: record, disk: disk, seen: seen)
                        .open(own.map(\.element))
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(opened >= images)
        #expect(seen.count > images / 3, "too many images were the same")
    }

    /// The points at which images can differ, since some call before them is not durable, and how
    /// many to build there: more where more is not.
    private static func points(
        _ disk: WatchedDisk,
        images: Int
    ) throws -> [(point: Int, images: Int)] {
        let history = try disk.history()
        let pending = (0...disk.point).map { (point: $0, count: history.advance(to: $0)) }
        let all = pending.reduce(0) { $0 + $1.count }
        return pending.filter { $0.count > 0 }
            .map { (point: $0.point, images: 2 + images * $0.count / all) }
    }
}

/// What was found in images that were opened already, so that none is opened twice.
final class ImageMarks: Sendable {
    private let found = Mutex<[UInt64: ImageFinding]>([:])

    var count: Int { found.withLock { $0.count } }

    subscript(mark: UInt64) -> ImageFinding? {
        get { found.withLock { $0[mark] } }
        set { found.withLock { $0[mark] = newValue } }
    }
}

/// What an image turned out to hold.
struct ImageFinding: Equatable, Sendable {
    /// Entries of the script's log.
    var entries = 0
    /// Texts of the inbox that were there or are drafts.
    var jots = 0
    /// Why it did not open.
    var error: VaultError?
    /// What else was wrong.
    var faults: [String] = []
}

/// Opens images of one disk, one after the other, in a folder of its own.
struct ImageWorker {
    let record: PowerLossScript.Record
    let disk: WatchedDisk
    let seen: ImageMarks

    /// Opens so many images at each point; gives how many.
    func open(_ points: [(point: Int, images: Int)]) async throws -> Int {
        let folder = try VaultFolder(in: PowerLossTests.memory)
        let history = try disk.history()
        var opened = 0
        for (point, images) in points {
            _ = history.advance(to: point)
            let promise = record.promise(at: point)
            for number in 0..<UInt64(images) {
                // The first two are what was synced, and everything.
                let seed = number < 2 ? number : UInt64(point) << 32 | number
                let mark = try history.image(seed: seed, below: folder.path)
                let found: ImageFinding
                if let known = seen[mark] {
                    found = known
                } else {
                    found = await examine(folder)
                    seen[mark] = found
                }
                opened += 1
                if let fault = judge(found, promise) {
                    Issue.record("point \(point) seed \(seed): \(fault), \(found), \(promise)")
                }
            }
        }
        return opened
    }

    /// What is wrong with an image, given what was promised.
    private func judge(_ found: ImageFinding, _ promise: PowerLossScript.Promise) -> String? {
        if let error = found.error {
            // Before the creation was acknowledged there may be none, or one that was not remembered.
            if case .anchorMissing = error, promise.entries == 0 { return nil }
            return error == .noVault && promise.entries == 0 ? nil : "does not open"
        }
        guard found.faults.isEmpty else { return "damaged" }
        guard found.entries >= promise.entries, found.jots >= promise.jots else { return "lost" }
        return record.sizes.contains(found.entries) ? nil : "half"
    }

    private func examine(_ folder: VaultFolder) async -> ImageFinding {
        var found = ImageFinding()
        do {
            let (vault, facts) = try await folder.unlock(minute: 200)
            if let doubt = facts.doubt { found.faults.append("\(doubt)") }
            found.faults += try await vault.check(act(201)).findings.map { "\($0)" }
            let (leaves, _) = try await vault.leavesAndEnds()
            found.entries = zip(leaves, record.leaves).prefix { $0 == $1 }.count
            let filed = record.filings.filter { $0 <= found.entries }.count
            found.jots = filed + facts.filed
            // The unlock, a draft for each text, the check.
            if leaves.count != found.entries + 2 + facts.filed { found.faults.append("entries") }
            if try await vault.inboxCount() > 0 { found.faults.append("inbox") }
            try await vault.store.close()
        } catch {
            found.error = error as? VaultError
            if found.error == nil { found.faults.append("\(error)") }
        }
        return found
    }
}
