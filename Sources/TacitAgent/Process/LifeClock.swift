import CTacitSystem

/// The two clocks of the kernel that never jump, read together; nanoseconds since boot.
struct ClockReading: Equatable, Sendable {
    /// With the time spent suspended (`CLOCK_BOOTTIME`).
    var boot: Int64
    /// Without it (`CLOCK_MONOTONIC`).
    var monotonic: Int64

    /// Both, now.
    static func now() -> ClockReading {
        var reading = ClockReading(boot: 0, monotonic: 0)
        // The kernel knows both clocks since 2.6.39 and has no other way to fail.
        let failure = unsafe tacit_boot_clock(&reading.boot)
        let other = unsafe tacit_monotonic_clock(&reading.monotonic)
        precondition(failure == 0 && other == 0, "the kernel's clocks cannot be read")
        return reading
    }
}

/// How long an unlocked worker may live.
///
/// A pure value: it is told what the clocks show. There is no timer for each limit, because timers
/// stand still while the machine sleeps; whoever is about to use the vault asks first, and a tick
/// asks otherwise.
struct LifeClock: Equatable, Sendable {
    /// Why a life is over.
    enum Limit: Equatable, Sendable {
        /// Nobody asked for anything.
        case idle
        /// Unlocked for too long, however busy.
        case hardCap
        /// The machine slept; whoever woke it may not be its owner.
        case suspended
    }

    /// Minutes without activity when nobody has said otherwise.
    static let defaultIdleMinutes = 10
    /// What the idle limit may be set to, in minutes.
    static let idleMinutesRange = 1...60
    /// A long working day, in seconds.
    static let hardCapSeconds = 12 * 3_600
    /// How far the clocks may part before it counts as sleep: more than reading them one after the
    /// other on a machine under load, less than any real suspend and resume.
    static let suspendToleranceSeconds = 2

    /// The idle limit in minutes.
    var idleMinutes: Int

    private let started: ClockReading
    private var lastActivity: Int64

    /// A life that begins now.
    init(startingAt now: ClockReading, idleMinutes: Int = defaultIdleMinutes) {
        self.idleMinutes = Self.allowed(idleMinutes)
        started = now
        lastActivity = now.boot
    }

    /// The nearest idle limit that may be set.
    static func allowed(_ minutes: Int) -> Int {
        min(max(minutes, idleMinutesRange.lowerBound), idleMinutesRange.upperBound)
    }

    /// Somebody used the vault.
    mutating func activity(at now: ClockReading) {
        lastActivity = now.boot
    }

    /// The limit that is reached; nil while none is.
    ///
    /// A limit once reached stays so, but for activity.
    func limitReached(at now: ClockReading) -> Limit? {
        let lead = (now.boot - now.monotonic) - (started.boot - started.monotonic)
        if lead > Self.nanoseconds(Self.suspendToleranceSeconds) { return .suspended }
        if hardCapSecondsLeft(at: now) == 0 { return .hardCap }
        return idleSecondsLeft(at: now) == 0 ? .idle : nil
    }

    /// Whole seconds since somebody used the vault.
    func secondsSinceActivity(at now: ClockReading) -> Int {
        Int((now.boot - lastActivity) / 1_000_000_000)
    }

    /// Whole seconds until the idle limit, rounded up; 0 when it is reached.
    func idleSecondsLeft(at now: ClockReading) -> Int {
        Self.secondsLeft(until: lastActivity + Self.nanoseconds(idleMinutes * 60), at: now)
    }

    /// Whole seconds until the hard cap, rounded up; 0 when it is reached.
    func hardCapSecondsLeft(at now: ClockReading) -> Int {
        Self.secondsLeft(until: started.boot + Self.nanoseconds(Self.hardCapSeconds), at: now)
    }

    private static func nanoseconds(_ seconds: Int) -> Int64 { Int64(seconds) * 1_000_000_000 }

    private static func secondsLeft(until end: Int64, at now: ClockReading) -> Int {
        end <= now.boot ? 0 : Int((end - now.boot + 999_999_999) / 1_000_000_000)
    }
}
