import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// One text on its way from an editor or a file to a sealed draft and a signature.
///
/// The text is sealed before anything is made of it, so from then on every end of this program
/// leaves it in the vault: a syntax error, a closed terminal, a question answered with no.
struct DraftFlow {
    let session: Session
    let handle: String
    let name: String
    let purpose: DraftPurpose
    let noteClass: NoteClass

    /// The flow of a draft that is there already.
    init(session: Session, draft: DraftReply) {
        self.init(
            session: session,
            handle: draft.handle,
            name: draft.name,
            purpose: draft.draftFor,
            noteClass: draft.noteClass
        )
    }

    init(
        session: Session,
        handle: String,
        name: String,
        purpose: DraftPurpose,
        noteClass: NoteClass
    ) {
        self.session = session
        self.handle = handle
        self.name = name
        self.purpose = purpose
        self.noteClass = noteClass
    }

    /// Opens the editor and seals what was written.
    ///
    /// Throws `aborted` when nothing was written, and when the editor failed: then the text is a
    /// draft.
    func write(_ initial: String, replacing earlier: DraftReply? = nil) async throws -> DraftReply {
        switch try await Editor.edit(initial, session: session) {
        case .text(let text): return try await keep(text, replacing: earlier)
        case .unchanged:
            guard let earlier else { throw nothingKept() }
            session.output.message(DraftSentences.unchanged)
            return earlier
        case .emptied:
            guard let earlier else { throw nothingKept() }
            throw left(earlier)
        case .failed(let text, let status):
            session.output.warn(NoteSentences.editorFailed(status))
            guard !DocumentText.isSame(text, initial),
                !DocumentText.withoutHelp(text).joined().trimmed.isEmpty
            else {
                throw nothingKept()
            }
            throw left(try await keep(text, replacing: earlier))
        }
    }

    /// Lets a person mend what the agent could not read, until it is right, left as a draft, or
    /// discarded.
    ///
    /// nil when it was left as a draft; the REF was said.
    func mend(_ draft: DraftReply) async throws -> DraftReply? {
        var draft = draft
        while !draft.problems.isEmpty {
            session.say(DraftRendering.places(draft.problems, style: session.output.style))
            switch try session.terminal.choose(
                NoteSentences.whatNow,
                [("e", "edit again"), ("d", "keep as draft"), ("x", "discard")]
            )
            {
            case "e": draft = try await write(try await text(of: draft), replacing: draft)
            case "d":
                session.output.message(NoteSentences.keptAsDraft(draft.ref))
                return nil
            default:
                try await session.agent.discardDraft(handle, draft.id)
                throw Problem.aborted(DraftSentences.discarded(draft.ref))
            }
        }
        return draft
    }

    /// Shows what a signature would make of a draft and asks for it; nil when the answer was no.
    func offer(_ draft: DraftReply) async throws -> SignedReply? {
        session.say(DraftRendering.summary(draft, name: name, style: session.output.style))
        warn(draft)
        guard let answer = try session.terminal.confirm(NoteSentences.sign) else {
            throw left(draft)
        }
        guard answer else { return nil }
        return try await sign(draft)
    }

    /// Signs without asking, or throws `invalid-document` with the draft's REF and every place to
    /// mend.
    func signUnasked(_ draft: DraftReply) async throws -> SignedReply {
        guard draft.problems.isEmpty else {
            throw Problem(
                .invalidDocument,
                detail: NoteSentences.keptAsDraft(draft.ref),
                places: draft.problems
            )
        }
        warn(draft)
        return try await sign(draft)
    }

    /// Makes of a draft what it is for: of a plan a version that is based on the one given.
    ///
    /// What goes wrong says the REF under which the text is kept.
    func sign(_ draft: DraftReply, basedOn version: Int? = nil) async throws(Problem) -> SignedReply {
        do throws(Problem) {
            return try await session.agent.signNote(handle, draft: draft.id, basedOn: version)
        } catch {
            var problem = error
            problem.detail = [problem.detail, NoteSentences.keptAsDraft(draft.ref)].compactMap(
                \.self
            )
            .joined(separator: "; ")
            throw problem
        }
    }

    /// Says where another client's name stands in the text, and what could be better.
    func warn(_ draft: DraftReply) {
        for place in draft.advice { session.output.warn(DraftRendering.sentence(place)) }
        for place in draft.warnings { session.output.warn(DraftRendering.sentence(place)) }
        if !draft.warnings.isEmpty { session.output.warn(NoteSentences.otherName) }
    }

    private func nothingKept() -> Problem {
        .aborted(NoteSentences.nothingWritten)
    }

    private func left(_ draft: DraftReply) -> Problem {
        .aborted(NoteSentences.keptAsDraft(draft.ref), hint: DraftSentences.editWith(draft.ref))
    }
}
