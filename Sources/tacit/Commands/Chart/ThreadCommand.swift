import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit thread`.
struct ThreadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thread",
        abstract: "Follow the golden thread of a chart.",
        discussion: """
            Assessment, diagnosis, problem, goal, objective and the notes that touched it; then \
            what hangs loose, and objectives that no note touched for 60 days.

            Example: tacit thread otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let view = try await agent.chart(client.handle, asOf: try await session.day(nil))
            let thread = GoldenThread(view)
            try session.emit("thread", thread, plain: ThreadRendering.plain(thread)) { style in
                let name = session.showsNames ? client.name : nil
                return [ClientRendering.header(handle: client.handle, name: name, style: style)]
                    + ThreadRendering.lines(thread, style: style)
            }
        }
    }
}
