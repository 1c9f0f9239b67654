import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit completion`.
struct CompletionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Print a completion script for a shell.",
        discussion: """
            Code names are asked from the agent at each completion: none when the vault is locked,
            and nothing is kept.

              tacit completion bash > ~/.local/share/bash-completion/completions/tacit
            """
    )

    /// The shells that there is a script for.
    enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

    @OptionGroup var global: GlobalOptions

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    func run() async throws {
        try await Session.run(global) { session in
            let kind: CompletionShell =
                switch shell {
                case .bash: .bash
                case .zsh: .zsh
                case .fish: .fish
                }
            session.output.document(Tacit.completionScript(for: kind))
        }
    }
}

extension CompletionKind {
    /// Code names of clients, from the agent while it is unlocked.
    static var handles: CompletionKind { .shellCommand("tacit complete-handles 2>/dev/null") }
}

/// `tacit complete-handles`: what completion scripts run.
///
/// Never asks, never starts an agent, never fails.
struct CompleteHandlesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete-handles",
        abstract: "Print the code names of open clients.",
        shouldDisplay: false
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        var global = global
        global.noInput = true
        try await Session.run(global) { session in
            guard let status = try? await session.status(), status.state == .unlocked,
                let clients = try? await session.agent.clients()
            else { return }
            for client in clients where !client.closed { session.output.document(client.handle) }
        }
    }
}
