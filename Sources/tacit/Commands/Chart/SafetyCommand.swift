import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit safety`.
struct SafetyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "safety",
        abstract: "Safety flags and what was done about them.",
        discussion: """
            A flag of an instrument stays open until a safety entry of that day or later answers \
            it.

            Example: tacit safety show otter-4
            """,
        subcommands: [SafetyShow.self, SafetyEdit.self]
    )
}

/// `tacit safety edit`.
struct SafetyEdit: EntryCommand {
    static let kind = EntryKind.safety
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Enter what was done about risk.",
        discussion: """
            The answer to open flags, and the safety plan: signs, ways to cope, people, places.

            Example: tacit safety edit otter-4 safety.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions
}

/// `tacit safety show`.
struct SafetyShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show open flags and the safety plan.",
        discussion: """
            Flags that no entry has answered come first, then the newest safety entry.

            Example: tacit safety show otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let entries = try await agent.entries(client.handle).filter(\.stands)
            let open = SafetyFlags.open(in: entries)
            let flagged = Set(open.map(\.entry.id))
            let newest = entries.last { $0.content.kind == .safety }
            let shown = entries.filter { flagged.contains($0.id) } + (newest.map { [$0] } ?? [])
            try session.emit(
                "entries",
                ListReply(items: shown),
                plain: EntryRendering.plainList(shown)
            ) { style in
                let name = session.showsNames ? client.name : nil
                let flags = SafetyRendering.flags(open, style: style)
                return [ClientRendering.header(handle: client.handle, name: name, style: style)]
                    + (flags.isEmpty ? [style.dim(SafetySentences.noneOpen)] : flags)
                    + (newest.map {
                        ["", "\(style.bold($0.ref))  \(DayText.day($0.recordedAt.day))"]
                            + EntryRendering.fields(
                                $0.content,
                                names: session.showsNames,
                                style: style
                            )
                    } ?? [])
            }
        }
    }
}
