/// Decides whether one consent of the chart covers a disclosure (sharing.md, "The gate").
///
/// The rules are R2.1 to R2.3 of regulation.md. What goes out without a consent, in an emergency or by a court's order,
/// does not come here.
public enum ConsentGate {
    /// The decision.
    ///
    /// One consent must cover recipient, purpose, every part and the day, and be of the kind that they need; two are
    /// never added up. Of several that do, the last recorded counts; of several that do not, the reasons are those of
    /// the one that comes nearest. Whether Part 2 protects the chart is what the client's entry says, or else whether
    /// the practice is a Part 2 program.
    public static func decision(
        entries: [Entry],
        client: Client,
        part2Program: Bool,
        question: ConsentQuestion
    ) -> ConsentDecision {
        guard !question.parts.isEmpty else { return .refused([.nothingAsked]) }
        // A consent to obtain releases nothing, and what was drafted later did not exist on the day.
        let records = Consents.fold(entries: entries).filter {
            let content = $0.consent.content
            return content.consentKind != .obtain
                && content.draftedOn.map { $0 <= question.day } ?? true
        }
        guard !records.isEmpty else { return .refused([.noConsent]) }
        let isPart2 = client.part2 ?? part2Program
        let kinds = kinds(for: question, isPart2)
        guard !kinds.isEmpty else { return .refused([.apart]) }
        let judged = records.filter { kinds.contains($0.consent.content.consentKind) }
            .map { ($0, refusals($0, client, question)) }
        if let (record, _) = judged.last(where: { $0.1.isEmpty }) { return .allowed(record) }
        let nearest = judged.reversed().min { rank($0.1) < rank($1.1) }
        return .refused(nearest?.1 ?? [noKind(records, question, isPart2)])
    }

    /// The kinds of which a consent could cover all that is asked; none, when what is asked may not go together.
    private static func kinds(for question: ConsentQuestion, _ isPart2: Bool) -> Set<Consent.Kind> {
        question.parts.map { kinds(for: $0.stream, question.purpose, isPart2) }
            .reduce(Set(Consent.Kind.allCases)) { $0.intersection($1) }
    }

    private static func kinds(
        for stream: SharedPart.Stream,
        _ purpose: ConsentPurpose,
        _ isPart2: Bool
    ) -> Set<Consent.Kind> {
        switch stream {
        // Under Part 2 a consent for a proceeding stands alone, and so does one for such notes: none is both.
        case .sudCounselling: purpose == .legal ? [] : [.sudCounsellingNotes]
        case .psychotherapy: purpose == .legal && isPart2 ? [] : [.psychotherapyNotes]
        case .chart where purpose == .legal:
            isPart2 ? [.legalProceeding] : [.legalProceeding, .hipaaAuthorization]
        case .chart:
            isPart2
                ? [.part2Specific, .part2TPO]
                : [.part2Specific, .part2TPO, .hipaaAuthorization, .generalROI]
        }
    }

    /// Why no consent is of a kind that would do.
    private static func noKind(
        _ records: [ConsentRecord],
        _ question: ConsentQuestion,
        _ isPart2: Bool
    ) -> ConsentRefusal {
        // All parts are of one stream here: kinds of two streams never meet.
        switch question.parts.first?.stream {
        case .psychotherapy: return .psychotherapyKind
        case .sudCounselling: return .sudCounsellingKind
        default:
            if question.purpose == .legal { return .legalKind(isPart2: isPart2) }
            let hasRelease = records.contains {
                $0.consent.content.consentKind == .generalROI && names($0.consent.content, question)
            }
            return isPart2 && hasRelease ? .generalRelease : .otherKind(isPart2: isPart2)
        }
    }

    /// What stands against a disclosure under one consent, which is of the right kind.
    private static func refusals(
        _ record: ConsentRecord,
        _ client: Client,
        _ question: ConsentQuestion
    ) -> [ConsentRefusal] {
        let content = record.consent.content
        let kind = content.consentKind
        let ref = record.consent.ref
        var reasons: [ConsentRefusal] = []
        if !names(content, question) { reasons.append(.recipient(kind, ref)) }
        if !serves(content, question) { reasons.append(.purpose(kind, ref)) }
        let scope = content.parts
        for part in question.parts where !scope.contains(where: { $0.covers(part) }) {
            reasons.append(.scope(part, kind, ref))
        }
        switch record.state(on: question.day, client: client) {
        case .active: break
        case .draft(let missing) where missing.isEmpty: reasons.append(.unsigned(kind, ref))
        case .draft(let missing): reasons += missing.map { .deficient($0, kind, ref) }
        case .waiting(let whom): reasons.append(.secondSignature(whom, kind, ref))
        case .expired(let day): reasons.append(.expired(day, kind, ref))
        case .revoked(let day): reasons.append(.revoked(day, kind, ref))
        }
        return reasons
    }

    private static func names(_ content: Consent, _ question: ConsentQuestion) -> Bool {
        if let provider = question.provider, content.providers?.contains(provider) == true { return true }
        let named = Set((content.recipients ?? []).map(Consent.folded)).subtracting([""])
        return question.recipient.contains { named.contains(Consent.folded($0)) }
    }

    private static func serves(_ content: Consent, _ question: ConsentQuestion) -> Bool {
        guard content.purposeKind?.covers(question.purpose) == true else { return false }
        guard question.purpose == .other else { return true }
        let asked = Consent.folded(question.purposeText)
        return !asked.isEmpty && asked == Consent.folded(content.purpose)
    }

    /// How far a consent is from covering what is asked: the recipient counts most, then the number of reasons.
    private static func rank(_ reasons: [ConsentRefusal]) -> (Int, Int) {
        (reasons.contains { $0.reason == .recipient } ? 1 : 0, reasons.count)
    }
}
