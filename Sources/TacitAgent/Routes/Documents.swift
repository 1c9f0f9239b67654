import TacitAgentAPI
import TacitClinical
import TacitMarkup
import TacitVault

/// The document forms, read and written with the practice's ways and the time of the act.
struct Documents: Sendable {
    let context: DocumentContext

    /// For one act.
    init(_ vault: Vault, _ act: Act) async throws(VaultError) {
        context = DocumentContext(
            now: act.now,
            offsetAt: { day, hour, minute in
                Clock.offsetMinutes(day: day, hour: hour, minute: minute)
            },
            practice: try await vault.currentPractice()
        )
    }

    func note(_ text: String, _ noteClass: NoteClass) throws(DocumentErrors) -> NoteContent {
        try NoteDocument.parse(text, noteClass: noteClass, context: context)
    }

    func addition(
        _ text: String,
        _ kind: AmendmentContent.Kind
    ) throws(DocumentErrors) -> AmendmentContent {
        try AdditionDocument.parse(text, kind: kind, context: context)
    }

    /// Reads a plan: the ids of steps are those of all earlier versions, new steps get new ones.
    func plan(
        _ text: String, after earlier: [PlanContent], isFirst: Bool
    ) throws(DocumentErrors) -> PlanContent {
        try PlanDocument.parse(text, previous: earlier, isFirst: isFirst, context: context)
    }

    func client(_ text: String) throws(DocumentErrors) -> Client {
        try ClientDocument.parse(text, context: context)
    }

    func practice(_ text: String) throws(DocumentErrors) -> Practice {
        try PracticeDocument.parse(text, context: context)
    }

    func provider(_ text: String) throws(DocumentErrors) -> Provider {
        try ProviderDocument.parse(text, context: context, checking: ProviderKeys.fault)
    }

    func text(of note: NoteContent) -> String { NoteDocument.render(note, context: context) }

    func text(of addition: AmendmentContent) -> String {
        AdditionDocument.render(addition, context: context)
    }

    func text(of plan: PlanContent) -> String { PlanDocument.render(plan, context: context) }

    func text(of client: Client) -> String { ClientDocument.render(client, context: context) }

    func text(of practice: Practice) -> String { PracticeDocument.render(practice) }

    func text(of provider: Provider) -> String { ProviderDocument.render(provider) }

    func emptyNote(_ noteClass: NoteClass, _ head: DocumentHead) -> String {
        NoteDocument.template(
            noteClass: noteClass,
            format: context.practice.noteFormat ?? .dap,
            at: context.now,
            context: context,
            head: head
        )
    }

    func emptyAddition(_ kind: AmendmentContent.Kind) -> String {
        AdditionDocument.template(kind: kind)
    }

    /// A plan to begin with, or the next version of the one that stands.
    func nextPlan(
        after plan: PlanContent?, _ formality: PlanFormality, problems: [PlanProblem], _ head: DocumentHead
    ) -> String {
        if let plan {
            PlanDocument.revision(of: plan, context: context, head: head)
        } else {
            PlanDocument.template(context: context, head: head, formality: formality, problems: problems)
        }
    }

    func emptyClient() -> String { ClientDocument.template() }

    func emptyPractice() -> String { PracticeDocument.template() }

    func emptyProvider() -> String { ProviderDocument.template() }
}
