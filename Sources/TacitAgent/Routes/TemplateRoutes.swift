import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitMarkup
import TacitVault

/// Empty documents for the editor.
enum TemplateRoutes {
    private enum Form: String {
        case note, addendum, amendment, plan, client, practice, provider, coverage, share, told
        case formalPlan = "formal-plan"
    }

    /// `GET /v1/documents/{form}`: with `Tacit-Client`, a note or plan has the client's name and code name in its
    /// first line and the plan as help below, which is a read and entered as one.
    @Sendable static func get(_ call: Call) async throws -> Response {
        let named = try call.parameter("form")
        if let kind = EntryKind(rawValue: named), kind.isWritten { return try await entry(kind, call) }
        if named.hasPrefix(consentForm), let kind = Consent.Kind(rawValue: String(named.dropFirst(consentForm.count))) {
            return try await consent(kind, call)
        }
        guard let form = Form(rawValue: named) else {
            throw Problem(.notFound, detail: "no document has this name")
        }
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let documents = try await Documents(vault, act)
        // Looked at for every form: a header that is wrong is told also where it makes no difference.
        let noteClass = try call.noteClass() ?? .progress
        let client = try call.documentClient()
        let text: String
        switch form {
        case .note:
            let brief = try await brief(of: client, vault, act)
            let help = planHelp(brief?.plan) + noteHelp(brief?.lastNote)
            text = documents.emptyNote(noteClass, head(brief, help: help))
        case .plan, .formalPlan:
            let brief = try await brief(of: client, vault, act)
            let problems = PlanStanding.problems(plan: nil, entries: brief?.entries ?? [])
            let isFormal = form == .formalPlan || !problems.isEmpty
            text = documents.nextPlan(
                after: brief?.standing, isFormal ? .formal : .light, problems: problems, head(brief, help: []))
        case .addendum: text = documents.emptyAddition(.addendum)
        case .amendment: text = documents.emptyAddition(.amendment)
        case .client: text = documents.emptyClient()
        case .practice: text = documents.emptyPractice()
        case .provider: text = documents.emptyProvider()
        case .coverage: text = documents.emptyCoverage()
        case .share, .told:
            let brief = try await brief(of: client, vault, act)
            text = documents.emptyShare(told: form == .told, head(brief, help: []))
        }
        return .markdown(text)
    }

    /// What stands before the kind of a consent in the name of its form: `consent-part2-tpo`.
    private static let consentForm = "consent-"

    /// The empty document of a consent of a kind, with what the law wants said.
    private static func consent(_ kind: Consent.Kind, _ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        _ = try call.noteClass()
        let brief = try await brief(of: call.documentClient(), vault, act)
        let documents = try await Documents(vault, act)
        return .markdown(documents.emptyConsent(kind, for: brief?.client.client, head(brief, help: [])))
    }

    /// The empty document of an entry.
    private static func entry(_ kind: EntryKind, _ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        _ = try call.noteClass()
        let brief = try await brief(of: call.documentClient(), vault, act)
        let head = head(brief, help: goalHelp(brief?.standing))
        let known =
            kind == .consentSignature ? ConsentSignature.drafting(for: brief?.client.client, on: act.now.day) : [:]
        return .markdown(try await Documents(vault, act).emptyEntry(kind, prefilled: known, head))
    }

    /// Ids of the plan, for the fields that name one.
    private static func goalHelp(_ plan: PlanContent?) -> [String] {
        guard let plan else { return [] }
        let items =
            plan.problems.map { "  \($0.id)  \($0.statement)" } + plan.goals.map { "  \($0.id)  \($0.statement)" }
            + plan.objectives.map { "  \($0.id)  \($0.statement)" }
            + plan.steps.filter(\.isOpen).map { "  \($0.id)  \($0.text)" }
        return items.isEmpty ? [] : ["plan:"] + items
    }

    private typealias Brief = Vault.Brief

    /// What is known of the client whom the caller names, if any.
    private static func brief(of handle: String?, _ vault: Vault, _ act: Act) async throws -> Brief? {
        guard let handle else { return nil }
        return try await vault.brief(vault.resolve(client: handle), act)
    }

    /// Name and code name first, because the wrong chart is the mistake that matters.
    private static func head(_ brief: Brief?, help: [String]) -> DocumentHead {
        guard let brief else { return .none }
        return DocumentHead(
            client: (handle: brief.client.handle, name: brief.client.client.name),
            help: help
        )
    }

    private static func planHelp(_ plan: PlanVersion?) -> [String] {
        let steps = (plan?.content.steps ?? []).filter(\.isOpen)
        guard !steps.isEmpty else { return [] }
        return ["steps:"] + steps.map { "  \($0.id)  \($0.text)" }
    }

    private static func noteHelp(_ note: Note?) -> [String] {
        guard
            let section = note?.content.sections.last(where: { $0.heading.lowercased() == "plan" })
        else { return [] }
        return ["plan of the last note:"]
            + section.text.split(separator: "\n", omittingEmptySubsequences: false).map {
                "  " + $0
            }
    }
}
