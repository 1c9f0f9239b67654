// The C module brings the same struct: which of the two the compiler asks for depends on what it loads first.
import CTacitSystem
import Glibc

/// The signals of agent and worker.
///
/// They are blocked from the first lines of main on, in every thread, and waited for by the main
/// thread, so that no code ever runs in a signal handler.
enum Signals: CInt, CaseIterable {
    /// SIGTERM: end in order.
    case terminate = 15
    /// SIGINT: the same, from a terminal.
    case interrupt = 2
    /// SIGUSR1: lock now.
    case panic = 10
    /// SIGHUP: the terminal went away; of no interest.
    case hangUp = 1
    /// SIGCHLD: the worker ended.
    case child = 17

    /// Blocks all of them in this thread and those that it starts.
    ///
    /// A launcher may have had some ignored, which would be inherited, and an ignored SIGCHLD takes
    /// the exit status away: all get their default back.
    static func block() {
        for signal in allCases { _ = Glibc.signal(signal.rawValue, SIG_DFL) }
        var set = all
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for one of them; nil when `limit` has passed.
    ///
    /// Without a limit it waits for ever.
    static func wait(limit: Duration? = nil) -> Signals? {
        var set = all
        guard let limit else {
            while true {
                if let signal = Signals(rawValue: unsafe sigwaitinfo(&set, nil)) { return signal }
            }
        }
        let (seconds, attoseconds) = max(limit, .zero).components
        var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        // An interruption, as by a debugger, is taken for the end of the time; callers look at the
        // clock.
        return Signals(rawValue: unsafe sigtimedwait(&set, nil, &time))
    }

    private static var all: sigset_t {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for signal in allCases { unsafe sigaddset(&set, signal.rawValue) }
        return set
    }
}
