import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitHTML
import TacitMarkup
import TacitVault

/// Consents as they stand; they are entered, signed and revoked as entries of the chart.
enum ConsentRoutes {
    /// `GET .../consents`: as they stand today.
    @Sendable static func list(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        return try .json(ListReply(items: try await vault.consents(client, on: act.now.day, act)))
    }

    /// `GET .../consents/{day}`: as they stood, or will stand, on a day.
    @Sendable static func listOn(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        guard let day = CalendarDay(try call.parameter("day")) else { throw Problem(.notFound) }
        return try .json(ListReply(items: try await vault.consents(client, on: day, act)))
    }

    /// `POST .../consents/coverage`: would this disclosure pass, and if not why.
    @Sendable static func coverage(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let documents = try await Documents(vault, act)
        let text =
            switch try await call.sentForm() {
            case .document(let text): text
            case .json(let bytes): try documents.text(coverage: bytes)
            }
        let question = try documents.coverage(text, in: try await vault.entryContext(client, act))
        return try .json(try await vault.coverage(client, question, act))
    }

    /// `GET .../consent-forms/{id}`: a form to read and to sign.
    @Sendable static func form(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let (standing, owner) = try await vault.consent(client, call.record(), act)
        let form = ConsentForm(standing, of: owner, fictional: vault.isFictional)
        if call.wantsPage { return .page(ConsentPage(form).html) }
        return call.wantsDocument ? .markdown(form.markdown) : try .json(form)
    }
}

/// The document that asks about a disclosure.
extension Documents {
    /// Reads the question.
    ///
    /// - Throws: every place to mend.
    func coverage(_ text: String, in chart: EntryContext) throws(DocumentErrors) -> ConsentQuestion {
        let reading = try FormDocument.parse(text, fields: CoverageForm.fields, context: context)
        guard let json = try? WireJSON.encode(reading.values),
            let form = try? WireJSON.decode(CoverageForm.self, from: json)
        else {
            throw DocumentErrors(problems: [reading.problem(EntryFault("", EntrySentences.notTaken, nil))])
        }
        do {
            return try form.question(in: chart)
        } catch {
            throw DocumentErrors(problems: [reading.problem(error)])
        }
    }

    /// The document of a question that was sent as JSON.
    func text(coverage json: [UInt8]) throws(Problem) -> String {
        let form = try WireJSON.decodeStrictly(CoverageForm.self, from: json)
        return FormDocument.render(Self.values(of: form), fields: CoverageForm.fields, context: context)
    }

    /// An empty question.
    func emptyCoverage() -> String {
        FormDocument.template(fields: CoverageForm.fields, context: context)
    }

    /// An empty consent of a kind, with what is known and what the law wants said.
    func emptyConsent(_ kind: Consent.Kind, for client: Client?, _ head: DocumentHead) -> String {
        let draft = Consent(drafting: kind, for: client, by: context.practice, on: context.now.day)
        return FormDocument.template(
            fields: Consent.fields(drafting: kind),
            prefilled: Self.values(of: draft),
            context: context,
            head: head
        )
    }
}
