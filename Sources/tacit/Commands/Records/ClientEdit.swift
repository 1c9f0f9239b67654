import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit client edit`.
struct ClientEdit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change what the roster knows of a client.",
        discussion: """
            The editor opens on all fields; a file or - replaces them. The code name stays, and so \
            do former versions.

            Example: tacit client edit otter-4 client.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("A code name, then - or a file.", valueName: "client document"),
        completion: .handles
    )
    var arguments: [String] = []

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(try given.onePerson)
            let version = try await agent.client(client.handle).version
            let form = FormFlow(session: session)
            let text: String
            if let document = given.document {
                text = try Input.document(document)
            } else {
                let current = try await agent.clientDocument(client.handle)
                text = try await form.write(
                    DocumentText.headed(current, handle: client.handle, name: client.name),
                    unchanged: ClientSentences.unchanged
                )
            }
            if session.isDryRun(ClientSentences.wouldChange(client.handle)) { return }
            let record = try await form.send(text, isFromEditor: given.document == nil) { text in
                try await agent.reviseClient(client.handle, .document(text), basedOn: version)
            }
            try session.emitMade(
                "client",
                record,
                id: record.handle,
                said: ClientSentences.revised(record.handle, record.version)
            )
        }
    }
}
