import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit share`.
struct ShareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share",
        abstract: "Share parts of a chart under a consent.",
        usage: """
            tacit share [client] [-|file] [--to code] [--note ref] [--told]
                        [--passphrase] [--with-proofs] [-o file]
            """,
        discussion: """
            The document says to whom, what for and which parts. The preview shows what goes in \
            and what stays; nothing is sealed unless a consent covers it. The disclosure is logged \
            first, then the bundle is written. --told enters what was said or sent otherwise.

            Example: tacit share otter-4 share.md --to heron-3
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("A code name, then - or a file.", valueName: "client document"),
        completion: .handles
    )
    var arguments: [String] = []
    @Option(help: "The recipient's code.") var to: String?
    @Option(help: "The one protected note to share.") var note: String?
    @Flag(help: "Enter what was told or sent on paper.") var told = false
    @Flag(help: "Seal to eight words for a colleague without a key.") var passphrase = false
    @Flag(help: "Add a checkpoint of the log and proofs.") var withProofs = false
    @Flag(help: "Ask field by field.") var ask = false
    @Flag(help: "Print the empty document.") var template = false
    @Option(help: "The code name, where there is no consent.", completion: .handles) var confirm: String?

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        try await Session.run(global) { session in
            let person = try given.onePerson
            let agent = try await session.unlockedAgent()
            if template && (person == nil || !session.showsNames) {
                return try session.emitDocument(try await agent.template(told ? "told" : "share"))
            }
            var options = SealingOptions()
            options.toPassphrase = passphrase
            options.withProofs = withProofs
            let flow = ShareFlow(
                session: session, client: try await session.pickClient(person), options: options, isTold: told,
                confirmation: confirm)
            let form = try await form(flow, document: given.document)
            if template { return try session.emitDocument(form) }
            try await flow.run(form, isFromEditor: given.document == nil && !ask)
        }
    }

    /// The document: given, asked for field by field, or written in the editor.
    private func form(_ flow: ShareFlow, document: String?) async throws -> String {
        let part = try await note.mapAsync(flow.part)
        let prefilled = [("recipient_code", to), ("parts", part)].compactMap { key, value in
            value.map { (key: key, value: $0) }
        }
        if let document { return flow.filled(try Input.document(document), prefilled) }
        if ask {
            let fields = ShareRequest.fields.filter { told || ShareRequest.ordinary.contains($0.key) }
            return try EntryQuestions.document(of: fields, given: prefilled, on: flow.session.terminal)
        }
        let empty = try await flow.session.agent.template(told ? "told" : "share", client: flow.client.handle)
        let form = flow.filled(empty, prefilled)
        if template { return form }
        return try await FormFlow(session: flow.session).write(form, unchanged: ShareSentences.nothingShared)
    }
}

extension Optional {
    /// The same value through a function that takes its time.
    fileprivate func mapAsync<Value>(_ body: (Wrapped) async throws -> Value) async rethrows -> Value? {
        if let self { try await body(self) } else { nil }
    }
}
