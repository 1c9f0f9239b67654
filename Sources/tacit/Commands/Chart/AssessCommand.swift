import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit assess`.
struct AssessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Enter and read assessments.",
        discussion: """
            Scored instruments item by item, the evaluation in words, sheets of ASAM dimensions. A \
            form that is not complete has no total; what it says about safety counts all the same.

            Example: tacit assess list otter-4
            """,
        subcommands: [AssessAdd.self, AssessList.self, AssessShow.self]
    )
}

/// What an assessment can be; which one stands in the document or is asked for.
enum AssessmentForm: String, ExpressibleByArgument, CaseIterable {
    case scored, words, dimensions

    var kind: EntryKind {
        switch self {
        case .scored: .assessment
        case .words: .evaluation
        case .dimensions: .dimensions
        }
    }
}

/// `tacit assess add`.
struct AssessAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Enter an assessment.",
        usage: "tacit assess add [client] [-|file] [--form form] [--ask] [--template]",
        discussion: """
            On a terminal each item of an instrument is asked for. --form words takes the \
            evaluation in words, --form dimensions a sheet of ASAM dimensions. A file or - records \
            what it holds.

            Example: tacit assess add otter-4 assessment.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions
    @Option(help: "scored, words or dimensions.") var form: AssessmentForm = .scored

    func run() async throws {
        let given = PeopleAndDocument(entry.arguments)
        guard form == .scored, given.document == nil, !entry.template, !entry.ask else {
            return try await EntryFlow.run(global, entry, form.kind)
        }
        try await Session.run(global) { session in
            _ = try await session.unlockedAgent()
            let client = try await session.pickClient(try given.onePerson)
            if session.isDryRun(EntrySentences.wouldEnter(.assessment, client.handle)) { return }
            let text = try InstrumentQuestions(session: session).document()
            try await EntryFlow(session: session, client: client, kind: .assessment).offer(text)
        }
    }
}

/// Item after item of an instrument.
struct InstrumentQuestions {
    let session: Session

    /// The document that the answers make; an item without an answer stays out of it, and so does the total.
    func document() throws -> String {
        let name = try session.terminal.ask(AssessSentences.which + " ")?.trimmed ?? ""
        guard let instrument = Instrument.named(name) else {
            throw UsageProblem.because(
                AssessSentences.unknown,
                hint: AssessSentences.known(Instrument.all.map(\.name))
            )
        }
        let day = try session.terminal.ask(AssessSentences.onWhichDay + " ")?.trimmed ?? ""
        var lines = [
            "---", "instrument: \(instrument.name)",
            "administered_on: \(day.isEmpty ? "today" : DocumentText.quoted(day))",
        ]
        let items = instrument.scoring == .entered ? [] : try answers(instrument)
        if items.isEmpty {
            let total = try session.terminal.ask(AssessSentences.total + " ")?.trimmed ?? ""
            if !total.isEmpty { lines.append("total: \(DocumentText.quoted(total))") }
        } else {
            lines += ["items:"] + items.map { "  \($0.key): \($0.value)" }
        }
        return (lines + ["---", ""]).joined(separator: "\n")
    }

    private func answers(_ instrument: Instrument) throws -> [(key: String, value: Int)] {
        var items: [(key: String, value: Int)] = []
        var given: [Int: Int] = [:]
        session.say(["", instrument.title])
        session.say(
            Paragraph.lines(instrument.preamble ?? "", width: session.output.style.width)
        )
        for question in instrument.questions {
            let number = Int(question.key)
            if let item = number.flatMap(instrument.item), !instrument.asks(item, after: given) {
                continue
            }
            session.say(["", "\(question.key). \(question.text)"])
            session.say(question.answers.map { "   \($0.value)  \($0.text)" })
            let allowed = question.answers.map(\.value)
            while true {
                guard
                    let answer = try session.terminal.ask("   \(AssessSentences.answer) ")?.trimmed
                else { throw Problem(.aborted) }
                if answer.isEmpty { break }
                guard let value = Int(answer), allowed.contains(value) else {
                    session.say([AssessSentences.oneOf(allowed)])
                    continue
                }
                items.append((question.key, value))
                if let number { given[number] = value }
                break
            }
        }
        return items
    }
}

/// `tacit assess list`.
struct AssessList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List assessments, the newest first.",
        discussion: """
            Scores with their bands; tacit measure list draws them.

            Example: tacit assess list otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) {
            try await $0.emitEntries(client, of: [.assessment, .evaluation, .dimensions])
        }
    }
}

/// `tacit assess show`.
struct AssessShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an assessment with its items.",
        discussion: """
            The same as tacit show with its REF.

            Example: tacit assess show e7f3q
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF.") var ref: String

    func run() async throws {
        try await Session.run(global) { session in
            let reference = try await session.resolve(ref)
            guard reference.kind == "entry" else {
                throw Problem(.notFound, detail: EntrySentences.notAnEntry)
            }
            let entry = try await session.agent.entry(reference.handle, reference.id)
            try session.emitEntry(entry, name: try await session.shownName(reference.handle))
        }
    }
}
