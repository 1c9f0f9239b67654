import ArgumentParser
import TacitAgent

/// What hardening came to: 0 or an errno value.
///
/// Read first by the first line that runs, at the end of this file.
private enum Start {
    static let hardening = AgentProcess.harden()
}

/// `tacit-agent`: keeps one vault, unlocked or locked, for the command line and for other programs
/// of its owner.
private struct TacitAgentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tacit-agent",
        abstract: "Keep a vault and serve it on a local socket.",
        version: AgentProcess.version,
        subcommands: [Run.self, Work.self],
        defaultSubcommand: Run.self
    )
}

/// The process that stays.
private struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve until SIGTERM; SIGUSR1 locks at once."
    )

    @Option(help: "The vault's directory.")
    var vault: String?
    @Option(help: "The directory of anchor and messages.")
    var state: String?
    @Option(help: "The directory of socket and lock.")
    var runtime: String?

    func run() throws {
        let code = AgentProcess.run(
            vault: vault,
            state: state,
            runtime: runtime,
            hardening: Start.hardening
        )
        throw ExitCode(code)
    }
}

/// The process that knows the keys; only `run` starts it.
private struct Work: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

    @Option var parent: Int32
    @Option var vault: String
    @Option var state: String

    func run() throws {
        throw ExitCode(
            AgentProcess.work(
                vault: vault,
                state: state,
                parent: parent,
                hardening: Start.hardening
            )
        )
    }
}

// Before arguments are read: see `AgentProcess.harden`.
_ = Start.hardening
TacitAgentCommand.main()
