import CTacitSystem
import Glibc
import TacitVault

/// What became of each step by which a worker gives up rights, for `doctor`.
struct SandboxReport: Equatable, Sendable {
    /// The steps.
    enum Step: String, CaseIterable, Sendable {
        /// Not dumpable, no core files, umask.
        case hardened
        /// No later gain of privileges.
        case noNewPrivileges = "no-new-privileges"
        /// Files: only vault and state (landlock ABI 1; truncation from ABI 3 on).
        case files
        /// No TCP by landlock as well (ABI 4).
        case network
        /// No abstract sockets of others, no signals to others (ABI 6).
        case scope
        /// The list of denied system calls.
        case systemCalls = "system-calls"
    }

    /// What became of one.
    enum Outcome: Equatable, Sendable {
        case done
        /// The kernel has no such thing.
        case lacking
        /// It has, and refused; an errno value.
        case failed(CInt)
    }

    /// Each step that was tried.
    var outcomes: [Step: Outcome] = [:]

    /// Whether nothing is missing.
    var isComplete: Bool { Step.allCases.allSatisfy { outcomes[$0] == .done } }

    /// One line for the agent's messages.
    var line: String {
        Step.allCases.map { step in
            switch outcomes[step] {
            case .done: "\(step.rawValue) done"
            case .lacking: "\(step.rawValue) lacking"
            case .failed(let code): "\(step.rawValue) failed (\(code))"
            case nil: "\(step.rawValue) not tried"
            }
        }.joined(separator: ", ")
    }
}

/// The rights that a worker keeps: the files of one vault, local sockets, computing.
///
/// A step that fails is told, not ignored, and does not keep the practitioner from her notes: on a
/// kernel without landlock the agent still runs. What `EPERM` would mean here is a container that
/// forbids the step.
enum Sandbox {
    /// Read by the C library for local time; missing on some systems.
    private static let localTime = ["/etc/localtime", "/usr/share/zoneinfo"]
    /// When work has waited for a second, Swift's thread pool (libdispatch) reads `/proc/TID/stat`
    /// of its threads, and ends the process when it cannot; the numbers of threads to come are not
    /// known, so no rule can be narrower.
    ///
    /// Nothing there can be listed or written, and of other processes landlock still hides all that
    /// ptrace could show: memory, environment, open files.
    private static let threads = "/proc"

    /// Gives up everything else, for good.
    ///
    /// Only while the process has one thread: landlock binds the calling thread and those that it
    /// starts.
    static func enter(_ places: VaultPlaces, hardening: CInt) -> SandboxReport {
        var report = SandboxReport()
        report.outcomes[.hardened] = outcome(hardening)
        report.outcomes[.noNewPrivileges] = outcome(tacit_no_new_privileges())
        restrictFiles(places, &report)
        report.outcomes[.systemCalls] = outcome(tacit_seccomp_deny())
        return report
    }

    private static func restrictFiles(_ places: VaultPlaces, _ report: inout SandboxReport) {
        var ruleset: CInt = -1
        var abi: CInt = 0
        var failure = unsafe tacit_landlock_begin(&ruleset, &abi)
        if failure == 0 {
            failure = allow(places, ruleset, abi)
            if failure == 0 { failure = tacit_landlock_enforce(ruleset) } else { close(ruleset) }
        }
        let result = outcome(failure)
        report.outcomes[.files] = result
        report.outcomes[.network] = result == .done && abi < 4 ? .lacking : result
        report.outcomes[.scope] = result == .done && abi < 6 ? .lacking : result
    }

    private static func allow(_ places: VaultPlaces, _ ruleset: CInt, _ abi: CInt) -> CInt {
        let own = [places.vaultDirectory, places.stateDirectory].map { ($0, TACIT_WRITE) }
        let shared = localTime.map { ($0, TACIT_READ_ALL) } + [(threads, TACIT_READ_FILES)]
        for (path, access) in own + shared {
            let failure = unsafe tacit_landlock_allow(ruleset, abi, path, access)
            let mayLack = localTime.contains(path) && failure == ENOENT
            if failure != 0, !mayLack { return failure }
        }
        return 0
    }

    private static func outcome(_ failure: CInt) -> SandboxReport.Outcome {
        switch failure {
        case 0: .done
        case ENOSYS, EOPNOTSUPP: .lacking
        default: .failed(failure)
        }
    }
}
