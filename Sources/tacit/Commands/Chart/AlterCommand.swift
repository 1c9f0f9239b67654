import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit alter`.
struct AlterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alter",
        abstract: "Departures from the usual procedure.",
        discussion: """
            Every one is documented: what is usual, what is done instead, from when, why, and whom \
            it was told. The list of a day is the page that another provider needs.

            Example: tacit alter list otter-4 --on 2031-02-20
            """,
        subcommands: [AlterAdd.self, AlterEndCommand.self, AlterList.self]
    )
}

/// `tacit alter add`.
struct AlterAdd: EntryCommand {
    static let kind = EntryKind.alteration
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Enter an alteration.",
        discussion: """
            The usual procedure and what is done instead, from which day on, and why.

            Example: tacit alter add otter-4 alteration.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions
}

/// `tacit alter end`.
struct AlterEndCommand: LinkedEntryCommand {
    static let kind = EntryKind.alterationEnd
    static let link = (kind: EntryKind.alteration, field: "alteration")
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "Say that an alteration is over.",
        discussion: """
            With the day from which the usual holds again; the alteration itself stays in the log.

            Example: tacit alter end e7f3q end.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: LinkedEntryOptions
}

/// `tacit alter list`.
struct AlterList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the alterations in force on a day.",
        discussion: """
            Today when --on is left out; --all lists also those that are over.

            Example: tacit alter list otter-4 --on 2031-02-20
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?
    @Option(help: "The day, such as 2031-02-20.") var on: String?
    @Flag(help: "Also those that are over.") var all = false

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let day = try await session.day(on)
            let entries = try await agent.entries(client.handle)
            let standing = entries.filter(\.stands)
            let found =
                all
                ? Alterations.everything(entries: standing)
                : Alterations.inForce(entries: standing, on: day)
            try session.emit(
                "alterations",
                ListReply(items: found),
                plain: AlterationRendering.plain(found, ends: standing)
            ) { style in
                let name = session.showsNames ? client.name : nil
                return [ClientRendering.header(handle: client.handle, name: name, style: style)]
                    + AlterationRendering.list(
                        found,
                        ends: standing,
                        on: all ? nil : day,
                        style: style
                    )
            }
        }
    }
}
