/// Seconds that pass, for limits that no clock from outside may move.
enum Clock {
    private static let start = SuspendingClock.now

    static func monotonicSeconds() -> Int64 {
        start.duration(to: .now).components.seconds + 1
    }
}
