import Glibc
import Synchronization

/// While one is in place, Ctrl-C, a closed terminal and a request to end do not end the process
/// where it stands: they are noted, interrupt a read, and are passed on to the editor.
///
/// Cleaning up comes first.
final class SignalGuard {
    private static let numbers = [SIGINT, SIGHUP, SIGTERM]
    private var before: [sigaction] = []
    /// Becomes readable when a signal came; -1 when there are no descriptors left.
    let descriptor: Int32
    private let writing: Int32

    init() {
        // A handler may run on any thread, so it cannot be relied on to interrupt the one that reads.
        var ends: [Int32] = [-1, -1]
        if unsafe pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
        }
        descriptor = ends[0]
        writing = ends[1]
        noted.store(0, ordering: .sequentiallyConsistent)
        wake.store(writing, ordering: .sequentiallyConsistent)
        for number in Self.numbers {
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = note
            action.sa_flags = SA_RESTART
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
        wake.store(-1, ordering: .sequentiallyConsistent)
        for (number, old) in zip(Self.numbers, before) {
            var old = old
            _ = unsafe sigaction(number, &old, nil)
        }
        if !before.isEmpty {
            close(descriptor)
            close(writing)
        }
        before = []
    }
}

// The handler touches these three words, write(2) and kill(2), all of which are safe in a signal handler.
private let noted = Atomic<Int32>(0)
private let receiver = Atomic<Int32>(0)
private let wake = Atomic<Int32>(-1)

private func note(_ number: Int32) {
    _ = noted.compareExchange(expected: 0, desired: number, ordering: .sequentiallyConsistent)
    let pipe = wake.load(ordering: .sequentiallyConsistent)
    var byte: UInt8 = 0
    if pipe >= 0 { _ = unsafe write(pipe, &byte, 1) }
    let child = receiver.load(ordering: .sequentiallyConsistent)
    if child > 0 && number != SIGINT { kill(child, number) }
}
