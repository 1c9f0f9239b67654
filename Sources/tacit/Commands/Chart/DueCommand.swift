import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit due`.
struct DueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "What is due: reviews, drafts, steps, flags.",
        discussion: """
            What was to be done by today, the oldest first; --week and --within look ahead. \
            --exit-code ends with 3 when something is due, for a script.

            Example: tacit due --week
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name; all clients when left out.", completion: .handles) var client: String?
    @Flag(help: "Also the seven days to come.") var week = false
    @Option(help: "Also so many days to come.") var within: Int?
    @Flag(help: "End with 3 when something is due.") var exitCode = false

    func validate() throws {
        if let within, !(0...366).contains(within) { throw ValidationError(DueWords.withinRange) }
    }

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let only = client == nil ? nil : try await session.pickClient(client).handle
            var reply = try await agent.due()
            let last = reply.day.adding(days: within ?? (week ? 7 : 0)) ?? reply.day
            reply.items = reply.items.filter { $0.on <= last && (only == nil || $0.handle == only) }
            let day = reply.day
            try session.emit("due", reply, plain: DueRendering.plain(reply.items)) { style in
                DueRendering.lines(reply.items, today: day, names: session.showsNames, style: style)
            }
            if exitCode, !reply.items.isEmpty {
                try await session.output.finish()
                throw ExitCode(3)
            }
        }
    }
}
