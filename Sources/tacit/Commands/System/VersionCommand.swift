import ArgumentParser
import TacitAgentAPI
import TacitAgentClient

/// `tacit version`.
struct VersionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version",
        abstract: "Print the version of tacit and of the agent.",
        discussion: "  tacit version"
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            var versions = ["tacit": VersionSentences.text]
            if try await session.agent.isRunning() {
                versions["agent"] = try await session.status().version
            }
            let lines = versions.sorted { $0.key > $1.key }.map { "\($0.key) \($0.value)" }
            try session.output.emit("version", versions, plain: lines) { _ in lines }
        }
    }
}
