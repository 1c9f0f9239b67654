import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit practice`.
struct PracticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice",
        abstract: "You and your practice, as printed on what leaves.",
        discussion: """
            Whether it is a Part 2 program and a HIPAA covered entity is never guessed: set it once.

            Example: tacit practice show
            """,
        subcommands: [PracticeShow.self, PracticeEdit.self, PracticeSet.self]
    )
}

/// `tacit practice show`.
struct PracticeShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the practice.",
        discussion: """
            What is not set is said to be so.

            Example: tacit practice show
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            try session.emitPractice(try await session.unlockedAgent().practice())
        }
    }
}

/// `tacit practice edit`.
struct PracticeEdit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change the practice in the editor.",
        discussion: """
            The document has a line for each field; help stands beside it.

            Example: tacit practice edit
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let version = try await agent.practice().version
            let form = FormFlow(session: session)
            let text = try await form.write(
                try await agent.practiceDocument(),
                unchanged: PracticeSentences.unchanged
            )
            if session.isDryRun(PracticeSentences.wouldSave) { return }
            let saved = try await form.send(text, isFromEditor: true) { text in
                try await agent.putPractice(.document(text), basedOn: version)
            }
            session.output.message(PracticeSentences.saved)
            try session.emitPractice(saved)
        }
    }
}

/// `tacit practice set`.
struct PracticeSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Replace the practice by a document.",
        discussion: """
            --template prints the empty document.

            Example: tacit practice set practice.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "- or a file.") var document: String?
    @Flag(help: "Print the empty document.") var template = false

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            if template { return try session.emitDocument(try await agent.template("practice")) }
            guard let document else { throw UsageProblem.because(ArgumentSentences.needsDocument) }
            let text = try Input.document(document)
            if session.isDryRun(PracticeSentences.wouldSave) { return }
            let version = try await agent.practice().version
            let saved = try await agent.putPractice(.document(text), basedOn: version)
            session.output.message(PracticeSentences.saved)
            try session.emitPractice(saved)
        }
    }
}

extension Session {
    /// Prints the practice; it is the practitioner's own, so no name in it is held back.
    func emitPractice(_ practice: PracticeReply) throws(Problem) {
        try output.emit("practice", practice, plain: PracticeRendering.plain(practice)) { style in
            PracticeRendering.page(practice, style: style)
        }
    }
}
