import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit diagnosis`.
struct DiagnosisCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diagnosis",
        abstract: "Enter and list diagnoses.",
        discussion: """
            A code and your words for it; a later diagnosis names the one it takes the place of.

            Example: tacit diagnosis list otter-4
            """,
        subcommands: [DiagnosisAdd.self, DiagnosisListCommand.self]
    )
}

/// `tacit diagnosis add`.
struct DiagnosisAdd: EntryCommand {
    static let kind = EntryKind.diagnosis
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Enter a diagnosis, or a change of one.",
        discussion: """
            The code is checked for its form only. A change, such as remission, names the diagnosis \
            it supersedes; the earlier one stays in the log.

            Example: tacit diagnosis add otter-4 diagnosis.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions
}

/// `tacit diagnosis list`.
struct DiagnosisListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List diagnoses, the newest first.",
        discussion: """
            Those that hold; --all lists also the superseded.

            Example: tacit diagnosis list otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?
    @Flag(help: "Also the superseded.") var all = false

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let entries = try await agent.entries(client.handle).filter {
                $0.content.kind == .diagnosis
            }
            let standing = Set(DiagnosisList.standing(entries).map(\.entry.id))
            try session.emitEntries(
                all ? entries : entries.filter { standing.contains($0.id) },
                of: client
            )
        }
    }
}
