import ArgumentParser
import Glibc
import TacitAgentAPI
import TacitAgentClient
import TacitCrypto

/// One run of one command: its options, its terminal, its output and its agent.
///
///     try await Session.run(global) { session in
///         let agent = try await session.unlockedAgent()
///         ...
///     }
final class Session {
    let agent: AgentClient
    let terminal: Terminal
    let output: Output
    let global: GlobalValues
    let configuration: Configuration

    private var knownStatus: StatusReply?

    private init(_ global: GlobalValues) throws(Problem) {
        self.global = global
        let places = try Places.current(vaultOption: global.vault)
        configuration = try Configuration.read(places.config)
        agent = AgentClient(places: places, clock: global.clock)
        agent.breaksGlass = global.breakGlass
        terminal = Terminal(allowed: !global.noInput && !global.json)
        output = Output(global, configuration)
        let output = output
        terminal.willAsk = { output.flush() }
    }

    /// Runs a command's body; every problem ends as a message on stderr and as the exit code of what is thrown.
    static func run(_ options: GlobalOptions, _ body: (Session) async throws -> Void) async throws {
        try await run(GlobalValues(options), body)
    }

    /// The same when the flags are known without the parser.
    static func run(_ global: GlobalValues, _ body: (Session) async throws -> Void) async throws {
        do {
            if global.json && global.plain {
                throw UsageProblem.because(UsageSentences.jsonAndPlain)
            }
            let session = try Session(global)
            do {
                try await body(session)
                if global.breakGlass { await session.warnOfHeldReads() }
                try await session.output.finish()
            } catch {
                session.output.flush()
                throw error
            }
        } catch let problem as Problem {
            ProblemText.write(problem, asJSON: global.json)
            throw ExitCode(problem.exitCode)
        } catch let code as ExitCode {
            throw code
        } catch {
            let problem = Problem(.bug)
            ProblemText.write(problem, asJSON: global.json)
            throw ExitCode(problem.exitCode)
        }
    }

    /// What the agent says of the vault; asked once.
    func status() async throws(Problem) -> StatusReply {
        if let knownStatus { return knownStatus }
        let status = try await agent.status()
        remember(status)
        return status
    }

    /// Says how many reads could not be entered: she broke the glass, and has to know what it holds.
    private func warnOfHeldReads() async {
        guard let held = (try? await agent.status())?.heldReads else { return }
        output.warn(VaultSentences.held(held))
    }

    /// Forgets what was known, after an act that changed it.
    func forgetStatus() { knownStatus = nil }

    /// The agent of an open vault.
    ///
    /// On a terminal a locked vault asks for the passphrase; elsewhere the problem is `locked`.
    func unlockedAgent() async throws(Problem) -> AgentClient {
        switch try await status().state {
        case .none: throw Problem(.noVault)
        case .unlocked: return agent
        case .locked:
            guard terminal.isInteractive || Passphrases.isGiven(global) else {
                throw Problem(.locked)
            }
            let reply = try await UnlockFlow.unlock(self, accepting: nil)
            if reply.readOnly { output.warn(VaultSentences.openForReading) }
            return agent
        }
    }

    /// The vault was opened or made: from now on its state is known.
    func remember(_ status: StatusReply) {
        knownStatus = status
        output.isFictional = status.fictional ?? false
    }
}
