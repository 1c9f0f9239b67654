import TacitAgentAPI
import TacitClinical
import TacitMarkup
import TacitVault

/// One share as it was asked for, held against the chart of this moment: who, what, and what the gate says.
///
/// Everything that leaves is made from ``chart``; nothing else of the vault is in reach of what seals.
struct ShareCase: Sendable {
    let client: ClientID
    let request: ShareRequest
    let recipient: ShareRecipient
    let practice: Practice
    let decision: ShareDecision
    /// What leaves, when it may.
    let chart: SharedChart
    /// Entries and plan, for the rules.
    let context: EntryContext
    private let reading: FormReading

    /// Reads a request and makes what would leave.
    ///
    /// - Throws: the places to mend, `not-found` for a provider or a note that is not there.
    init(_ call: Call, _ vault: Vault, _ act: Act) async throws {
        client = try await call.client(in: vault)
        let documents = try await Documents(vault, act)
        let text =
            switch try await call.sentForm() {
            case .document(let text): text
            case .json(let bytes): try documents.shareText(json: bytes)
            }
        context = try await vault.entryContext(client, act)
        var (request, reading) = try documents.share(text, in: context)
        practice = documents.context.practice
        recipient = try await Self.recipient(request, vault, reading)
        request.parts = try await Self.wholeParts(request, of: client, vault, reading)
        self.request = request
        self.reading = reading
        decision = ShareGate.decision(
            request, to: recipient, in: context, part2Program: practice.part2Program ?? true)
        let view = try await vault.shareView(client, act)
        var note: Note?
        if case .allowed = decision { note = try await Self.note(request, client, vault, act) }
        chart = try Self.chart(request, recipient, practice, view, note, vault, reading, now: act.now, decision)
    }

    /// The consent that covers it.
    var consent: ConsentRecord? {
        if case .allowed(let consent) = decision { consent } else { nil }
    }

    /// Why it may not leave; empty when it may.
    var refusals: [ConsentRefusal] {
        if case .refused(let reasons) = decision { reasons } else { [] }
    }

    /// The last day for the recipient: that of the consent when none was said, and never a later one.
    var lastDay: CalendarDay? { [request.expiresOn, consent?.lastDay].compactMap(\.self).min() }

    /// What is recorded of it before a bundle's own facts are known; its own rules are looked at here, so that nothing
    /// is sealed which could not be recorded.
    ///
    /// - Throws: the places to mend.
    func disclosure(regime: String, _ act: Act) throws -> Disclosure {
        var disclosure = request.disclosure(
            to: recipient, under: consent, regime: regime, what: chart.contents, now: act.now)
        disclosure.expiresOn = lastDay
        disclosure.records = chart.recordList
        disclosure.planVersion = chart.plan?.version
        disclosure.protectedClass = chart.notes.first.map(\.content.noteClass).flatMap { $0.keepsNoFacts ? $0 : nil }
        let later = Set(["bundle_id", "bundle_sha256", "bundle_size", "manifest"])
        let faults = disclosure.faults(in: context).filter { !later.contains($0.field) }
        guard faults.isEmpty else { throw DocumentErrors(problems: faults.map(reading.problem)) }
        return disclosure
    }

    private static func recipient(
        _ request: ShareRequest, _ vault: Vault, _ reading: FormReading
    ) async throws -> ShareRecipient {
        if let code = request.recipientCode {
            do {
                return ShareRecipient(try await vault.provider(code))
            } catch VaultError.notFound {
                throw DocumentErrors(problems: [reading.problem(ShareFaults.noProvider)])
            }
        }
        guard let recipient = ShareRecipient(request) else {
            throw DocumentErrors(problems: [reading.problem(ShareFaults.noProvider)])
        }
        return recipient
    }

    /// The parts with whole ids in the place of REFs, so that a disclosure never means another record one day.
    private static func wholeParts(
        _ request: ShareRequest, of client: ClientID, _ vault: Vault, _ reading: FormReading
    ) async throws -> [String]? {
        guard request.parts != nil else { return nil }
        var parts: [String] = []
        for part in request.sharedParts {
            guard let ref = part.reference else {
                parts.append(part.description)
                continue
            }
            guard let found = try? await vault.resolve(reference: ref.description), found.client == client else {
                throw DocumentErrors(problems: [reading.problem(ShareFaults.noRecord)])
            }
            let whole = Reference(ref.kind, found.id, digits: Reference.longest)
            parts.append("\(part.description.prefix { $0 != ":" }):\(whole)")
        }
        return parts
    }

    private static func note(
        _ request: ShareRequest, _ client: ClientID, _ vault: Vault, _ act: Act
    ) async throws -> Note? {
        switch request.sharedParts.first {
        case .psychotherapyNote(let ref):
            let id = try await vault.resolve(reference: ref.description).id
            return try await vault.protectedNote(client, id, .psychotherapy, act)
        case .sudCounsellingNote(let ref):
            let id = try await vault.resolve(reference: ref.description).id
            return try await vault.protectedNote(client, id, .sudCounselling, act)
        default: return nil
        }
    }

    private static func chart(
        _ request: ShareRequest, _ recipient: ShareRecipient, _ practice: Practice, _ view: ChartView, _ note: Note?,
        _ vault: Vault, _ reading: FormReading, now: Moment, _ decision: ShareDecision
    ) throws -> SharedChart {
        var parts = request.sharedParts
        // A protected note is not looked at for somebody who may not have it.
        if case .refused = decision { parts = parts.filter { $0.stream == .chart } }
        do {
            return try SharedChart(
                of: view, from: practice, to: recipient.party, parts: parts,
                purpose: request.purpose ?? request.purposeKind.inWords, kind: request.purposeKind,
                madeAt: request.madeAt ?? now, fictional: vault.isFictional, note: note)
        } catch {
            throw DocumentErrors(problems: [reading.problem(error)])
        }
    }
}

/// What is said about a share that names nothing.
enum ShareFaults {
    static let noProvider = EntryFault(
        "recipient_code", "no provider has this code",
        "tacit provider list shows them; add one with: tacit provider add")
    static let noRecord = EntryFault(
        "parts", "a REF names no record of this client", "tacit log CLIENT shows them")
}
