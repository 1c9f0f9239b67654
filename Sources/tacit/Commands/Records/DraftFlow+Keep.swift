import TacitAgentAPI
import TacitAgentClient
import TacitClinical

extension DraftFlow {
    /// Seals a text as a draft.
    ///
    /// When the vault locked in the meantime the passphrase is asked for; without it, or without a
    /// terminal, the text is sealed to the inbox and `locked` thrown. What else goes wrong on a
    /// terminal can be tried again, so that a full disk does not cost the text.
    func keep(_ text: String, replacing earlier: DraftReply? = nil) async throws -> DraftReply {
        while true {
            let attempt: Attempt
            do {
                attempt = try await self.attempt(text, replacing: earlier)
            } catch let problem as Problem where session.terminal.isInteractive {
                session.output.warn(problem.title)
                guard
                    try session.terminal.choose(
                        InboxSentences.retry,
                        [("r", "retry"), ("x", "discard")]
                    ) == "r"
                else { throw problem }
                continue
            }
            switch attempt {
            case .kept(let draft): return draft
            case .sealed: throw Problem(.locked, detail: InboxSentences.sealed)
            }
        }
    }

    /// Where a text is after it was handed to the agent.
    private enum Attempt {
        case kept(DraftReply)
        case sealed
    }

    private func attempt(_ text: String, replacing earlier: DraftReply?) async throws -> Attempt {
        do {
            return .kept(try await store(text, replacing: earlier))
        } catch let problem as Problem where problem.kind == .locked {
            session.output.warn(InboxSentences.lockedMeanwhile)
            session.forgetStatus()
            if (try? await session.unlockedAgent()) != nil {
                return .kept(try await store(text, replacing: earlier))
            }
            let sealed = try SealedInboxText(
                client: handle,
                purpose: purpose,
                noteClass: noteClass,
                text: text
            )
            .sealed(to: try await session.agent.status().inboxKey)
            try await session.agent.putInbox(sealed)
            return .sealed
        }
    }

    private func store(_ text: String, replacing earlier: DraftReply?) async throws -> DraftReply {
        var draft: DraftReply
        if let earlier {
            draft = try await session.agent.replaceDraft(
                handle,
                earlier.id,
                for: purpose,
                noteClass: noteClass,
                text: text
            )
        } else {
            draft = try await session.agent.createDraft(
                handle,
                for: purpose,
                noteClass: noteClass,
                text: text
            )
        }
        draft.text = text
        return draft
    }

    /// The text of a draft that came without it, as drafts in lists do.
    func text(of draft: DraftReply) async throws -> String {
        if let text = draft.text { return text }
        return try await session.agent.draft(handle, draft.id).text ?? ""
    }
}
