import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit as-of`.
struct AsOfCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "as-of",
        abstract: "The chart as it was known on a day.",
        discussion: """
            By when things were recorded, not by when they happened: a late entry is not in the \
            chart of the days before it was written.

            Example: tacit as-of 2031-03-15 otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The day, such as 2031-03-15.") var day: String
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let day = try await session.day(day)
            let client = try await session.pickClient(client)
            let view: ChartView
            do {
                view = try await agent.chart(client.handle, asOf: day)
            } catch let error as Problem where error.kind == .notFound {
                var problem = Problem(.notFound)
                problem.title = ViewSentences.unknown(DayText.day(day))
                throw problem
            }
            try session.emit("as-of", view, plain: ViewRendering.plain(view)) { style in
                ViewRendering.page(view, name: session.showsNames ? client.name : nil, style: style)
            }
        }
    }
}
