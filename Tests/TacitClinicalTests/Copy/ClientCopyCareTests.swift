import SampleCharts
import TacitClinical
import Testing

/// What a copy must not get wrong: the safety plan that holds, the next day, and what other people said.
@Suite struct ClientCopyCareTests {
    @Test func aSafetyPlanThatWasMendedOnTheSameDayIsTheOneThatIsShown() throws {
        var chart = SampleChart.empty
        for (day, number) in [("2031-01-06", "old"), ("2031-01-13", "mistyped"), ("2031-01-13", "right")] {
            var safety = SafetyEntry(on: SampleChart.day(day), riskLevel: .low, whatWasDone: "asked")
            safety.contacts = number
            chart.enter(safety, day)
        }
        // A later look at the risk without a plan leaves the plan standing.
        chart.enter(
            SafetyEntry(on: SampleChart.day("2031-01-20"), riskLevel: .noRisk, whatWasDone: "asked"), "2031-01-20")
        #expect(try chart.copy().safety?.contacts == "right")
        var safety = SafetyEntry(on: SampleChart.day("2031-01-21"), riskLevel: .low, whatWasDone: "of another")
        safety.contacts = "of another"
        chart.enter(safety, "2031-01-21")
        chart.markError()
        #expect(try chart.copy().safety?.contacts == "right")
    }

    @Test func theNextReviewIsTheOneThatWasAgreedLast() throws {
        var chart = SampleChart.empty
        #expect(try chart.copy().head.nextReview == nil)
        var plan = PlanContent(effectiveFrom: SampleChart.day("2031-01-13"))
        plan.reviewOn = SampleChart.day("2031-03-03")
        chart.record(plan, "2031-01-13")
        #expect(try chart.copy().head.nextReview == SampleChart.day("2031-03-03"))
        var review = Review(
            planVersion: 1, heldOn: SampleChart.day("2031-02-03"), clientView: "good", outcome: .noChange)
        review.nextReview = SampleChart.day("2031-05-05")
        chart.enter(review, "2031-02-03")
        #expect(try chart.copy().head.nextReview == SampleChart.day("2031-05-05"))
        chart.view.client.closure = Closure(on: SampleChart.day("2031-02-04"), reason: .completed)
        #expect(try chart.copy().head.nextReview == nil, "after the end there is no next")
    }

    @Test func whatOtherPeopleToldAndWhoWasAskedIsInNoPartOfIt() throws {
        var chart = SampleChart.empty
        let day = SampleChart.day("2031-01-13")
        var evaluation = Evaluation(assessedOn: day, presentingProblem: "mine")
        (evaluation.collateralSource, evaluation.collateralConsent) = ("other spouse", "other, spoken")
        chart.enter(evaluation, "2031-01-13")
        var form = Assessment(instrument: "other form", administeredOn: day)
        (form.mode, form.respondent, form.total) = (.collateral, "other spouse", 12)
        chart.enter(form, "2031-01-13")
        chart.enter(
            Reading(measure: "other walks", value: 3, at: SampleChart.noon("2031-01-13"), source: .collateral),
            "2031-01-13")
        var review = Review(planVersion: 1, heldOn: day, clientView: "mine", outcome: .noChange)
        review.participants = ["Juniper Castellane", "other brother, by telephone"]
        chart.enter(review, "2031-01-13")
        for options in [ClientCopy.Options(), .init(withNotes: true, withOthers: true)] {
            let copy = try chart.copy(options)
            #expect(!"\(copy)".contains("other spouse") && !"\(copy)".contains("other brother"))
            #expect(!"\(copy)".contains("other form") && !"\(copy)".contains("other walks"))
            #expect(!"\(copy)".contains("other, spoken"))
            #expect(copy.shared.entries.count == 2 && "\(copy.shared)".contains("Juniper Castellane"))
        }
    }

    @Test func warningsLeaveOutTheClientsWordsAloneWhereverTheyStand() throws {
        var chart = SampleChart.empty
        var plan = PlanContent(effectiveFrom: SampleChart.day("2031-01-13"))
        plan.sections = [
            Section(heading: "", text: "We do psychoeducation."),
            Section(heading: "In the client's words", text: "my prognosis"),
            Section(heading: "Passwords", text: "A new baseline."),
        ]
        chart.record(plan, "2031-01-13")
        let warnings = PlainLanguage.warnings(of: try chart.copy())
        #expect(warnings.count == 2 && warnings.contains { $0.contains("psychoeducation") }, "\(warnings)")
        #expect(!warnings.contains { $0.contains("prognosis") })
    }
}
