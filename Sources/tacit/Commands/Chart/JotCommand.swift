import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit jot`.
struct JotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jot",
        abstract: "Keep a few lines, also while the vault is locked.",
        discussion: """
            Type, and end with an empty line; or give - and write to stdin. While the vault is \
            locked the text is sealed to its inbox, and nothing here can read it again until it is \
            unlocked. Without a code name it waits in the inbox: tacit inbox list.

            Example: tacit jot otter-4 ./jot.txt
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("A code name, then -.", valueName: "client -"),
        completion: .handles
    )
    var arguments: [String] = []

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        try await Session.run(global) { session in
            let person = try given.onePerson
            // While it is locked nobody can say whether there is such a client.
            if let person, !HandleArgument.isHandleLike(person) {
                throw Problem(.nameOnCommandLine)
            }
            let text = try given.document.map(Input.document) ?? JotWords.ask(session.terminal)
            guard !text.trimmed.isEmpty else { throw Problem.aborted(NoteSentences.nothingWritten) }
            let document = JotWords.document(text)
            if session.isDryRun(JotSentences.wouldKeep) { return }
            let status = try await session.status()
            if status.state == .unlocked, let person {
                let client = try await session.pickClient(person)
                let draft = try await session.agent.createDraft(
                    client.handle,
                    for: .note,
                    noteClass: .progress,
                    text: document
                )
                return try session.emitKept(draft)
            }
            guard status.state != .none else { throw Problem(.noVault) }
            let sealed = SealedInboxText(
                client: person ?? "",
                purpose: .note,
                noteClass: .progress,
                text: document
            )
            try await session.agent.putInbox(
                try sealed.sealed(to: try await session.agent.inboxKey())
            )
            try session.output.emit("jot", ["kept": "inbox"], plain: ["inbox"]) { _ in
                [JotSentences.kept]
            }
            session.output.hint(JotSentences.listWith)
        }
    }
}

/// How a jotted text is asked for and kept.
private enum JotWords {
    /// A note in free text; the session's time is that of its signature unless it is said.
    static func document(_ text: String) -> String {
        text.trimmed.hasPrefix("---") ? text : "---\nformat: free\n---\n\n\(text.trimmed)\n"
    }

    static func ask(_ terminal: Terminal) throws -> String {
        var lines: [String] = []
        while let line = try terminal.ask(lines.isEmpty ? JotSentences.ask + " " : "  "),
            !line.isEmpty
        {
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}
