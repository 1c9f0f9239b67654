import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit find`.
struct FindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find words in notes, plans and entries.",
        discussion: """
            The words are asked for, or read from stdin with -: on a command line they would stay \
            in your shell's history. All of them must stand in a record. Everything is looked at; \
            no index lies on the disk. Ends with 1 when nothing is found.

            Example: tacit find ./words.txt
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "- or a file with the words; asked for when left out.") var words: [String] = []

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let text: String
            if let document = words.first {
                guard words.count == 1,
                    document == "-" || document.contains("/") || document.contains(".")
                else {
                    throw UsageProblem.because(FindSentences.notHere, hint: FindSentences.sayThem)
                }
                text = try Input.document(document)
            } else {
                text = try session.terminal.ask(FindSentences.ask + " ") ?? ""
            }
            guard !text.trimmed.isEmpty else { throw UsageProblem.because(FindSentences.nothing) }
            let hits = try await agent.search(text.trimmed)
            try session.emit("find", ListReply(items: hits), plain: FindRendering.plain(hits)) {
                style in
                FindRendering.lines(hits, names: session.showsNames, style: style)
            }
            guard !hits.isEmpty else {
                try await session.output.finish()
                throw ExitCode(1)
            }
        }
    }
}
