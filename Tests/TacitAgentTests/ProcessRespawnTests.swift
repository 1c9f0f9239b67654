import Testing

@testable import TacitAgent

@Suite struct ProcessRespawnTests {
    @Test func afterALockThereIsNoWait() {
        var delay = RespawnDelay()
        #expect(delay.after(.locked, life: .zero) == .zero)
    }

    @Test func crashesAreFollowedMoreAndMoreSlowly() {
        var delay = RespawnDelay()
        let waits = (0..<9).map { _ in delay.after(.killed(11), life: .milliseconds(3)) }
        let expected = [100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]
        #expect(waits == expected.map { .milliseconds($0) })
    }

    @Test func aLockOrALongLifeStartsTheWaitsAnew() {
        for end in [WorkerEnd.locked, .failed(1)] {
            var delay = RespawnDelay()
            for _ in 0..<5 { _ = delay.after(.failed(1), life: .zero) }
            _ = delay.after(end, life: .seconds(10))
            let next = delay.after(.killed(9), life: .zero)
            #expect(next == (end == .locked ? .milliseconds(100) : .milliseconds(200)))
        }
    }

    @Test func aWaitStatusSaysHowItEnded() {
        #expect(WorkerEnd(waitStatus: 0) == .locked)
        #expect(WorkerEnd(waitStatus: 74 << 8) == .failed(74))
        #expect(WorkerEnd(waitStatus: 9) == .killed(9))
        #expect(WorkerEnd(waitStatus: 0x80 | 11) == .killed(11))
    }
}
