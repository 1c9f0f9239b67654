import Synchronization

/// The word that a worker must end: given once, by anyone, and waited for by one.
final class EndSignal: Sendable {
    private let given = Atomic(false)
    private let onGive: @Sendable () -> Void
    private let words: AsyncStream<Never>
    private let speaker: AsyncStream<Never>.Continuation

    /// - Parameter onGive: runs once, at the first `give`.
    init(onGive: @escaping @Sendable () -> Void = {}) {
        self.onGive = onGive
        (words, speaker) = AsyncStream.makeStream()
    }

    /// Whether the word was given.
    var isGiven: Bool { given.load(ordering: .acquiring) }

    /// Gives the word; only the first time does anything.
    func give() {
        guard !given.exchange(true, ordering: .acquiringAndReleasing) else { return }
        onGive()
        speaker.finish()
    }

    /// Returns when the word was given, at once if it was.
    func wait() async {
        for await _ in words {}
    }
}
