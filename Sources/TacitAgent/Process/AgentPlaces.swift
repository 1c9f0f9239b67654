import TacitAgentAPI
import TacitVault

/// The agent's three directories, by the rule of the command line (`Tests/Data/places.json`).
///
/// | | argument | variable | else |
/// |---|---|---|---|
/// | vault | `--vault` | `$XDG_DATA_HOME/tacit` | `~/.local/share/tacit` |
/// | state | `--state` | `$XDG_STATE_HOME/tacit` | `~/.local/state/tacit` |
/// | runtime | `--runtime` | `$XDG_RUNTIME_DIR/tacit` | `/run/user/UID/tacit`, `/dev/shm/tacit-UID` |
///
/// A relative path in a variable is ignored (XDG Base Directory Specification 0.8).
/// Nothing is touched here; `PrivateDirectory` makes and checks.
struct AgentPlaces: Equatable, Sendable {
    /// What was said on the command line.
    struct Arguments: Equatable, Sendable {
        var vault: String?
        var state: String?
        var runtime: String?
    }

    /// Holds the vault.
    var vault: String
    /// Holds this machine's memory of the vault and the agent's messages.
    var state: String
    /// Holds the socket and the lock.
    var runtime: String

    /// The socket.
    var socket: String { runtime + "/" + Self.socketName }
    /// The two that a worker uses.
    var ofVault: VaultPlaces { VaultPlaces(vaultDirectory: vault, stateDirectory: state) }

    /// The name of the socket in the runtime directory.
    static let socketName = "api.sock"
    /// The name of the file that a running agent has locked.
    static let lockName = "agent.lock"
    /// The name of the agent's messages in the state directory.
    static let messagesName = "agent.log"

    /// Applies the rule.
    ///
    /// - Parameters:
    ///   - arguments: what was said; each must be an absolute path.
    ///   - uid: whose agent this is.
    ///   - environment: looks up a variable.
    ///   - isPrivate: whether a path is a directory of that user with mode 0700, and not a link.
    /// - Throws: `badConfiguration`.
    init(
        _ arguments: Arguments,
        uid: UInt32,
        environment: (String) -> String?,
        isPrivate: (String) -> Bool
    ) throws(StartFailure) {
        func place(
            _ argument: String?,
            _ variable: String,
            _ beneathHome: String,
            _ subject: StartFailure.Subject
        ) throws(StartFailure) -> String {
            if let argument { return try Self.absolute(argument, subject) }
            if let base = Self.absolute(environment(variable)) { return base + "/tacit" }
            guard let home = Self.absolute(environment("HOME")) else {
                throw StartFailure(.badConfiguration, .environment)
            }
            return home + beneathHome + "/tacit"
        }
        vault = try place(arguments.vault, "XDG_DATA_HOME", "/.local/share", .vaultDirectory)
        state = try place(arguments.state, "XDG_STATE_HOME", "/.local/state", .stateDirectory)
        if let argument = arguments.runtime {
            runtime = try Self.absolute(argument, .runtimeDirectory)
        } else if let base = Self.absolute(environment("XDG_RUNTIME_DIR")) {
            runtime = base + "/tacit"
        } else if isPrivate("/run/user/\(uid)") {
            runtime = "/run/user/\(uid)/tacit"
        } else {
            runtime = "/dev/shm/tacit-\(uid)"
        }
    }

    private static func absolute(
        _ argument: String,
        _ subject: StartFailure.Subject
    ) throws(StartFailure) -> String {
        guard let path = absolute(argument) else { throw StartFailure(.badConfiguration, subject) }
        return path
    }

    /// Without empty parts, `.` and a slash at the end; nil for a relative path and for one that
    /// goes up.
    private static func absolute(_ path: String?) -> String? {
        guard let path, path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(0) else {
            return nil
        }
        let parts = path.split(separator: "/").filter { $0 != "." }
        guard !parts.contains("..") else { return nil }
        return "/" + parts.joined(separator: "/")
    }
}
