import CTacitSystem
import Glibc
import TacitAgentAPI

/// The process that stays: it holds the lock and the listening socket, reads no connection and
/// knows no key.
///
/// One thread, no event loop: it waits for signals, and starts a worker whenever there is none.
struct Parent: ~Copyable {
    /// How long a worker may take to lock before it is killed: two seconds for requests, one for
    /// the file.
    private static let patience = Duration.seconds(3)

    private let places: AgentPlaces
    private let runtime: PrivateDirectory
    private let listener: ListeningSocket
    private let lock: AgentLock
    private var worker: WorkerProcess?
    private var delay = RespawnDelay()
    private var nextStart: ContinuousClock.Instant?

    /// Takes lock, directories and socket, in this order; signals must be blocked.
    ///
    /// - Throws: why this agent does not start; nothing of a running agent was touched.
    init(places: AgentPlaces) throws(StartFailure) {
        var inherited: CInt = -1
        guard unsafe tacit_inherited_listener(&inherited) == 0 else {
            throw StartFailure(.badConfiguration, .socket)
        }
        guard tacit_close_on_exec_from(3) == 0 else { throw StartFailure(.inputOutput, .process) }
        let runtime = try PrivateDirectory(
            at: places.runtime,
            .runtimeDirectory,
            checkingParent: true
        )
        let lock = try AgentLock(in: runtime)
        _ = try PrivateDirectory(at: places.vault, .vaultDirectory)
        let state = try PrivateDirectory(at: places.state, .stateDirectory)
        let listener = try ListeningSocket(
            inheriting: inherited < 0 ? nil : inherited,
            at: places.socket,
            in: runtime
        )
        try AgentMessages.open(in: state)
        self.places = places
        self.runtime = runtime
        self.lock = lock
        self.listener = listener
    }

    /// Keeps a worker running until SIGTERM or SIGINT.
    mutating func run() {
        startWorker()
        unsafe tacit_notify("READY=1")
        while true {
            switch Signals.wait(limit: nextStart.map { $0 - .now }) {
            case .terminate, .interrupt: return stop()
            case .panic: worker?.send(SIGUSR1)
            case .hangUp: break
            case .child: reap()
            case nil: if let due = nextStart, due <= .now { startWorker() }
            }
        }
    }

    private mutating func startWorker() {
        nextStart = nil
        do throws(StartFailure) {
            worker = try WorkerProcess(places: places, listener: listener.descriptor)
        } catch {
            AgentMessages.write(.error, "a worker could not be started: \(error.problem.rawValue)")
            nextStart = .now + delay.after(.failed(0), life: .zero)
        }
    }

    private mutating func reap() {
        guard let ended = worker, let end = ended.end() else { return }
        worker = nil
        let wait = delay.after(end, life: .now - ended.started)
        switch end {
        case .locked: break
        case .failed(let code):
            AgentMessages.write(
                .error,
                "a worker gave up with code \(code); the next follows in \(wait)"
            )
        case .killed(let signal):
            AgentMessages.write(
                .error,
                "a worker was ended by signal \(signal); the next follows in \(wait)"
            )
        }
        if wait == .zero { startWorker() } else { nextStart = .now + wait }
    }

    private mutating func stop() {
        unsafe tacit_notify("STOPPING=1")
        if let worker {
            worker.send(SIGTERM)
            let end = ContinuousClock.now + Self.patience
            while worker.end() == nil {
                guard ContinuousClock.now < end else {
                    AgentMessages.write(.error, "a worker did not end in time and was killed")
                    worker.send(SIGKILL)
                    _ = worker.end(waiting: true)
                    break
                }
                _ = Signals.wait(limit: end - .now)
            }
        }
        worker = nil
        listener.remove(from: runtime)
    }
}
