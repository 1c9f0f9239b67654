import ArgumentParser
import TacitAgentAPI
import TacitAgentClient

/// Bare `tacit`: the start of the day.
struct TodayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "today",
        abstract: "State, appointments and drafts on one screen.",
        discussion: """
            The same as tacit alone. While the vault is locked it says so, and how many texts wait \
            in the inbox.

            Example: tacit today
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            let status = try await session.status()
            guard status.state == .unlocked else { return try Self.locked(status, session) }
            let today = try await session.agent.today()
            let names = session.showsNames
            try session.emit("today", today, plain: TodayRendering.plain(today, names: names)) {
                style in
                TodayRendering.page(today, names: names, style: style)
            }
        }
    }

    /// Nothing is asked: a look at the day opens nothing.
    private static func locked(_ status: StatusReply, _ session: Session) throws {
        guard status.state == .locked else { throw Problem(.noVault) }
        try session.output.emit("status", status, plain: TodayRendering.plainLocked(status)) { _ in
            TodayRendering.locked(status)
        }
        session.output.hint(StateSentences.unlock)
    }
}
