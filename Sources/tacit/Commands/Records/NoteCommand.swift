import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit note`.
struct NoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Write a note.",
        usage: """
            tacit note [client ...] [-|file] [--class c|p|s|v|a]
                       [--format soap|dap|birp|girp|pie|free] [--at time]
                       [--sign] [--no-show] [--with template] [--template] [--ask]
            """,
        discussion: """
            The editor opens on a template; the text is sealed as a draft before anything else is \
            done with it. Then a summary is shown and the signature asked for. A file or - keeps a \
            draft, with --sign a signed note. Several code names write one note for a group.

            Example: tacit note otter-4 note.md --sign
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("Code names, then - or a file.", valueName: "client ... document"),
        completion: .handles
    )
    var arguments: [String] = []
    @Option(
        name: .customLong("class"),
        help: "c chart, p psychotherapy, s sud counselling, v supervision, a admin."
    )
    var letter: ClassLetter?
    @Option(help: "How the body is divided.") var format: FormatName?
    @Option(help: "When it happened: 14:00, 13 Jan 2031 14:00.") var at: String?
    @Flag(help: "Sign without asking.") var sign = false
    @Flag(help: "The client did not come; asks nothing else.") var noShow = false
    @Option(help: "Begin with a template of your own: tacit template list.") var with: String?
    @Flag(help: "Print the empty document.") var template = false
    @Flag(help: "Ask field by field instead of opening the editor.") var ask = false

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            if template, let with { return try session.emitDocument(try await session.template(with).text) }
            if template && (given.people.isEmpty || !session.showsNames) {
                // The client's own template begins with the name, which stays out of pipes.
                return try session.emitDocument(
                    fixed(try await agent.template("note", noteClass: try await chosenClass(session)))
                )
            }
            // First whose note it is: the picker comes before the question what kind of note.
            let clients = try await given.clients(session)
            let noteClass = try await chosenClass(
                session,
                asks: given.document == nil && !noShow && !template
            )
            if clients.count > 1 {
                try await GroupNote(session: session, clients: clients, noteClass: noteClass)
                    .run(document: given.document, sign: sign, fixed: fixed)
                return
            }
            guard let client = clients.first else { return }
            if template {
                return try session.emitDocument(
                    fixed(
                        try await agent.template(
                            "note",
                            noteClass: noteClass,
                            client: client.handle
                        )
                    )
                )
            }
            if session.isDryRun(NoteSentences.wouldDraft(client.handle)) { return }
            try await write(session, client, noteClass, document: given.document)
        }
    }

    private func write(
        _ session: Session,
        _ client: ClientSummary,
        _ noteClass: NoteClass,
        document: String?
    ) async throws {
        let flow = DraftFlow(
            session: session,
            handle: client.handle,
            name: client.name,
            purpose: .note,
            noteClass: noteClass
        )
        if noShow {
            let draft = try await flow.keep(NoteForm.noShow(at: at))
            try session.emitSigned(try await flow.signUnasked(draft), name: client.name)
        } else if let document {
            let draft = try await flow.keep(fixed(try Input.document(document)))
            guard sign else { return try session.emitKept(draft) }
            try session.emitSigned(try await flow.signUnasked(draft), name: client.name)
        } else {
            let template = fixed(try await beginning(session, client, noteClass))
            let draft =
                ask
                ? try await flow.keep(try NoteQuestions.ask(session.terminal, template: template))
                : try await flow.write(template)
            try await session.finish(draft, flow, sign: sign)
        }
    }

    /// What the editor opens on: the form, or a template of her own under the client's name.
    private func beginning(
        _ session: Session, _ client: ClientSummary, _ noteClass: NoteClass
    ) async throws -> String {
        guard let with else {
            return try await session.agent.template("note", noteClass: noteClass, client: client.handle)
        }
        let template = try await session.template(with)
        guard template.noteClass.compartment == noteClass.compartment else {
            throw UsageProblem.because(TemplateSentences.otherClass)
        }
        return DocumentText.headed(template.text, handle: client.handle, name: client.name)
    }

    /// A document with what the command line fixes.
    private func fixed(_ text: String) -> String {
        var text = text
        if let format { text = NoteForm.setting(format: format.format, in: text) }
        if let at { text = DocumentText.setting("at", to: at, in: text) }
        return text
    }

    private func chosenClass(_ session: Session, asks: Bool = false) async throws -> NoteClass {
        if let letter { return letter.noteClass }
        if let with { return try await session.template(with).noteClass }
        guard asks, session.terminal.isInteractive else { return .progress }
        let answer = try session.terminal.choose(
            NoteSentences.whichClass,
            [
                ("c", "chart"), ("p", "psychotherapy"), ("s", "SUD counselling"),
                ("v", "supervision"),
                ("a", "administrative"),
            ]
        )
        return (ClassLetter(rawValue: String(answer)) ?? .c).noteClass
    }
}
