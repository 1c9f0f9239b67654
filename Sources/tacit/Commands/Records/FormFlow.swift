import TacitAgentAPI
import TacitClinical

/// A document that has no drafts, such as a client's fields or the practice: it is sent until the
/// agent takes it.
///
/// On a terminal the editor opens again at every error, with the text as it was left, so nothing
/// typed is lost unless it is discarded.
struct FormFlow {
    let session: Session

    /// Opens the editor on a document; throws `aborted` when nothing is left to send.
    func write(_ initial: String, unchanged: String) async throws -> String {
        switch try await Editor.edit(initial, session: session) {
        case .text(let text): return text
        case .unchanged: throw Problem.aborted(unchanged)
        case .emptied: throw Problem.aborted(ClientSentences.nothingKept)
        case .failed(let text, let status):
            session.output.warn(NoteSentences.editorFailed(status))
            return try await again(text)
        }
    }

    /// Sends a document, from the editor again after each error.
    func send<Reply>(_ text: String, isFromEditor: Bool, _ send: (String) async throws -> Reply)
        async throws -> Reply
    {
        var text = text
        while true {
            do {
                return try await send(text)
            } catch let problem as Problem where isFromEditor && session.terminal.isInteractive {
                session.output.warn(problem.title)
                session.say(
                    DraftRendering.places(problem.places ?? [], style: session.output.style)
                )
                if problem.kind == .locked {
                    session.forgetStatus()
                    _ = try? await session.unlockedAgent()
                }
                text = try await again(text)
            }
        }
    }

    private func again(_ text: String) async throws -> String {
        guard
            try session.terminal.choose(
                PracticeSentences.whatNow,
                [("e", "edit again"), ("x", "discard")]
            ) == "e"
        else {
            throw Problem.aborted(ClientSentences.discarded)
        }
        switch try await Editor.edit(text, session: session) {
        case .text(let text), .failed(let text, _): return text
        case .unchanged: return text
        case .emptied: throw Problem.aborted(ClientSentences.nothingKept)
        }
    }
}
