import Foundation
import Synchronization
import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitVault
import Testing

@testable import TacitAgent

/// What a worker holds, with a real vault and clocks of our own.
@Suite struct ProcessCoreTests {
    @Test func withoutAVaultThereIsNothingToUnlock() async throws {
        let life = try Life()
        #expect(try await life.core.state() == .none)
        await #expect(throws: WorkerError.vault(.noVault)) { _ = try await life.core.vault() }
        await #expect(throws: WorkerError.vault(.noVault)) { try await life.unlock() }
        #expect(await life.core.idleSecondsLeft == nil)
        #expect(await life.core.hardCapSecondsLeft == nil)
    }

    @Test func aVaultIsOpenWhenItIsMade() async throws {
        let life = try Life()
        try await life.create()
        #expect(try await life.core.state() == .unlocked)
        _ = try await life.core.vault()
        #expect(await life.core.idleSecondsLeft == 600)
        #expect(await life.core.hardCapSecondsLeft == 43_200)
        await life.core.close()
    }

    @Test func oneLifeOpensOneVaultOnce() async throws {
        let life = try Life()
        try await life.create()
        await #expect(throws: WorkerError.alreadyOpen) { try await life.create() }
        await #expect(throws: WorkerError.alreadyOpen) { try await life.unlock() }
        await #expect(throws: WorkerError.alreadyOpen) { _ = try await life.core.closed() }
        await life.core.close()
    }

    @Test func aVaultThatIsThereIsNotMadeAgain() async throws {
        let first = try Life()
        try await first.create()
        await first.core.close()
        let second = try Life(after: first)
        #expect(try await second.core.state() == .locked)
        await #expect(throws: WorkerError.vault(.vaultExists)) { try await second.create() }
        let third = try Life(after: first)
        await second.core.close()
        await #expect(throws: WorkerError.vault(.vaultExists)) { try await third.create() }
    }

    @Test func theNextLifeIsLockedAndUnlocks() async throws {
        let first = try Life()
        try await first.create()
        await first.core.close()
        let second = try Life(after: first)
        await #expect(throws: WorkerError.locked) { _ = try await second.core.vault() }
        #expect(await second.core.vaultWithoutActivity() == nil)
        try await second.unlock()
        _ = try await second.core.vault()
        await second.core.close()
    }

    @Test func aWrongKeyLeavesItLockedForTheNextTry() async throws {
        let first = try Life()
        try await first.create()
        await first.core.close()
        let second = try Life(after: first)
        await #expect(throws: WorkerError.vault(.wrongKey)) { try await second.unlock(with: 8) }
        #expect(try await second.core.state() == .locked)
        try await second.unlock()
        #expect(try await second.core.state() == .unlocked)
        await second.core.close()
    }

    @Test func keysAreNotTakenIntoMemoryThatMayReachTheDisk() async throws {
        let life = try Life(memoryIsLocked: false)
        await #expect(throws: WorkerError.vault(.memoryLock)) { try await life.create() }
        await #expect(throws: WorkerError.vault(.memoryLock)) { try await life.unlock() }
        #expect(try await life.core.state() == .none)
    }

    @Test func useDefersTheIdleLimitAndALookDoesNot() async throws {
        let life = try Life()
        try await life.create()
        life.clock.advance(300)
        _ = try await life.core.vault()
        #expect(await life.core.idleSecondsLeft == 600)
        life.clock.advance(300)
        #expect(await life.core.vaultWithoutActivity() != nil)
        #expect(try await life.core.state() == .unlocked)
        #expect(await life.core.idleSecondsLeft == 300)
        await life.core.activity()
        #expect(await life.core.idleSecondsLeft == 600)
        await life.core.close()
    }

    @Test(arguments: ["idle", "asleep", "hard cap", "lock"])
    func aLifeThatIsOverGivesNoVaultAndEnds(_ reason: String) async throws {
        let life = try Life()
        try await life.create()
        await life.core.setIdleMinutes(60)
        switch reason {
        case "idle": life.clock.advance(3_600)
        case "asleep": life.clock.advance(4, asleep: 3)
        case "hard cap":
            for _ in 0..<11 {
                life.clock.advance(3_599)
                _ = try await life.core.vault()
            }
            life.clock.advance(3_611)
        default: await life.core.requestLock()
        }
        // Asked before any tick: the first request after the limit is refused already.
        await #expect(throws: WorkerError.locked) { _ = try await life.core.vault() }
        #expect(await life.core.vaultWithoutActivity() == nil)
        #expect(try await life.core.state() == .locked)
        #expect(life.core.end.isGiven)
        await life.core.end.wait()
        await life.core.close()
    }

    @Test func aLimitIsFoundWithoutAnyRequest() async throws {
        let life = try Life()
        try await life.create()
        life.clock.advance(600)
        try await until { life.core.end.isGiven }
        await life.core.close()
    }

    @Test func nothingOpensAfterTheEnd() async throws {
        let life = try Life()
        await life.core.requestLock()
        await #expect(throws: WorkerError.locked) { try await life.create() }
        await #expect(throws: WorkerError.locked) { try await life.unlock() }
    }

    @Test func theIdleLimitIsSetBeforeOrAfterTheUnlock() async throws {
        let life = try Life()
        await life.core.setIdleMinutes(5)
        try await life.create()
        #expect(await life.core.idleSecondsLeft == 300)
        await life.core.setIdleMinutes(1_000)
        #expect(await life.core.idleSecondsLeft == 3_600)
        await life.core.close()
    }
}

/// A core with a vault's folder and clocks that stand still until told.
private struct Life {
    let folder: ProcessFolder
    let clock = StandingClock()
    let core: WorkerCore

    init(after other: Life? = nil, memoryIsLocked: Bool = true) throws {
        folder = try other?.folder ?? ProcessFolder()
        for name in ["vault", "state"] where folder.mode(of: name) == nil {
            try folder.make(name, mode: 0o700)
        }
        let clock = clock
        core = WorkerCore(
            places: VaultPlaces(
                vaultDirectory: folder.file("vault"),
                stateDirectory: folder.file("state")
            ),
            sandbox: SandboxReport(),
            memoryIsLocked: memoryIsLocked,
            readings: { clock.reading }
        )
    }

    func create() async throws {
        let slot = try NewKeyslot(
            kind: .kit,
            passes: 0,
            memoryKiB: 0,
            salt: [UInt8](repeating: 1, count: 16),
            key: key(7)
        )
        _ = try await core.create(keyslots: [slot], fictional: true, now: now())
    }

    func unlock(with byte: UInt8 = 7) async throws {
        _ = try await core.unlock(slot: 1, key: key(byte), accepting: .nothing, now: now())
    }

    private func key(_ byte: UInt8) throws -> SecureBytes {
        try SecureBytes(copying: [UInt8](repeating: byte, count: 32).span)
    }

    private func now() throws -> Moment {
        try #require(Moment(unixMilliseconds: 1_770_000_000_000))
    }
}

/// Clocks that go only when they are told to.
private final class StandingClock: Sendable {
    private let shown = Mutex(ClockReading(boot: 1_000_000_000_000, monotonic: 900_000_000_000))

    var reading: ClockReading { shown.withLock { $0 } }

    func advance(_ seconds: Int64, asleep: Int64 = 0) {
        shown.withLock {
            $0.boot += seconds * 1_000_000_000
            $0.monotonic += (seconds - asleep) * 1_000_000_000
        }
    }
}
