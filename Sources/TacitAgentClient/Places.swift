internal import Glibc
public import TacitAgentAPI
internal import TacitCrypto

/// Where everything lies: the XDG rules of the command line, as a pure function of the environment.
///
/// | what | where |
/// |---|---|
/// | vault | `--vault`, `TACIT_VAULT`, `$XDG_DATA_HOME/tacit`, `~/.local/share/tacit` |
/// | state | `$XDG_STATE_HOME/tacit`, `~/.local/state/tacit` |
/// | runtime | `$XDG_RUNTIME_DIR/tacit`, `/run/user/UID/tacit`, `/dev/shm/tacit-UID` |
/// | config | `$XDG_CONFIG_HOME/tacit/config`, `~/.config/tacit/config` |
///
/// A vault that is not at the usual place has a state and a runtime directory of its own beneath these
/// (`at-` and eight digits of its path's SHA-256), so that its agent is never mistaken for that of the
/// usual vault, nor its anchor for the other's.
public struct Places: Equatable, Sendable {
    /// The directory of `vault.db`.
    public let vault: String
    /// The directory of anchor and agent log.
    public let state: String
    /// The directory of socket, lock and editor files.
    public let runtime: String
    /// The file of terminal preferences.
    public let config: String
    /// Whose files these are.
    public let uid: UInt32

    /// The agent's socket.
    public var socket: String { runtime + "/api.sock" }
    /// The file that a running agent has locked; its process id is inside.
    public var lockFile: String { runtime + "/agent.lock" }
    /// The vault's file.
    public var vaultFile: String { vault + "/vault.db" }

    /// Applies the rules.
    ///
    /// - Parameters:
    ///   - vaultOption: the value of `--vault`.
    ///   - uid: whose files these are.
    ///   - workingDirectory: what a relative `--vault` is relative to.
    ///   - environment: looks up a variable.
    ///   - isOurs: whether a path is a directory, not a link, owned by `uid` with mode 0700.
    /// - Throws: `bad-configuration` without a home, `no-runtime-directory`.
    public init(
        vaultOption: String?,
        uid: UInt32,
        workingDirectory: String,
        environment: (String) -> String?,
        isOurs: (String) -> Bool
    ) throws(Problem) {
        func base(_ variable: String, _ beneathHome: String) throws(Problem) -> String {
            // A relative path is to be ignored (XDG Base Directory Specification 0.8).
            if let value = environment(variable), value.hasPrefix("/") { return Self.clean(value) }
            guard let home = environment("HOME"), home.hasPrefix("/") else {
                throw Problem(.badConfiguration, detail: "neither \(variable) nor HOME is set")
            }
            return Self.clean(home) + beneathHome
        }
        self.uid = uid
        config = try base("XDG_CONFIG_HOME", "/.config") + "/tacit/config"
        let usual = try base("XDG_DATA_HOME", "/.local/share") + "/tacit"
        let chosen = vaultOption ?? environment("TACIT_VAULT").flatMap { $0.isEmpty ? nil : $0 }
        vault =
            chosen.map { Self.clean($0.hasPrefix("/") ? $0 : workingDirectory + "/" + $0) } ?? usual
        let suffix = vault == usual ? "" : "/at-" + Self.mark(of: vault)
        state = try base("XDG_STATE_HOME", "/.local/state") + "/tacit" + suffix
        runtime =
            try Self.runtimeBase(uid: uid, environment: environment, isOurs: isOurs) + suffix
    }

    /// The places of this process.
    public static func current(vaultOption: String?) throws(Problem) -> Self {
        let uid = getuid()
        return try Self(
            vaultOption: vaultOption,
            uid: uid,
            workingDirectory: workingDirectory(),
            environment: ProcessEnvironment.value
        ) { path in
            // The last resort is made here; one that another user made before is seen by its owner.
            if path.hasPrefix("/dev/shm/") { _ = unsafe mkdir(path, 0o700) }
            guard let facts = FileFacts(at: path) else { return false }
            return facts.isDirectory && facts.owner == uid && facts.permissions == 0o700
        }
    }

    private static func runtimeBase(
        uid: UInt32,
        environment: (String) -> String?,
        isOurs: (String) -> Bool
    ) throws(Problem) -> String {
        if let value = environment("XDG_RUNTIME_DIR"), value.hasPrefix("/") {
            return clean(value) + "/tacit"
        }
        if isOurs("/run/user/\(uid)") { return "/run/user/\(uid)/tacit" }
        let shared = "/dev/shm/tacit-\(uid)"
        guard isOurs(shared) else { throw Problem(.noRuntimeDirectory) }
        return shared
    }

    /// Without empty and `.` parts and without a slash at the end.
    static func clean(_ path: String) -> String {
        "/" + path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    private static func mark(of path: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = SHA256Hash.digest(Array(path.utf8).span).prefix(4)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }

    private static func workingDirectory() -> String {
        var bytes = [CChar](repeating: 0, count: 4_096)
        guard unsafe getcwd(&bytes, bytes.count) != nil else { return "/" }
        return String(
            decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
    }
}
