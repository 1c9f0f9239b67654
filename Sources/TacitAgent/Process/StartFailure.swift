import Glibc
import TacitAgentAPI

/// Why an agent does not start: a kind of problem, and which of its places it is about.
struct StartFailure: Error, Equatable, Sendable {
    /// One of the agent's places.
    enum Subject: String, Sendable {
        case environment
        case vaultDirectory = "the vault's directory"
        case stateDirectory = "the state directory"
        case runtimeDirectory = "the runtime directory"
        case lock = "agent.lock"
        case socket = "api.sock"
        case messages = "agent.log"
        case process = "this process"
    }

    /// Which problem; it decides the exit code.
    var problem: ProblemKind
    /// What it is about.
    var subject: Subject

    init(_ problem: ProblemKind, _ subject: Subject) {
        self.problem = problem
        self.subject = subject
    }

    /// What an error of the system means for one of the places.
    init(errno code: CInt, _ subject: Subject) {
        self.init(Self.problem(of: code, subject), subject)
    }

    /// The sentences for a terminal.
    var lines: [String] {
        let facts = problem.facts
        return ["tacit-agent: error: \(facts.title): \(subject.rawValue)"]
            + (facts.hint.map { ["tacit-agent: \($0)"] } ?? [])
    }

    private static func problem(of code: CInt, _ subject: Subject) -> ProblemKind {
        switch code {
        case ENOSPC, EDQUOT: .diskFull
        case ENAMETOOLONG: subject == .socket ? .socketPathTooLong : .badConfiguration
        // A symbolic link where a directory or file of ours should be: ENOTDIR, ELOOP.
        case EACCES, EPERM, ELOOP, ENOTDIR: .permissions
        case ENOENT, EROFS: subject == .runtimeDirectory ? .noRuntimeDirectory : .inputOutput
        default: .inputOutput
        }
    }
}
