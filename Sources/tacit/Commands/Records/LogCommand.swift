import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit log`.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "List everything recorded for a client.",
        discussion: """
            One line an entry, in the order of recording: note, addition, plan, draft, mark. \
            Entries of protected classes stand without a title. Drafts that were signed are left \
            out on paper and screen unless -v is said.

            Example: tacit log otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let lines = LogRendering.withoutProtectedTitles(
                try await agent.clientLog(client.handle)
            )
            try session.emit("log", ListReply(items: lines), plain: LogRendering.plain(lines)) {
                style in
                LogRendering.page(
                    global.verbose ? lines : LogRendering.withoutSignedDrafts(lines),
                    handle: client.handle,
                    name: session.showsNames ? client.name : nil,
                    style: style
                )
            }
        }
    }
}
