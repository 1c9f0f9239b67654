import TacitClinical
import Testing

/// Questions to the gate about the charts.
enum ConsentAsking {
    /// The note of 2031-02-11 by its whole id, and another.
    static let note = Reference("n2hzfq" + String(repeating: "a", count: 21))
    static let other = Reference("n2hzfr" + String(repeating: "a", count: 21))

    static func ask(
        _ chart: CareChart,
        _ client: Client = ConsentCharts.rowan,
        part2Program: Bool = true,
        to recipient: String,
        orTo code: String? = nil,
        for purpose: ConsentPurpose = .treatment,
        text: String? = nil,
        _ parts: [SharedPart],
        on day: String
    ) -> ConsentDecision {
        ConsentGate.decision(
            entries: chart.entries,
            client: client,
            part2Program: part2Program,
            question: ConsentQuestion(
                recipient: [recipient] + [code].compactMap(\.self),
                purpose: purpose,
                purposeText: text,
                parts: parts,
                day: careDay(day)
            )
        )
    }

    static func reasons(_ decision: ConsentDecision) -> [String] {
        guard case .refused(let refusals) = decision else { return [] }
        #expect(!refusals.isEmpty)
        for refusal in refusals {
            #expect(refusal.sentence.last != "." && refusal.paragraph.contains(" CFR "))
        }
        return refusals.map { "\($0.reason.rawValue): \($0.paragraph)" }
    }

    static func allowed(_ decision: ConsentDecision) -> Consent? {
        guard case .allowed(let record) = decision else { return nil }
        return record.consent.content
    }

    static func chart(_ consents: Consent...) -> CareChart {
        var chart = CareChart()
        for consent in consents { chart.sign(consent) }
        return chart
    }
}
