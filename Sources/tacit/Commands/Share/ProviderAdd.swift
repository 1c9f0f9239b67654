import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit provider add`.
struct ProviderAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a colleague or an office.",
        discussion: """
            The editor opens on the empty document; only the name is required, and keys may follow. \
            --ask asks field by field instead, --template prints the document, and a file or - is \
            read. Names and keys never stand on the command line.

            Example: tacit provider add colleague.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "- or a file; the editor when left out.") var document: String?
    @Flag(help: "Ask field by field.") var ask = false
    @Flag(help: "Print the empty document.") var template = false

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            if template { return try session.emitDocument(try await agent.template("provider")) }
            let text = try await text(session)
            if session.isDryRun(ProviderSentences.wouldAdd) { return }
            let record = try await FormFlow(session: session).send(text, isFromEditor: document == nil) { text in
                try await agent.createProvider(.document(text))
            }
            let name = session.showsNames ? "  \(VisibleText.inLine(record.provider.name))" : ""
            try session.emitMade(
                "provider", record, id: record.code, said: ProviderSentences.added(record.code) + name)
            session.output.hint(ProviderSentences.next(record))
        }
    }

    private func text(_ session: Session) async throws -> String {
        if let document { return try Input.document(document) }
        guard ask else {
            return try await FormFlow(session: session).write(
                try await session.agent.template("provider"),
                unchanged: ClientSentences.nothingKept
            )
        }
        var answers: [(key: String, value: String)] = []
        for (key, question) in AskSentences.provider {
            answers.append((key, try session.terminal.ask("\(question): ")?.trimmed ?? ""))
        }
        return FieldDocument.document(answers)
    }
}

/// `tacit provider edit`.
struct ProviderEdit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change a colleague's fields or keys.",
        discussion: """
            The editor opens on all fields; a file or - replaces them. Another key makes the \
            comparison of words void. The code stays, and so do former versions.

            Example: tacit provider edit heron-4 colleague.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("A provider's code, then - or a file.", valueName: "code document"))
    var arguments: [String] = []

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        guard let code = try given.onePerson else {
            throw UsageProblem.because(ProviderSentences.which, hint: ProviderSentences.listShowsThem)
        }
        try await Session.run(global) { session in
            let record = try await session.listedProvider(code)
            let agent = session.agent
            let form = FormFlow(session: session)
            let text: String
            if let document = given.document {
                text = try Input.document(document)
            } else {
                let current = try await agent.providerDocument(record.code)
                text = try await form.write(
                    DocumentText.headed(current, handle: record.code, name: record.provider.name),
                    unchanged: ClientSentences.unchanged
                )
            }
            if session.isDryRun(ProviderSentences.wouldChange(record.code)) { return }
            let revised = try await form.send(text, isFromEditor: given.document == nil) { text in
                try await agent.reviseProvider(record.code, .document(text), basedOn: record.version)
            }
            try session.emitMade(
                "provider",
                revised,
                id: revised.code,
                said: ProviderSentences.revised(revised.code, revised.version)
            )
            if revised.words != record.words { session.output.warn(ProviderSentences.keyChanged(revised)) }
            session.output.hint(ProviderSentences.next(revised))
        }
    }
}
