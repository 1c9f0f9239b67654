import ArgumentParser
import TacitAgentAPI

/// `tacit sign`.
struct SignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign a draft.",
        discussion: """
            On a terminal the summary is shown and the signature asked for; elsewhere the command \
            is the word. For five minutes, or until the vault locks, tacit undo takes it back.

            Example: tacit sign d7f3q
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of a draft.") var ref: String

    func run() async throws {
        try await Session.run(global) { session in
            let draft = try await session.draft(ref)
            if session.isDryRun(NoteSentences.wouldSign(draft.ref)) { return }
            let flow = DraftFlow(session: session, draft: draft)
            guard session.terminal.isInteractive else {
                return try session.emitSigned(try await flow.signUnasked(draft), name: draft.name)
            }
            try await session.finish(draft, flow)
        }
    }
}
