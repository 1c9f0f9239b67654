import ArgumentParser
import Glibc
import TacitAgentAPI

/// The command line from its arguments to its exit code.
enum App {
    /// Runs one command and gives back the exit code; nothing else ends the process.
    static func run(_ arguments: [String]) async -> Int32 {
        do {
            // `tacit status` stands in shell prompts, and the parser costs more than all the rest of it.
            if arguments == ["status"] {
                try await StatusCommand.report(GlobalValues())
                return 0
            }
            let ordered = ArgumentOrder.globalsLast(arguments)
            var command = try daily(ordered) ?? parse(ordered)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        } catch let problem as Problem {
            ProblemText.write(problem, asJSON: arguments.contains("--json"))
            return problem.exitCode
        } catch {
            return end(error, asJSON: arguments.contains("--json"))
        }
    }

    /// A verb of every day, parsed alone: the parser's tree of some 150 commands takes as long as the rest of `show`.
    ///
    /// Nil for every other verb, for help, and for what does not parse: the whole parser then says why.
    private static func daily(_ arguments: [String]) -> (any ParsableCommand)? {
        guard let verb = arguments.first, !arguments.contains("-h"), !arguments.contains("--help"),
            !arguments.contains("--version"),
            let command = (RecordCommands.daily + SystemCommands.daily).first(where: {
                $0.configuration.commandName == verb && $0.configuration.subcommands.isEmpty
            })
        else { return nil }
        return try? command.parseAsRoot(Array(arguments.dropFirst()))
    }

    /// A first word that is no command is looked for only when the parser fails, or would print the help of
    /// what it took the word for.
    private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        let asksForHelp = arguments.contains { $0 == "-h" || $0 == "--help" }
        if asksForHelp, let problem = UnknownVerb.problem(in: arguments) { throw problem }
        do {
            return try Tacit.parseAsRoot(arguments)
        } catch {
            throw UnknownVerb.problem(in: arguments) ?? error
        }
    }

    /// What the parser threw: help and version are answers, the rest is a usage problem.
    private static func end(_ error: any Error, asJSON: Bool) -> Int32 {
        guard Tacit.exitCode(for: error) != .success else {
            StandardStreams.out(Tacit.fullMessage(for: error) + "\n")
            return 0
        }
        ProblemText.write(UsageProblem.from(Tacit.message(for: error)), asJSON: asJSON)
        return ProblemKind.usage.facts.exitCode
    }
}

/// The root of the command tree.
struct Tacit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tacit",
        abstract: "An encrypted vault on your own machine for notes and treatment plans.",
        discussion: "Say `tacit help` for the daily verbs, `tacit help all` for every command.",
        version: "tacit \(VersionSentences.text)",
        subcommands: RecordCommands.daily + SystemCommands.daily + RecordCommands.records
            + SystemCommands.rest,
        defaultSubcommand: TodayCommand.self
    )
}
