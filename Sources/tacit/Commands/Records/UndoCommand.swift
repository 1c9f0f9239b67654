import ArgumentParser
import TacitAgentAPI
import TacitAgentClient

/// `tacit undo`.
struct UndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back the last signature.",
        discussion: """
            Within five minutes of signing and before the vault locks. The text is a draft again; \
            the log keeps that it was signed and taken back. Later only tacit amend and tacit \
            mark-error are left.

            Example: tacit undo
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            if session.isDryRun(AmendSentences.wouldUndo) { return }
            let undone = try await agent.undo()
            try session.emitMade(
                "undo",
                undone,
                id: undone.draft?.ref ?? undone.ref,
                said: AmendSentences.undone(undone.ref, undone.handle)
            )
            if let draft = undone.draft { session.output.hint(DraftSentences.editWith(draft.ref)) }
        }
    }
}
