import CTacitSystem
import Glibc
import TacitAgentAPI
import TacitVault

/// The two processes of the agent, for the executable `tacit-agent`.
public enum AgentProcess {
    /// The version, as `--version` prints it.
    public static var version: String { TacitVersion.text }

    /// The first act of main, before arguments are read: no core files, no ptrace, nothing for
    /// other users, and signals kept for the main thread.
    ///
    /// Returns 0, or an errno value, to be handed on.
    public static func harden() -> Int32 {
        Signals.block()
        return tacit_harden()
    }

    /// Runs the agent until SIGTERM or SIGINT; nil stands for the places of the XDG rules.
    ///
    /// - Returns: the exit code, one of those of `tacit help exit-codes`. Why it did not start is
    ///   on standard error.
    public static func run(
        vault: String?,
        state: String?,
        runtime: String?,
        hardening: Int32
    ) -> Int32 {
        do throws(StartFailure) {
            // Without this the keys of a worker could be read as well.
            guard hardening == 0 else { throw StartFailure(errno: hardening, .process) }
            let places = try AgentPlaces(
                .init(vault: vault, state: state, runtime: runtime),
                uid: geteuid(),
                environment: variable,
                isPrivate: PrivateDirectory.isPrivate
            )
            var parent = try Parent(places: places)
            parent.run()
            return 0
        } catch {
            for line in error.lines.map({ Array(($0 + "\n").utf8) }) {
                _ = unsafe write(2, line, line.count)
            }
            return error.problem.facts.exitCode
        }
    }

    /// Runs a worker on the listening socket that its parent left at descriptor 3.
    ///
    /// - Returns: the exit code, when there was no such socket or no such parent; ends the process
    ///   otherwise.
    public static func work(
        vault: String,
        state: String,
        parent: Int32,
        hardening: Int32
    ) -> Int32 {
        Worker.run(
            places: VaultPlaces(vaultDirectory: vault, stateDirectory: state),
            parent: parent,
            hardening: hardening
        )
    }

    private static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
