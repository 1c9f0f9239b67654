import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit problem`.
struct ProblemCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "problem",
        abstract: "Enter, list and close problems.",
        discussion: """
            A problem stands alone: with a diagnosis, without one, before there is a plan.

            Example: tacit problem list otter-4
            """,
        subcommands: [ProblemAdd.self, ProblemListCommand.self, ProblemClose.self]
    )
}

/// `tacit problem add`.
struct ProblemAdd: EntryCommand {
    static let kind = EntryKind.problem
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Enter a problem, or a change of one.",
        discussion: """
            The first sentence is yours, the client's words stand beside it. The program gives the \
            number; with a number that there is, the problem is changed.

            Example: tacit problem add otter-4 problem.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions

    static func prefilled(_ item: String?) -> [(key: String, value: String)] {
        item.map { [("id", $0)] } ?? []
    }
}

/// `tacit problem list`.
struct ProblemListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List problems and where they stand.",
        discussion: """
            Those of the plan and those that stand alone, one line each; --all lists every change.

            Example: tacit problem list otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?
    @Flag(help: "Every change, the newest first.") var all = false

    func run() async throws {
        try await Session.run(global) { session in
            if all { return try await session.emitEntries(client, of: [.problem]) }
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let brief = try await agent.brief(client.handle)
            let problems = PlanStanding.problems(plan: brief.standing, entries: brief.entries)
            let rows = problems.map {
                [
                    $0.id, $0.status.rawValue, $0.statement,
                    $0.linkedDiagnoses.joined(separator: " "),
                ]
            }
            try session.emit("problems", ListReply(items: problems), plain: rows.map(PlainRow.line)) { style in
                let name = session.showsNames ? client.name : nil
                return [ClientRendering.header(handle: client.handle, name: name, style: style)]
                    + (rows.isEmpty
                        ? [style.dim(EntrySentences.none)]
                        : Columns.lines(rows, width: style.width) { $0 == 0 ? style.bold($1) : $1 })
            }
        }
    }
}

/// `tacit problem close`.
struct ProblemClose: EntryCommand {
    static let kind = EntryKind.problem
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Say that a problem is resolved.",
        discussion: """
            Opens the document of the problem with the status set; deferred and referred are said \
            there as well.

            Example: tacit problem close otter-4 P1 closing.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions

    static func prefilled(_ item: String?) -> [(key: String, value: String)] {
        [("id", item ?? ""), ("status", "resolved")]
    }
}
