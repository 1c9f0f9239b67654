import SampleCharts
import TacitClinical
import Testing

/// What a client gets to keep, and what not.
@Suite struct ClientCopyTests {
    /// Texts of a value, wherever they stand.
    private func text(_ value: Any) -> String { "\(value)" }

    @Test func itHoldsNothingThatNeverLeaves() throws {
        for options in [ClientCopy.Options(), .init(withNotes: true), .init(withNotes: true, withOthers: true)] {
            let copy = try SampleChart.marked.copy(options)
            for word in ["mark-never", "WREN-9032", "HERON-4471", "A-017"] {
                #expect(!text(copy.helps).contains(word) && !text(copy.corrections).contains(word), "\(word)")
                #expect(!text(copy.notes).contains(word) && !text(copy.shared).contains(word), "\(word)")
                #expect(!text(copy.steps).contains(word) && !text(copy.safety as Any).contains(word), "\(word)")
            }
        }
    }

    @Test func notesGoAlongOnlyWhenTheyAreAskedFor() throws {
        let chart = SampleChart.marked
        #expect(try chart.copy().notes.isEmpty && !text(chart.copy().shared).contains("mark-progress-notes <b>"))
        #expect(try !chart.copy(.init(withNotes: true)).notes.isEmpty)
        // Corrections come with both texts all the same: it is their client's right to see what was corrected.
        #expect(try chart.copy().corrections.map(\.text) == ["mark-progress-notes"])
    }

    @Test func notesWithOthersInThemStayUntilTheyWereLookedThrough() throws {
        var chart = SampleChart.marked
        for index in chart.view.notes.indices { chart.view.notes[index].content.participants = ["Ansel Roake"] }
        let copy = try chart.copy(.init(withNotes: true))
        #expect(copy.notes.isEmpty && copy.corrections.isEmpty && copy.shared.notes.isEmpty)
        #expect(try !chart.copy(.init(withNotes: true, withOthers: true)).notes.isEmpty)
    }

    @Test func whatIsLeftOutIsSaidWhateverTheChartHolds() throws {
        let charts = [SampleChart.marked, .rowan, .juniper, .empty]
        for options in [ClientCopy.Options(), .init(withNotes: true), .init(withNotes: true, withOthers: true)] {
            let lists = try charts.map { try $0.copy(options).leftOut }
            #expect(Set(lists).count == 1)
            #expect(
                lists[0].contains { $0.what.contains("Psychotherapy") && $0.ground.contains("45 CFR 164.524(a)(1)(i)") }
            )
        }
        #expect(try SampleChart.rowan.copy().leftOut.contains { $0.what.contains("sessions") })
    }

    @Test func aResizedStepComesWithTheOneThatItBecame() throws {
        var chart = SampleChart.empty
        var first = PlanContent(effectiveFrom: SampleChart.day("2031-01-13"))
        first.steps = [PlanStep(id: "s2", text: "three nights")]
        chart.record(first, "2031-01-13")
        var second = first
        var small = PlanStep(id: "s6", text: "one night")
        (small.resizedFrom, small.whyResized, small.state) = ("s2", "three were too many", .done)
        second.steps = [small]
        chart.record(second, "2031-02-03")
        let steps = try chart.copy().steps
        #expect(steps.map(\.id) == ["s6", "s2"] && steps[1].state == .resized && steps[1].text == "three nights")
    }

    @Test func agreementsAreThoseThatWereSigned() throws {
        var chart = SampleChart.empty
        let draft = chart.enter(Consent(.part2Specific), "2031-01-10")
        #expect(try chart.copy().agreements.isEmpty)
        chart.enter(
            ConsentSignature(
                consent: draft, signedBy: "Juniper Castellane", role: .client, method: .paper,
                signedOn: SampleChart.day("2031-01-11")), "2031-01-11")
        #expect(try chart.copy().agreements.count == 1)
    }

    @Test func theNextMeetingLiesAheadAndIsOfAnOpenChart() throws {
        var chart = SampleChart.empty
        chart.view.client.client.next = SampleChart.noon("2031-02-03")
        #expect(try chart.copy().head.nextMeeting == nil)
        chart.view.client.client.next = SampleChart.noon("2031-02-11")
        #expect(try chart.copy().head.nextMeeting == SampleChart.noon("2031-02-11"))
        chart.view.client.closure = Closure(on: SampleChart.day("2031-02-04"), reason: .completed)
        #expect(try chart.copy().head.nextMeeting == nil)
    }

    @Test func longSentencesAndWordsOfTheTradeAreNamedWithoutTheirText() throws {
        var chart = SampleChart.empty
        var plan = PlanContent(effectiveFrom: SampleChart.day("2031-01-13"))
        let long = Array(repeating: "canal", count: PlainLanguage.longestSentence + 1).joined(separator: " ")
        plan.sections = [
            Section(heading: "In the client's words", text: "comorbid ideation " + long),
            Section(heading: "Plan", text: "We do psychoeducation, and affects differ. \(long)."),
        ]
        plan.steps = [PlanStep(id: "s1", text: "count until relapse")]
        chart.record(plan, "2031-01-13")
        let warnings = PlainLanguage.warnings(of: try chart.copy())
        #expect(warnings.count == 3)
        #expect(warnings[0] == "plan: 1 sentence has more than 25 words")
        #expect(warnings[1].hasPrefix("plan: \"psychoeducation\"") && warnings[2].hasPrefix("steps: \"relapse\""))
        #expect(!warnings.joined().contains("canal"))
    }
}
