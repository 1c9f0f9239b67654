import Glibc
import Synchronization

/// While one is in place, Ctrl-C, a closed terminal and a request to end do not end the process where it
/// stands: they are noted, interrupt a read, and are passed on to the editor. Cleaning up comes first.
final class SignalGuard {
    private static let numbers = [SIGINT, SIGHUP, SIGTERM]
    private var before: [sigaction] = []

    init() {
        noted.store(0, ordering: .sequentiallyConsistent)
        for number in Self.numbers {
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = note
            // Without SA_RESTART, so that a read that waits comes back.
            action.sa_flags = 0
            var old = sigaction()
            _ = unsafe sigaction(number, &action, &old)
            before.append(old)
        }
    }

    /// The first signal that came; nil when none did.
    var signal: Int32? {
        let number = noted.load(ordering: .sequentiallyConsistent)
        return number == 0 ? nil : number
    }

    /// Passes signals on to this process while it runs; Ctrl-C reaches it by itself.
    func forward(to child: pid_t) { receiver.store(child, ordering: .sequentiallyConsistent) }

    /// Puts back what was before.
    func end() {
        receiver.store(0, ordering: .sequentiallyConsistent)
        for (number, old) in zip(Self.numbers, before) {
            var old = old
            _ = unsafe sigaction(number, &old, nil)
        }
        before = []
    }
}

// The handler touches these two words and kill(2), all of which are safe in a signal handler.
private let noted = Atomic<Int32>(0)
private let receiver = Atomic<Int32>(0)

private func note(_ number: Int32) {
    _ = noted.compareExchange(expected: 0, desired: number, ordering: .sequentiallyConsistent)
    let child = receiver.load(ordering: .sequentiallyConsistent)
    if child > 0 && number != SIGINT { kill(child, number) }
}
