import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit consent list`.
struct ConsentList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List consents and where they stand.",
        discussion: """
            As draft with what it lacks, waiting for a second signature, active, expired or \
            revoked: today, or with --on as it stood or will stand on that day.

            Example: tacit consent list otter-4 --on 2031-06-09
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?
    @Option(help: "The day, such as 2031-06-09.") var on: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let found = try await agent.consents(client.handle, on: try await session.day(on))
            try session.emit(
                "consents",
                ListReply(items: found),
                plain: ConsentRendering.plain(found)
            ) { style in
                let name = session.showsNames ? client.name : nil
                return [ClientRendering.header(handle: client.handle, name: name, style: style)]
                    + ConsentRendering.list(found, style: style)
            }
        }
    }
}

/// `tacit consent show`.
struct ConsentShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a consent with signatures and revocation.",
        discussion: """
            Where it stands, what it says, who signed, and each element that is missing with the \
            paragraph that asks for it. --on as of another day.

            Example: tacit consent show e7f3q
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of the consent.") var ref: String
    @Option(help: "The day, such as 2031-06-09.") var on: String?

    func run() async throws {
        try await Session.run(global) { session in
            let reference = try await session.consent(ref)
            let day = try await session.day(on)
            let all = try await session.agent.consents(reference.handle, on: day)
            guard let found = all.first(where: { $0.consent.id == reference.id }) else {
                throw Problem(.notFound, detail: ConsentSentences.notThen)
            }
            let name = try await session.shownName(reference.handle)
            let shown = session.showsNames
            try session.emit(
                "consent",
                found,
                plain: ConsentRendering.plainPage(found, names: shown)
            ) { style in
                [ClientRendering.header(handle: reference.handle, name: name, style: style)]
                    + ConsentRendering.page(found, names: shown, style: style)
            }
        }
    }
}

/// `tacit consent check`.
struct ConsentCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Ask whether a disclosure would pass the gate.",
        discussion: """
            A document names recipient, purpose, parts and day; without one they are asked for. \
            Ends with 0 when one consent covers all of it, else with 16 and each reason, its \
            paragraph, and the command that adds what is missing. Nothing leaves, nothing is kept.

            Example: tacit consent check otter-4 question.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("A code name, then - or a file.", valueName: "client document"),
        completion: .handles
    )
    var arguments: [String] = []
    @Flag(help: "Print the empty document.") var template = false

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            if template { return try session.emitDocument(try await agent.template("coverage")) }
            let client = try await session.pickClient(try given.onePerson)
            let text =
                if let document = given.document { try Input.document(document) } else {
                    try EntryQuestions.document(of: CoverageForm.fields, on: session.terminal)
                }
            let answer = try await agent.coverage(client.handle, asking: text.trimmed)
            try session.emit("coverage", answer, plain: ConsentRendering.plain(answer)) { style in
                ConsentRendering.lines(answer, style: style)
            }
            if !answer.covered {
                try await session.output.finish()
                // No consent (`tacit help exit-codes`).
                throw ExitCode(16)
            }
        }
    }
}

/// `tacit consent print`.
struct ConsentPrint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Print a consent as a form to read and sign.",
        discussion: """
            Every element, the statements that its kind needs, what is still to be filled in, and \
            room to sign. A file whose name ends in .html becomes a page to print from a browser. \
            The name stands on it, so a pipe or a file needs --names.

            Example: tacit consent print e7f3q --names -o form.html
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of the consent.") var ref: String

    func run() async throws {
        try await Session.run(global) { session in
            let reference = try await session.consent(ref)
            try session.needNames(ConsentSentences.namesOnForm)
            guard !session.output.wantsPage else {
                return session.output.page(try await session.agent.consentPage(reference.handle, reference.id))
            }
            try session.emitDocument(
                try await session.agent.consentForm(reference.handle, reference.id)
            )
        }
    }
}

extension Session {
    /// Holds what has a client's name on it back from a pipe or a file for which nobody said `--names`.
    func needNames(_ why: String) throws {
        guard showsNames else { throw UsageProblem.because(why, hint: ConsentSentences.sayNames) }
    }

    /// The consent that a REF names.
    fileprivate func consent(_ ref: String) async throws -> ReferenceReply {
        let reference = try await resolve(ref)
        guard reference.kind == "entry",
            try await agent.entry(reference.handle, reference.id).content.kind == .consent
        else { throw Problem(.notFound, detail: EntrySentences.otherKind(.consent)) }
        return reference
    }
}
