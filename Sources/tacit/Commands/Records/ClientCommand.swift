import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit client`.
struct ClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client",
        abstract: "Keep the roster.",
        discussion: """
            Each client has a code name that the program makes; names are asked for in documents \
            and shown on terminals, and do not belong on a command line.

            Example: tacit client list
            """,
        subcommands: [
            ClientAdd.self, ClientList.self, ClientShow.self, ClientEdit.self, ClientClose.self,
            ClientReopen.self,
            ClientNotice.self,
        ]
    )
}

/// `tacit client list`.
struct ClientList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the clients.",
        discussion: """
            Those with work going on; --all lists closed ones too. Names are left out in pipes \
            unless --names is said.

            Example: tacit client list --all
            """
    )

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Closed ones too.") var all = false

    func run() async throws {
        try await Session.run(global) { session in
            let everybody = try await session.unlockedAgent().clients()
            let clients = everybody.filter { !$0.closed } + (all ? everybody.filter(\.closed) : [])
            let names = session.showsNames
            try session.emit(
                "clients",
                ListReply(items: clients),
                plain: ClientRendering.plainList(clients, names: names)
            ) { style in
                ClientRendering.list(
                    clients,
                    leavingOut: everybody.count - clients.count,
                    names: names,
                    style: style
                )
            }
            if everybody.isEmpty { session.output.hint(ClientSentences.addOne) }
        }
    }
}

/// `tacit client show`.
struct ClientShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what the roster knows of a client.",
        discussion: """
            For the plan and the last note see tacit brief.

            Example: tacit client show otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            _ = try await session.unlockedAgent()
            try await session.emitClient(try await session.pickClient(client).handle)
        }
    }
}

/// `tacit client reopen`.
struct ClientReopen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Take up the work with a client again.",
        discussion: """
            The closure stays in the log.

            Example: tacit client reopen otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let client = try await session.pickClient(client)
            if session.isDryRun(ClientSentences.wouldChange(client.handle)) { return }
            let record = try await session.agent.reopenClient(client.handle)
            try session.emitMade(
                "client",
                record,
                id: record.handle,
                said: ClientSentences.reopened(record.handle)
            )
        }
    }
}
