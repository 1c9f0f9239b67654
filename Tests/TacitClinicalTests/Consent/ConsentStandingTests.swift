import TacitClinical
import Testing

/// Consents as they are told: the state in a word, what is missing, what is due, what to do.
@Suite struct ConsentStandingTests {
    private func states(_ day: String) -> [ConsentStanding.State] {
        ConsentStanding.all(in: ConsentCharts.rowanChart.entries, on: careDay(day), client: ConsentCharts.rowan)
            .map(\.state)
    }

    @Test func theStatesOfTheChartFollowTheDays() {
        #expect(states("2031-01-12").isEmpty)
        #expect(states("2031-01-13") == [.active])
        #expect(states("2031-06-08") == [.active, .active, .active])
        #expect(states("2031-06-23") == [.revoked, .active, .active, .active, .active])
        #expect(states("2032-01-01") == [.revoked, .expired, .expired, .active, .expired])
    }

    @Test func whatWasLaterIsNotToldOfADayBefore() throws {
        let first = try #require(
            ConsentStanding.all(
                in: ConsentCharts.rowanChart.entries,
                on: careDay("2031-06-08"),
                client: ConsentCharts.rowan
            ).first
        )
        #expect(first.revocation == nil && first.signatures.count == 1 && first.until == careDay("2031-12-31"))
    }

    @Test func whatIsMissingIsToldWithItsParagraph() throws {
        var chart = CareChart()
        var consent = ConsentCharts.c1
        (consent.patientName, consent.expiresOn) = (nil, nil)
        chart.add(consent, on: "2031-01-13")
        let found = try #require(
            ConsentStanding.all(in: chart.entries, on: careDay("2031-01-14"), client: ConsentCharts.rowan).first
        )
        #expect(found.state == .draft && found.until == nil)
        #expect(found.missing.map(\.field) == [.patientName, .expiry])
        #expect(found.missing.map(\.paragraph) == ["42 CFR 2.31(a)(1)", "42 CFR 2.31(a)(7)"])
    }

    @Test func everyReasonSaysWhatToDo() {
        let day = careDay("2031-02-01")
        for reason in ConsentRefusal.Reason.allCases {
            let decision = refusal(reason)
            guard let decision else { continue }
            let told = ConsentCoverage(.refused([decision]), on: day, handle: "otter-4")
            #expect(!told.covered && told.reasons.map(\.reason) == [reason])
            #expect(told.reasons.allSatisfy { !$0.next.isEmpty && $0.next.last != "." })
        }
    }

    /// A refusal of each kind that the charts can give.
    private func refusal(_ reason: ConsentRefusal.Reason) -> ConsentRefusal? {
        let asked: [(ConsentDecision)] = [
            ConsentAsking.ask(ConsentCharts.rowanChart, to: "Dr Theo Marsh", [], on: "2031-02-01"),
            ConsentAsking.ask(CareChart(), to: "Dr Theo Marsh", [.plan], on: "2031-02-01"),
            ConsentAsking.ask(ConsentCharts.rowanChart, to: "Dr Theo Marsh", [.diagnoses], on: "2031-02-01"),
            ConsentAsking.ask(ConsentCharts.rowanChart, to: "Dr Theo Marsh", [.plan], on: "2031-06-10"),
            ConsentAsking.ask(ConsentCharts.rowanChart, to: "nobody", for: .legal, [.plan], on: "2031-02-01"),
        ]
        return asked.lazy.compactMap { decision -> ConsentRefusal? in
            guard case .refused(let reasons) = decision else { return nil }
            return reasons.first { $0.reason == reason }
        }.first
    }

    private func due(_ chart: CareChart, on day: String, _ client: Client = ConsentCharts.rowan) -> [DueItem] {
        let record = ClientRecord(
            id: .random(),
            handle: "otter-4",
            version: 1,
            client: client,
            closure: nil,
            notices: []
        )
        let view = ChartView(day: careDay(day), client: record, plans: [], notes: [], entries: chart.entries)
        return Due.items(of: view, drafts: [], now: careNow(day), practice: Practice())
    }

    @Test func anEndIsDueThirtyDaysBeforeAndADraftFourteenAfter() {
        var chart = CareChart()
        chart.sign(ConsentCharts.c1)
        let ending = due(chart, on: "2031-02-01")
        #expect(ending.map(\.what) == [.consentEnd])
        #expect(ending.map(\.on) == [careDay("2031-12-01")])
        #expect(due(chart, on: "2032-01-01").isEmpty)
        var drafted = CareChart()
        drafted.add(ConsentCharts.c1, on: "2031-01-13")
        let waiting = due(drafted, on: "2031-02-01")
        #expect(waiting.map(\.what) == [.consentDraft] && waiting.map(\.on) == [careDay("2031-01-27")])
        // One for TPO may have no end, and is then never due.
        var open = CareChart()
        open.sign(ConsentCharts.c4)
        #expect(due(open, on: "2031-12-01").isEmpty)
    }
}
