import CTacitSystem
import Glibc

/// How a worker ended.
enum WorkerEnd: Equatable, Sendable {
    /// It locked: exit code 0.
    case locked
    /// It gave up with another exit code.
    case failed(CInt)
    /// A signal ended it.
    case killed(CInt)

    /// Reads what `waitpid` gives.
    init(waitStatus status: CInt) {
        let signal = status & 0x7f
        let code = (status >> 8) & 0xff
        self = signal != 0 ? .killed(signal) : code == 0 ? .locked : .failed(code)
    }
}

/// A running worker, seen from its parent.
struct WorkerProcess {
    /// Its process id; not given to another process until `end` has returned something.
    let id: pid_t
    /// When it was started.
    let started: ContinuousClock.Instant

    /// Starts one with the listening socket and nothing else.
    init(places: AgentPlaces, listener: CInt) throws(StartFailure) {
        let words = [
            "worker", "--parent", "\(getpid())", "--vault", places.vault, "--state", places.state,
        ]
        // A NUL after each and one more for the end of the list.
        let arguments = (words.joined(separator: "\0") + "\0\0").utf8.map { CChar(bitPattern: $0) }
        var child: pid_t = 0
        let failure = unsafe tacit_spawn_self("tacit-agent", arguments, listener, 2, &child)
        guard failure == 0 else { throw StartFailure(errno: failure, .process) }
        id = child
        started = .now
    }

    /// Sends it a signal.
    ///
    /// It cannot be another process's: nobody else waits for it.
    func send(_ signal: CInt) {
        kill(id, signal)
    }

    /// How it ended; nil while it runs.
    func end(waiting: Bool = false) -> WorkerEnd? {
        var status: CInt = 0
        while true {
            let ended = unsafe waitpid(id, &status, waiting ? 0 : WNOHANG)
            if ended == id { return WorkerEnd(waitStatus: status) }
            guard ended < 0, errno == EINTR else { return nil }
        }
    }
}
