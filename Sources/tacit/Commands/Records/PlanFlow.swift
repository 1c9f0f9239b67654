import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// One plan on its way from the editor or a file to a new version.
struct PlanFlow {
    let session: Session
    let client: ClientSummary
    /// The newest version, which the new one is based on; nil for a first plan.
    let previous: PlanVersion?

    /// Opens the editor on a plan, asks for a missing reason, shows the difference and records.
    ///
    /// A newer version that came in the meantime is `stale-version`; the text stays as a draft.
    func edit(_ document: String) async throws {
        let written = try await flow.write(prepared(document))
        guard let whole = try await flow.mend(try await withReason(written)) else { return }
        if previous != nil {
            let diff = LineDiff(
                from: DocumentText.withoutHelp(document.trimmed),
                to: DocumentText.withoutHelp(try await flow.text(of: whole).trimmed)
            )
            session.say(diff.rendered(session.output.style))
        }
        let heading = ClientRendering.header(
            handle: client.handle,
            name: client.name,
            style: session.output.style
        )
        session.say(["", heading])
        flow.warn(whole)
        guard try session.terminal.confirm(PlanSentences.record(nextVersion)) == true else {
            return try session.emitKept(whole)
        }
        try await record(whole)
    }

    /// Records a document from a file or a pipe; the text stays as a draft when it cannot be
    /// recorded.
    func record(document: String) async throws {
        let draft = try await flow.keep(document)
        guard draft.problems.isEmpty else {
            throw Problem(
                .invalidDocument,
                detail: NoteSentences.keptAsDraft(draft.ref),
                places: draft.problems
            )
        }
        flow.warn(draft)
        try await record(draft)
    }

    private var flow: DraftFlow {
        DraftFlow(
            session: session,
            handle: client.handle,
            name: client.name,
            purpose: .plan,
            noteClass: .progress
        )
    }

    private var nextVersion: Int { (previous?.version ?? 0) + 1 }

    private func record(_ draft: DraftReply) async throws {
        let signed = try await flow.sign(draft, basedOn: previous?.version ?? 0)
        try session.emitSigned(signed, name: client.name)
    }

    /// Client first; the reason is that of the version before and has to be given anew.
    private func prepared(_ document: String) -> String {
        guard previous != nil else { return document }
        return DocumentText.headed(
            DocumentText.setting("reason", to: "", in: document),
            handle: client.handle,
            name: client.name
        )
    }

    private func withReason(_ draft: DraftReply) async throws -> DraftReply {
        let text = try await flow.text(of: draft)
        guard previous != nil, (DocumentText.value(of: "reason", in: text) ?? "").isEmpty,
            let reason = try session.terminal.ask(PlanSentences.askReason + " ")?.trimmed,
            !reason.isEmpty
        else { return draft }
        return try await flow.keep(
            DocumentText.setting("reason", to: reason, in: text),
            replacing: draft
        )
    }
}
