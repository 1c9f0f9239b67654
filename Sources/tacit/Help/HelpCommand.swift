import ArgumentParser
import TacitAgentAPI

/// `tacit help`.
struct HelpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "Explain commands, problems and topics.",
        discussion: """
              tacit help                the daily verbs
              tacit help all            every command
              tacit help note           one command
              tacit help problem locked
              tacit help exit-codes     also: flags, documents, keys, config
            """
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "A command, a topic, or `problem` and its name.")
    var topic: [String] = []

    func run() async throws {
        try await Session.run(global) { session in
            let lines = try HelpPages.lines(topic)
            try session.output.emit("help", ["text": lines.joined(separator: "\n")], plain: lines) {
                _ in lines
            }
        }
    }
}

/// Every page of `tacit help`: at most 80 columns and 40 lines.
enum HelpPages {
    static func lines(_ topic: [String]) throws(Problem) -> [String] {
        switch topic.first {
        case nil: return split(HelpSentences.daily)
        case "all": return all
        case "problem" where !isSubcommand(topic): return try problem(topic.dropFirst().first)
        case "exit-codes": return split(HelpSentences.exitCodes)
        case "documents": return split(HelpSentences.documents)
        case "keys": return split(HelpSentences.keys)
        case "flags": return split(HelpSentences.flags)
        default: return try command(topic)
        }
    }

    /// `problem` is a noun as well: what follows may be one of its commands.
    private static func isSubcommand(_ topic: [String]) -> Bool {
        ProblemCommand.configuration.subcommands.contains { [$0._commandName] == topic.dropFirst().prefix(1) }
    }

    /// Every command but the daily ones, with its abstract; of those with subcommands, the names of these.
    static var all: [String] {
        let daily = Set((RecordCommands.daily + SystemCommands.daily).map { $0._commandName })
        let commands = Tacit.configuration.subcommands.filter { command in
            command.configuration.shouldDisplay && !daily.contains(command._commandName)
        }
        let width = commands.map { $0._commandName.count }.max() ?? 0
        let lines = commands.map { command in
            let name = command._commandName
            let padded = name + String(repeating: " ", count: width - name.count)
            return "  \(padded)  " + summary(command)
        }
        return [HelpSentences.allHeading] + lines + [""] + split(HelpSentences.allEnd)
    }

    private static func summary(_ command: any ParsableCommand.Type) -> String {
        let names = command.configuration.subcommands.map { $0._commandName }
        return names.isEmpty ? command.configuration.abstract : names.joined(separator: " ")
    }

    private static func problem(_ slug: String?) throws(Problem) -> [String] {
        guard let slug else {
            return Paragraph.lines(
                HelpSentences.problems
                    + ProblemKind.allCases.map(\.rawValue).joined(separator: ", "),
                width: 80
            )
        }
        guard let kind = ProblemKind(rawValue: slug) else {
            throw UsageProblem.because(
                HelpSentences.noSuchProblem,
                hint: HelpSentences.noSuchProblemHint
            )
        }
        let facts = kind.facts
        let rows = [
            (kind.rawValue, facts.title), (HelpSentences.nextStep, facts.hint ?? ""),
            (HelpSentences.exitCode, "\(facts.exitCode)"),
            (HelpSentences.httpStatus, facts.status.map(String.init) ?? ""),
        ]
        return Columns.fields(
            rows.map { ($0.0, $0.1.isEmpty ? nil : $0.1) },
            style: Style(color: false, width: 80)
        )
    }

    private static func command(_ words: [String]) throws(Problem) -> [String] {
        var found: any ParsableCommand.Type = Tacit.self
        for word in words {
            guard
                let next = found.configuration.subcommands.first(where: { $0._commandName == word })
            else {
                throw UsageProblem.because(
                    UsageSentences.unknownCommand,
                    hint: HelpSentences.seeAll
                )
            }
            found = next
        }
        return split(Tacit.helpMessage(for: found, columns: 80))
    }

    private static func split(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
