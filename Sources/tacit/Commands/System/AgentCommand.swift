import ArgumentParser
import Glibc
import TacitAgentAPI
import TacitAgentClient

/// `tacit agent`.
struct AgentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent",
        abstract: "The process behind the socket, which alone opens the vault's file.",
        discussion: """
            It is started by tacit unlock when none runs; systemd can start it as well.

              tacit agent status
              tacit agent install
            """,
        subcommands: [
            AgentStatusCommand.self, AgentStopCommand.self, AgentInstallCommand.self,
            AgentRunCommand.self,
        ],
        defaultSubcommand: AgentStatusCommand.self
    )
}

/// `tacit agent status`.
struct AgentStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say whether an agent runs and where.",
        discussion: "  tacit agent status"
    )

    /// What the command answers.
    struct Answer: Encodable {
        var running: Bool
        var pid: Int32?
        var version: String?
        var socket: String
        var vault: String
    }

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            let places = session.agent.places
            let isRunning = try await session.agent.isRunning()
            let answer = Answer(
                running: isRunning,
                pid: AgentLock.holder(places.lockFile),
                version: isRunning ? try await session.status().version : nil,
                socket: places.socket,
                vault: places.vault
            )
            let word = isRunning ? AgentSentences.running : AgentSentences.notRunning
            try session.output.emit("agent", answer, plain: [word]) { style in
                Columns.fields(
                    [
                        (AgentSentences.agent, word),
                        (AgentSentences.process, answer.pid.map(String.init)),
                        (AgentSentences.version, answer.version),
                        (AgentSentences.socket, answer.socket),
                        (AgentSentences.vault, answer.vault),
                    ],
                    style: style
                )
            }
        }
    }
}

/// `tacit agent stop`.
struct AgentStopCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Lock the vault and end the agent.",
        discussion: "  tacit agent stop"
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            let lockFile = session.agent.places.lockFile
            guard let process = AgentLock.holder(lockFile) else {
                session.output.message(AgentSentences.notRunning)
                return
            }
            if session.isDryRun(AgentSentences.wouldStop) { return }
            guard kill(process, SIGTERM) == 0 else { throw Problem(.permissions) }
            // It gives its worker three seconds.
            for _ in 0..<600 {
                if AgentLock.holder(lockFile) == nil {
                    session.output.message(AgentSentences.stopped)
                    return
                }
                try await Task.sleep(for: .milliseconds(10))
            }
            throw Problem(.failed, detail: AgentSentences.doesNotStop)
        }
    }
}

/// `tacit agent run`.
struct AgentRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Be the agent, in the foreground.",
        discussion: "  tacit agent run"
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            guard let program = AgentClient.program() else {
                throw Problem(.agentUnreachable, detail: AgentSentences.noProgram)
            }
            let places = session.agent.places
            let words = [
                program, "run", "--vault", places.vault, "--state", places.state, "--runtime",
                places.runtime,
            ]
            var arguments = unsafe [UnsafeMutablePointer<CChar>?]()
            for word in words { unsafe arguments.append(strdup(word)) }
            unsafe arguments.append(nil)
            _ = unsafe execv(program, arguments)
            throw Problem(.agentUnreachable, detail: AgentSentences.noProgram)
        }
    }
}

/// `tacit agent install`.
struct AgentInstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Write systemd user units: the agent then starts at its first use.",
        discussion: """
            Writes tacit-agent.socket and tacit-agent.service for the usual places.

              tacit agent install && systemctl --user enable --now tacit-agent.socket
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            guard let program = AgentClient.program() else {
                throw Problem(.agentUnreachable, detail: AgentSentences.noProgram)
            }
            let config = session.agent.places.config
            // `$XDG_CONFIG_HOME/tacit/config` without its last two parts.
            let base = config.split(separator: "/").dropLast(2).joined(separator: "/")
            let folder = "/\(base)/systemd/user"
            let files = [
                (folder + "/tacit-agent.socket", AgentUnits.socket),
                (
                    folder + "/tacit-agent.service",
                    Self.filled(AgentUnits.service, program: program)
                ),
            ]
            if !global.dryRun {
                Directories.make(folder)
                for (path, text) in files {
                    try OutputFile.write(Array(text.utf8), to: path, overwrite: global.force)
                }
            }
            let paths = files.map(\.0)
            try session.output.emit("agent-install", paths, plain: paths) { _ in paths }
            if session.isDryRun(AgentSentences.wouldWrite) { return }
            session.output.hint(AgentSentences.enable)
        }
    }

    /// A path in a unit: `%` begins a specifier, a space ends a word (systemd.service(5)).
    static func filled(_ unit: String, program: String) -> String {
        let path = program.map {
            $0 == "%" ? "%%" : $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0)
        }.joined()
        return unit.split(separator: "@AGENT@", omittingEmptySubsequences: false).joined(
            separator: path.contains(" ") ? "\"\(path)\"" : path
        )
    }
}

/// The file that a running agent holds locked, with its process id inside.
enum AgentLock {
    /// The process that holds the lock; nil when nobody does.
    ///
    /// While it is held the id cannot be another's.
    static func holder(_ path: String) -> pid_t? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
        let text = (try? Input.text(path)) ?? ""
        return Int32(text.trimmed).flatMap { $0 > 1 ? $0 : nil }
    }
}
