import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit inbox`.
struct InboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox",
        abstract: "Texts that wait for their client.",
        discussion: """
            What was jotted for a code name becomes a draft at unlock; the rest waits here.

            Example: tacit inbox list
            """,
        subcommands: [InboxList.self, InboxFile.self, InboxDiscard.self]
    )
}

/// `tacit inbox list`.
struct InboxList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what waits in the inbox.",
        discussion: """
            With the first line of each text.

            Example: tacit inbox list
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            let letters = try await session.unlockedAgent().letters()
            let plain = letters.map { PlainRow.line([InboxReference.text(of: $0), $0.handle]) }
            try session.emit("inbox", ListReply(items: letters), plain: plain) { style in
                guard !letters.isEmpty else { return [style.dim(InboxListSentences.none)] }
                let rows = letters.map { letter in
                    [
                        InboxReference.text(of: letter), letter.handle,
                        InboxReference.firstLine(letter),
                    ]
                }
                return Columns.lines(rows, width: style.width) { $0 == 0 ? style.bold($1) : $1 }
            }
        }
    }
}

/// `tacit inbox file`.
struct InboxFile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: "Make a draft of a text of the inbox.",
        discussion: """
            For the client it belongs to; it leaves the inbox.

            Example: tacit inbox file i7f3q otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The text, as tacit inbox list names it.") var ref: String
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let letter = try await InboxReference.letter(ref, session)
            let client = try await session.pickClient(client)
            if session.isDryRun(NoteSentences.wouldDraft(client.handle)) { return }
            try session.emitKept(try await session.agent.fileLetter(letter.id, to: client.handle))
        }
    }
}

/// `tacit inbox discard`.
struct InboxDiscard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard",
        abstract: "Remove a text from the inbox.",
        discussion: """
            For good: it was never part of a record.

            Example: tacit inbox discard i7f3q
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The text, as tacit inbox list names it.") var ref: String

    func run() async throws {
        try await Session.run(global) { session in
            let letter = try await InboxReference.letter(ref, session)
            if session.isDryRun(InboxListSentences.wouldDiscard) { return }
            try await session.agent.discardLetter(letter.id)
            session.output.message(InboxListSentences.discarded(ref))
        }
    }
}

/// The short names of texts in the inbox: `i` and the first characters of their id.
private enum InboxReference {
    static func text(of letter: InboxLetter) -> String { "i" + letter.id.description.prefix(4) }

    static func firstLine(_ letter: InboxLetter) -> String {
        let body = DocumentText.withoutHelp(letter.text).drop {
            $0 == "---" || $0.contains("format:") || $0.isEmpty
        }
        return body.first ?? ""
    }

    static func letter(_ ref: String, _ session: Session) async throws -> InboxLetter {
        let prefix = ref.dropFirst()
        let found = try await session.unlockedAgent().letters().filter {
            ref.hasPrefix("i") && prefix.count >= 4 && $0.id.description.hasPrefix(prefix)
        }
        guard let only = found.first else {
            var problem = Problem(.notFound)
            problem.title = InboxListSentences.absent
            problem.hint = InboxListSentences.seeList
            throw problem
        }
        guard found.count == 1 else {
            throw Problem(.ambiguous, candidates: found.map(\.id.description))
        }
        return only
    }
}
