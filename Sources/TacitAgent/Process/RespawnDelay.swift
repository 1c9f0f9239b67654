/// How long the parent waits before it starts the next worker.
///
/// None after a lock. A worker that crashed at once would crash at once again: 100 ms, doubling to
/// 5 s, and from the start again when one has lived for a while.
struct RespawnDelay: Equatable {
    private static let first = Duration.milliseconds(100)
    private static let longest = Duration.seconds(5)
    private static let soundLife = Duration.seconds(10)

    private var next = first

    /// The wait after a worker that ended so and lived so long.
    mutating func after(_ end: WorkerEnd, life: Duration) -> Duration {
        if end == .locked || life >= Self.soundLife { next = Self.first }
        guard end != .locked else { return .zero }
        let delay = next
        next = min(next * 2, Self.longest)
        return delay
    }
}
