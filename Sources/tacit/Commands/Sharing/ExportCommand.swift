import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// What `--for` takes.
enum ExportReader: String, ExpressibleByArgument, CaseIterable {
    case client, me

    /// Left out of help, whose line says them already.
    static let allValueStrings: [String] = []
    static let defaultCompletionKind = CompletionKind.list(allCases.map(\.rawValue))
}

/// What `--sections` takes.
enum ExportSection: String, ExpressibleByArgument, CaseIterable {
    case notes

    /// Left out of help, whose line says them already.
    static let allValueStrings: [String] = []
    static let defaultCompletionKind = CompletionKind.list(allCases.map(\.rawValue))
}

/// `tacit export`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Make a copy of a chart that opens with words.",
        usage: "tacit export [<client>] [--for me] [<options>]",
        discussion: """
            One HTML file that opens offline in any browser, and six words on the terminal. For \
            the client: plan, steps, charts, agreements, what was left out and why; it is logged \
            as given. --for me: the whole chart, to look at. Protected notes are in neither.

            Example: tacit export otter-4 --slip words.txt
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?
    @Option(name: .customLong("for"), help: "client, or me for your own copy.") var reader = ExportReader.client
    @Option(help: "notes: progress notes go along.") var sections: ExportSection?
    @Flag(help: "Notes with others in them were looked through, and go along.") var reviewed = false
    @Option(help: "Words for so many readers, 1 to 8.") var slots: Int?
    @Flag(help: "Choose a passphrase in the place of words.") var choose = false
    @Option(help: "Write the words to a slip to print.", completion: .file()) var slip: String?
    @Flag(help: "Show the page to print it, in clear, from memory.") var paper = false
    @Option(help: "The REF of the request that it answers.") var request: String?

    func validate() throws {
        if let slots, !(1...ExportRequest.mostReaders).contains(slots) {
            throw ValidationError(ExportSentences.slotRange)
        }
        guard [paper, choose, slots != nil].count(where: \.self) <= 1 else {
            throw ValidationError(ExportSentences.oneOf)
        }
    }

    func run() async throws {
        try await Session.run(global) { session in
            if slip != nil, paper || choose {
                throw UsageProblem.because(ExportSentences.slipNeedsWords, hint: ExportSentences.slipHint)
            }
            if reader == .me, sections != nil || reviewed || request != nil {
                throw UsageProblem.because(ExportSentences.onlyForClient, hint: ExportSentences.onlyForClientHint)
            }
            _ = try await session.unlockedAgent()
            let person = try await session.pickClient(client)
            let flow = ExportFlow(session: session, client: person, choosesPassphrase: choose, slip: slip)
            try await flow.run(try await asked(session))
        }
    }

    private func asked(_ session: Session) async throws -> ExportRequest {
        var asked = ExportRequest()
        asked.reader = reader == .me ? .me : .client
        asked.notes = sections == .notes ? true : nil
        asked.others = reviewed ? true : nil
        asked.readers = slots
        asked.paper = paper ? true : nil
        if let request { asked.request = try await session.resolve(request).id }
        return asked
    }
}
