import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit client add`.
struct ClientAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a client.",
        discussion: """
            The editor opens on the empty document; only the name is required. --ask asks field by \
            field instead, --template prints the document, and a file or - is read. The program \
            makes the code name.

            Example: tacit client add client.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "- or a file; the editor when left out.") var document: String?
    @Flag(help: "Ask field by field.") var ask = false
    @Flag(help: "Print the empty document.") var template = false

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            if template { return try session.emitDocument(try await agent.template("client")) }
            let text = try await text(session)
            if session.isDryRun(ClientSentences.wouldAdd) { return }
            let record = try await FormFlow(session: session).send(
                text,
                isFromEditor: document == nil
            ) { text in
                try await agent.createClient(.document(text))
            }
            try session.emitMade("client", record, id: record.handle, said: said(record, session))
            session.output.hint(ClientSentences.nextAfterAdding(record.handle))
        }
    }

    private func text(_ session: Session) async throws -> String {
        if let document { return try Input.document(document) }
        guard ask else {
            return try await FormFlow(session: session).write(
                try await session.agent.template("client"),
                unchanged: ClientSentences.nothingKept
            )
        }
        var answers: [(key: String, value: String)] = []
        for (key, question) in AskSentences.client {
            answers.append((key, try session.terminal.ask("\(question): ")?.trimmed ?? ""))
        }
        return FieldDocument.document(answers)
    }

    private func said(_ record: ClientRecord, _ session: Session) -> String {
        ClientSentences.added(record.handle) + (session.showsNames ? "  \(record.client.name)" : "")
    }
}
