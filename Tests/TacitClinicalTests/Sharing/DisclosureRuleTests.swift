import TacitClinical
import Testing

/// A disclosure says what its basis and its way need.
@Suite struct DisclosureRuleTests {
    private let chart = CareChart()

    private func fields(_ disclosure: Disclosure, _ chart: CareChart) -> Set<String> {
        Set(disclosure.faults(in: chart.context("2031-03-21")).map(\.field))
    }

    /// Told by telephone, on a basis.
    private func told(_ basis: Disclosure.Basis) -> Disclosure {
        var disclosure = Disclosure(
            madeAt: careNow("2031-03-20"),
            how: .phone,
            basis: basis,
            recipientName: "J. Okoye-Fenn",
            purposeKind: .treatment,
            what: "current medication"
        )
        disclosure.spoke = "Imogen Vale"
        return disclosure
    }

    @Test func everyBasisHasItsFieldsAndItsParagraph() {
        let needed: [Disclosure.Basis: (fields: Set<String>, paragraph: String)] = [
            .consent: (["consent", "parts"], "2.31(a)"),
            .emergency: (["personnel", "affiliation", "disclosed_by", "nature"], "2.51(c)"),
            .clientRequest: ([], ""),
            .courtOrder: (
                ["court", "order_number", "order_date", "order_scope", "order_attachment"],
                "2.61 to 2.67"
            ),
            .childAbuseReport: (["citation"], "2.12(c)(6)"),
            .audit: (["agreement"], "2.53"),
            .otherLaw: (["citation"], "164.512(a)"),
        ]
        for basis in Disclosure.Basis.allCases {
            let faults = told(basis).faults(in: chart.context("2031-03-21"))
            #expect(Set(faults.map(\.field)) == needed[basis]?.fields, "\(basis)")
            let cited = faults.filter { $0.field != "parts" }
            #expect(cited.allSatisfy { $0.message.contains(needed[basis]?.paragraph ?? "-") }, "\(basis)")
        }
    }

    @Test func theFourFieldsOfAnEmergencyAreEnough() {
        var emergency = told(.emergency)
        emergency.personnel = "J. Okoye-Fenn"
        emergency.affiliation = "Ferris EMS"
        emergency.disclosedBy = "Imogen Vale"
        emergency.nature = "seizure, alcohol withdrawal"
        #expect(fields(emergency, chart).isEmpty)
        emergency.nature = " "
        #expect(fields(emergency, chart) == ["nature"])
    }

    @Test func aConsentMustStandInTheChart() {
        var chart = chart
        let consent = chart.add(ConsentCharts.c1, on: "2031-01-13")
        let other = chart.add(
            AlterationEnd(alteration: consent, endedOn: careDay("2031-01-14"), why: "x"), on: "2031-01-14")
        var disclosure = told(.consent)
        disclosure.parts = ["plan", "measures"]
        disclosure.consent = consent
        #expect(fields(disclosure, chart).isEmpty)
        disclosure.consent = other
        #expect(fields(disclosure, chart) == ["consent"])
        disclosure.consent = consent
        chart.markError(consent)
        #expect(fields(disclosure, chart) == ["consent"])
        var emergency = told(.clientRequest)
        emergency.consent = consent
        #expect(fields(emergency, chart) == ["consent"], "one basis, not two")
    }

    @Test func aPartNamesARecordByItsWholeID() {
        var disclosure = told(.clientRequest)
        for (part, isGood) in [
            ("plan", true), ("attachment:e7f3q", false), ("mood", false),
            ("psychotherapy:n\(String(repeating: "a", count: 26))", true),
            ("psychotherapy:n\(String(repeating: "a", count: 25))", false),
        ] {
            disclosure.parts = ["measures", part]
            #expect(fields(disclosure, chart).isEmpty == isGood, "\(part)")
        }
    }

    @Test func aBundleIsRecordedWithWhatTellsItFromOthers() {
        var bundle = told(.clientRequest)
        bundle.how = .bundle
        bundle.spoke = nil
        #expect(fields(bundle, chart) == ["bundle_id", "bundle_sha256", "bundle_size", "manifest"])
        bundle.bundleID = String(repeating: "0a", count: 16)
        bundle.bundleSHA256 = String(repeating: "0b", count: 32)
        bundle.bundleSize = 16_384
        bundle.manifest = "tacit-bundle 1"
        #expect(fields(bundle, chart).isEmpty)
        bundle.bundleID = String(repeating: "0A", count: 16)
        bundle.bundleSHA256 = "0b"
        #expect(fields(bundle, chart) == ["bundle_id", "bundle_sha256"])
    }

    @Test func whatIsToldHasASpeakerAndADayThatCame() {
        var disclosure = told(.clientRequest)
        disclosure.spoke = nil
        disclosure.madeAt = careNow("2031-03-22")
        disclosure.what = ""
        disclosure.purposeKind = .other
        #expect(fields(disclosure, chart) == ["spoke", "made_at", "what", "purpose"])
    }

    @Test func aReviewIsOfADisclosureThatStands() {
        var chart = chart
        let made = chart.add(told(.clientRequest), on: "2031-03-20")
        let good = DisclosureReview(disclosure: made, reviewedOn: careDay("2031-03-21"), finding: "right")
        #expect(good.faults(in: chart.context("2031-03-21")).isEmpty)
        let early = DisclosureReview(disclosure: made, reviewedOn: careDay("2031-03-19"), finding: "right")
        #expect(early.faults(in: chart.context("2031-03-21")).map(\.field) == ["reviewed_on"])
        chart.markError(made)
        #expect(good.faults(in: chart.context("2031-03-21")).map(\.field) == ["disclosure"])
    }
}
