import ArgumentParser
import TacitAgentClient
import TacitClinical

/// `tacit brief`.
struct BriefCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract: "Plan, last note and needs on one screen.",
        discussion: """
            What to read before a session: open safety flags, standing needs, the plan with the \
            steps still open, measures, what is in force, the last note and the drafts that wait.

            Example: tacit brief otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let brief = try await agent.brief(client.handle)
            let day = try await session.day(nil)
            try session.emit(
                "brief",
                brief,
                plain: BriefRendering.plain(brief, on: day, names: session.showsNames)
            ) { style in
                BriefRendering.page(brief, on: day, names: session.showsNames, style: style)
            }
            session.output.hint(NoteSentences.writeWith(client.handle))
        }
    }
}
