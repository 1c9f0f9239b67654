import CTacitSystem
import Glibc
import TacitCrypto
import TacitVault

/// One life: sandboxed once, unlocked at most once, ended by locking.
///
/// The main thread waits for signals; everything else runs on the executor's threads, which are
/// started after the sandbox is entered and so are inside it.
enum Worker {
    /// Where the parent puts the listening socket.
    private static let listener: CInt = 3
    /// What requests in flight get to be answered.
    private static let grace = Duration.seconds(2)
    /// What the whole end may take.
    ///
    /// After that the process ends all the same: the file gets over it, and keys that outlive a
    /// lock would be worse.
    private static let longestEnd = Duration.seconds(5)

    /// Lives and ends; signals must be blocked, and there must be one thread.
    ///
    /// - Returns: an exit code, only when there was nothing to serve; ends the process otherwise.
    static func run(places: VaultPlaces, parent: pid_t, hardening: CInt) -> CInt {
        guard tacit_check_listener(listener) == 0,
            tacit_die_with_parent(parent, SIGTERM) == 0
        else { return 70 }
        _ = signal(SIGPIPE, SIG_IGN)
        AgentMessages.silenceLibraries()
        // Reads /proc/self/status, which the sandbox hides.
        let memoryIsLocked = (try? SecureMemory.verify()) != nil
        if !memoryIsLocked { AgentMessages.write(.error, "memory for keys cannot be locked") }
        let sandbox = Sandbox.enter(places, hardening: hardening)
        if !sandbox.isComplete { AgentMessages.write(.warning, "sandbox: \(sandbox.line)") }

        // Whoever ends this life wakes the main thread, which sees to it that it does end.
        let end = EndSignal { kill(getpid(), SIGTERM) }
        let core = WorkerCore(
            places: places,
            sandbox: sandbox,
            memoryIsLocked: memoryIsLocked,
            end: end
        )
        Task.detached { await live(core) }
        waitForEnd(end)
    }

    private static func live(_ core: WorkerCore) async {
        do {
            let server = try await AgentServer.start(listener: listener, core: core)
            await core.end.wait()
            await server.stop(within: grace)
        } catch {
            AgentMessages.write(.error, "the server could not be started")
            leave(74)
        }
        await core.close()
        leave(0)
    }

    private static func waitForEnd(_ end: EndSignal) -> Never {
        while true {
            switch Signals.wait() {
            case .terminate, .interrupt, .panic:
                end.give()
                let limit = ContinuousClock.now + longestEnd
                while ContinuousClock.now < limit { _ = Signals.wait(limit: limit - .now) }
                AgentMessages.write(.error, "the worker did not end in time")
                leave(0)
            case .hangUp, .child, nil: break
            }
        }
    }

    /// Without handlers of libraries that would run at `exit`, while other threads are still at
    /// work.
    private static func leave(_ code: CInt) -> Never {
        _exit(code)
    }
}
