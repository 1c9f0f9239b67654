import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit provider`.
struct ProviderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "provider",
        abstract: "Keep the colleagues and offices that may receive records.",
        discussion: """
            Each has a code that the program makes, and a public key once it has sent one. Nothing \
            is sealed to a key whose words were not compared.

            Example: tacit provider list
            """,
        subcommands: [
            ProviderAdd.self, ProviderList.self, ProviderShow.self, ProviderEdit.self,
            ProviderVerify.self, ProviderRemove.self,
        ]
    )
}

/// `tacit provider list`.
struct ProviderList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the colleagues and the state of their keys.",
        discussion: """
            --all lists removed ones too. Names are left out in pipes unless --names is said.

            Example: tacit provider list --all
            """
    )

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Removed ones too.") var all = false

    func run() async throws {
        try await Session.run(global) { session in
            let everybody = try await session.unlockedAgent().providers()
            let providers = all ? everybody : everybody.filter { !$0.removed }
            let names = session.showsNames
            try session.emit(
                "providers",
                ListReply(items: providers),
                plain: ProviderRendering.plainList(providers, names: names)
            ) { style in
                ProviderRendering.list(providers, names: names, style: style)
            }
            if providers.isEmpty { session.output.hint(ProviderSentences.addOne) }
        }
    }
}

/// `tacit provider show`.
struct ProviderShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a colleague, the keys and whether they were compared.",
        discussion: """
            When a key was replaced it says on which day: consents signed before it meant the old key.

            Example: tacit provider show heron-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A provider's code.") var code: String

    func run() async throws {
        try await Session.run(global) { session in
            let record = try await session.provider(code)
            try session.emit(
                "provider",
                record,
                plain: ProviderRendering.plainPage(record, names: session.showsNames)
            ) { style in
                ProviderRendering.page(record, names: session.showsNames, style: style)
            }
        }
    }
}

/// `tacit provider remove`.
struct ProviderRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a colleague off the list.",
        discussion: """
            What was sent stays on record, and the code is never given again. The code is typed to \
            confirm, or given by --confirm.

            Example: tacit provider remove heron-4 --confirm=heron-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A provider's code.") var code: String
    @Option(help: "The provider's code.") var confirm: String?

    func run() async throws {
        try await Session.run(global) { session in
            let record = try await session.listedProvider(code)
            if session.isDryRun(ProviderSentences.wouldChange(record.code)) { return }
            try session.confirm(handle: record.code, given: confirm)
            let removed = try await session.agent.removeProvider(record.code)
            try session.emitMade(
                "provider", removed, id: removed.code, said: ProviderSentences.removed(removed.code))
        }
    }
}

extension Session {
    /// As ``provider(_:)``, for who wants to change it: one that was removed is only shown.
    func listedProvider(_ code: String) async throws(Problem) -> ProviderRecord {
        let record = try await provider(code)
        guard !record.removed else {
            var problem = Problem(.notFound, detail: ProviderSentences.wasRemoved)
            problem.hint = ProviderSentences.addOne
            throw problem
        }
        return record
    }

    /// The provider that an argument means: a code, or a beginning that fits one, which is confirmed on a terminal.
    ///
    /// What looks like a name is refused and not repeated.
    func provider(_ code: String) async throws(Problem) -> ProviderRecord {
        guard HandleArgument.isHandleLike(code) else {
            var problem = Problem(.nameOnCommandLine)
            problem.hint = ProviderSentences.listShowsThem
            throw problem
        }
        let record: ProviderRecord
        do throws(Problem) { record = try await unlockedAgent().provider(code) } catch {
            guard error.kind == .notFound else { throw error }
            var problem = Problem(.notFound, detail: ProviderSentences.unknown)
            problem.hint = ProviderSentences.listShowsThem
            throw problem
        }
        guard record.code != code, terminal.isInteractive else { return record }
        let question = PickerSentences.confirm(
            handle: record.code, name: VisibleText.inLine(record.provider.name))
        guard try terminal.confirm(question) == true else { throw Problem(.aborted) }
        return record
    }
}
