import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit mark-error`.
struct MarkErrorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark-error",
        abstract: "Mark a record as entered in error.",
        usage: """
            tacit mark-error ref [-|file] [--reason reason] [--belongs-to handle]
                             [--confirm handle]
            """,
        discussion: """
            The record stays, marked, and leaves in no copy. When it belongs to another client, \
            --belongs-to opens a draft with its text there. The code name is typed to confirm, or \
            given by --confirm.

            Example: tacit mark-error n7f3q --reason duplicate --confirm=otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of a note, addition or plan.") var ref: String
    @Argument(help: "- or a file with one line that explains.")
    var document: String?
    @Option(help: "What went wrong.") var reason: ErrorReason?
    @Option(help: "The code name of the client it belongs to.", completion: .handles)
    var belongsTo: String?
    @Option(help: "The code name of the client whose record it is.", completion: .handles)
    var confirm: String?

    func run() async throws {
        try await Session.run(global) { session in
            let marking = ErrorMarking(session: session, record: try await session.resolve(ref))
            try await marking.run(
                reason: reason?.reason,
                explainedIn: document,
                belongsTo: belongsTo,
                confirm: confirm
            )
        }
    }
}

/// What `--reason` takes.
enum ErrorReason: String, ExpressibleByArgument, CaseIterable {
    case wrongClient = "wrong-client"
    case duplicate
    case didNotHappen = "did-not-happen"
    case other

    /// The reason of the model.
    var reason: ErrorMark.Reason {
        switch self {
        case .wrongClient: .wrongClient
        case .duplicate: .duplicate
        case .didNotHappen: .didNotHappen
        case .other: .other
        }
    }
}

/// Marking one record, from `mark-error` or from `amend` when the answer was "wrong client".
struct ErrorMarking {
    let session: Session
    let record: ReferenceReply

    /// Asks for what is missing, confirms, marks, and says where the text went.
    func run(
        reason given: ErrorMark.Reason?,
        explainedIn document: String? = nil,
        belongsTo: String?,
        confirm: String?
    ) async throws {
        let reason = try given ?? (belongsTo == nil ? askReason() : .wrongClient)
        let target = try await target(reason, belongsTo)
        let explanation = try explanation(reason, document)
        if session.isDryRun(AmendSentences.wouldMark(record.ref)) { return }
        try session.confirm(handle: record.handle, given: confirm)
        let request = ErrorMarkRequest(
            mark: .init(reason: reason, explanation: explanation),
            belongsTo: target
        )
        let reply = try await session.agent.markError(record.handle, record.id, request)
        try session.emitMade(
            "error-mark",
            reply,
            id: reply.draft?.ref ?? reply.ref,
            said: AmendSentences.marked(reply.ref)
        )
        guard let draft = reply.draft else { return }
        session.output.message(AmendSentences.opened(draft.ref, draft.handle))
        session.output.hint(DraftSentences.editWith(draft.ref))
    }

    private func explanation(_ reason: ErrorMark.Reason, _ document: String?) throws -> String? {
        if let document { return try Input.document(document).trimmed }
        return reason == .other
            ? try session.terminal.ask(AmendSentences.explain + ": ")?.trimmed : nil
    }

    private func askReason() throws -> ErrorMark.Reason {
        let answer = try session.terminal.choose(
            AmendSentences.whyWrong,
            [
                ("c", "it is the wrong client's"), ("d", "it is there twice"),
                ("n", "it did not happen"),
                ("o", "another reason"),
            ]
        )
        switch answer {
        case "c": return .wrongClient
        case "d": return .duplicate
        case "n": return .didNotHappen
        default: return .other
        }
    }

    /// The client it belongs to, picked on a terminal when it is the wrong one's; nil when it is
    /// nobody's here.
    private func target(_ reason: ErrorMark.Reason, _ belongsTo: String?) async throws -> String? {
        if let belongsTo { return try await session.pickClient(belongsTo).handle }
        guard reason == .wrongClient, session.terminal.isInteractive else { return nil }
        session.terminal.say(AmendSentences.belongsWhere)
        do {
            return try await session.pickClient(nil).handle
        } catch let problem where problem.kind == .aborted {
            return nil
        }
    }
}
