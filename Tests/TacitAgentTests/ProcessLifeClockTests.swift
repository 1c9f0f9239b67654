import Testing

@testable import TacitAgent

@Suite struct ProcessLifeClockTests {
    private static let second: Int64 = 1_000_000_000
    private static let start = ClockReading(boot: 5_000 * second, monotonic: 4_000 * second)

    /// What the clocks show so many seconds later, of which the machine slept some.
    private func later(_ seconds: Int64, asleep: Int64 = 0, nanoseconds: Int64 = 0) -> ClockReading {
        let passed = seconds * Self.second + nanoseconds
        return ClockReading(
            boot: Self.start.boot + passed,
            monotonic: Self.start.monotonic + passed - asleep * Self.second
        )
    }

    @Test func theIdleLimitIsTenMinutesToTheNanosecond() {
        let life = LifeClock(startingAt: Self.start)
        #expect(life.limitReached(at: later(600, nanoseconds: -1)) == nil)
        #expect(life.limitReached(at: later(600)) == .idle)
        #expect(life.idleSecondsLeft(at: later(0)) == 600)
        #expect(life.idleSecondsLeft(at: later(599, nanoseconds: 1)) == 1)
        #expect(life.idleSecondsLeft(at: later(10_000)) == 0)
    }

    @Test func activityDefersTheIdleLimit() {
        var life = LifeClock(startingAt: Self.start)
        life.activity(at: later(599))
        #expect(life.limitReached(at: later(1_198)) == nil)
        #expect(life.limitReached(at: later(1_199)) == .idle)
    }

    @Test func activityDoesNotDeferTheHardCap() {
        var life = LifeClock(startingAt: Self.start, idleMinutes: 60)
        life.activity(at: later(43_199))
        #expect(life.limitReached(at: later(43_199)) == nil)
        #expect(life.hardCapSecondsLeft(at: later(43_199)) == 1)
        life.activity(at: later(43_200))
        #expect(life.limitReached(at: later(43_200)) == .hardCap)
    }

    @Test func sleepLocksAtOnceAndActivityDoesNotHelp() {
        var life = LifeClock(startingAt: Self.start)
        #expect(life.limitReached(at: later(5, asleep: 2)) == nil)
        #expect(life.limitReached(at: later(5, asleep: 3)) == .suspended)
        life.activity(at: later(6, asleep: 3))
        #expect(life.limitReached(at: later(7, asleep: 3)) == .suspended)
    }

    @Test func sleepBeforeTheUnlockDoesNotCount() {
        let woken = ClockReading(boot: 9_000 * Self.second, monotonic: 10 * Self.second)
        let life = LifeClock(startingAt: woken)
        #expect(life.limitReached(at: woken) == nil)
    }

    @Test(arguments: [(-5, 1), (0, 1), (1, 1), (30, 30), (60, 60), (61, 60), (.max, 60)])
    func theIdleLimitStaysBetweenOneAndSixtyMinutes(_ asked: Int, _ given: Int) {
        #expect(LifeClock.allowed(asked) == given)
        #expect(LifeClock(startingAt: Self.start, idleMinutes: asked).idleMinutes == given)
    }

    @Test func theKernelsClocksGoForward() {
        let first = ClockReading.now()
        let second = ClockReading.now()
        #expect(first.monotonic > 0 && second.monotonic >= first.monotonic)
        #expect(second.boot >= first.boot)
        // Read one after the other, and boot counts sleep besides.
        #expect(first.boot > first.monotonic - Self.second)
    }

    @Test func anEndIsGivenOnce() async {
        let times = Counter()
        let end = EndSignal { times.add() }
        #expect(!end.isGiven)
        await withTaskGroup { group in
            for _ in 0..<20 { group.addTask { end.give() } }
        }
        #expect(end.isGiven)
        #expect(times.value == 1)
        await end.wait()
    }
}
