import ArgumentParser
import TacitAgentAPI
import TacitAgentClient

/// `tacit check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Replay the whole log and open every record.",
        discussion: """
            Finds what was flipped, swapped, dropped or replayed. Compare the last line with a \
            printed one: it has the size of the log and eight words of its root. Ends with 3 when \
            something was found.

            Example: tacit check
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            let report = try await session.unlockedAgent().check()
            try session.emit("check", report, plain: CheckRendering.plain(report)) { style in
                CheckRendering.page(report, style: style)
            }
            guard report.findings.isEmpty else {
                try await session.output.finish()
                throw ExitCode(ProblemKind.findings.facts.exitCode)
            }
        }
    }
}
