import TacitClinical
import Testing

@testable import TacitHTML

/// The sentences say what the numbers say, and nothing of better or worse.
@Suite struct ChartWordsTests {
    private func sentence(_ name: String) throws -> String { try #require(ChartSamples.figure(name)).sentence }

    @Test func aSentenceSaysFromWhereToWhereAndTheGoal() throws {
        #expect(try sentence("days") == "From 0 to 6 days a week since January 2031. Goal: 5 or more.")
        #expect(try sentence("checks") == "From 22 to 5 checks since February 2031. Goal: 6 or less.")
        #expect(
            try sentence("phq-9")
                == "From 16 to 7 points since January 2031. Range: moderately severe, then mild. Goal: 9 or less.")
        #expect(try sentence("gad-7") == "From 14 to 4 points since February 2031. Range: moderate, then minimal.")
        #expect(try sentence("audit-c") == "From 9 to 3 points since March 2031.")
    }

    @Test func oneNoneEqualAndTwiceADay() throws {
        #expect(try sentence("audit") == "One reading: 27 points on 6 January 2031. Range: zone IV.")
        #expect(try sentence("none") == "No readings yet.")
        #expect(try sentence("equal") == "4 cups, the same as in January 2031.")
        #expect(try sentence("twice") == "From 3 to 5 on 6 January 2031.")
    }

    @Test func nothingIsComparedBetweenTwoEditions() throws {
        let text = try sentence("editions")
        #expect(
            text.hasPrefix("16 points in January 2031, 7 points in September 2031.") && text.contains("not compared"))
        #expect(!text.contains("From") && !text.contains("Range"))
    }

    @Test func valuesThatAreNoNumbersAreLeftOut() {
        let series = ChartSamples.series(
            "x", "x", unit: "cups", [("2031-01-06", .nan), ("2031-02-06", 3), ("2031-03-06", .infinity)])
        let figure = MeasureFigure(series: series, number: 1)
        #expect(figure.sentence == "One reading: 3 cups on 6 February 2031.")
        #expect(figure.plot?.points.count == 1)
    }

    @Test func noChartJudges() {
        let goals = GoalSamples.timeline.markup + StepList(steps: GoalSamples.steps).markup
        let figures = ChartSamples.figures.flatMap {
            MeasureFigure(series: $0.series, number: 1, marks: $0.marks).markup
        }
        let text = (goals + figures).map(\.html).joined().lowercased()
        for word in ["improve", "better", "worse", "failed", "failure", "success", "progress", "missed"] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    @Test(arguments: [
        (0.0, "0"), (6.5, "6.5"), (0.1 + 0.2, "0.3"), (-2, "-2"), (999_999, "999999"), (1_200_000, "1.2 million"),
        (1e9, "1 billion"), (-2.5e12, "-2.5 trillion"), (1.25e300, "1.25e+300"), (.leastNonzeroMagnitude, "5e-324"),
    ])
    func valuesAreShort(value: Double, text: String) { #expect(ChartWords.value(value) == text) }

    @Test func everyWayOfATargetHasItsWords() {
        let texts = MeasureTarget.Comparison.allCases.map { ChartWords.target(MeasureTarget(op: $0, value: 5)) }
        #expect(texts == ["5 or more", "5 or less", "5", "more than 5", "less than 5"])
    }

    @Test func everyReadingIsInTheTable() throws {
        let html = try #require(ChartSamples.figure("phq-9")).markup.map(\.html).joined()
        for text in ["6 January 2031", "16", "moderately severe", "3 March 2031", "11", "moderate", "All readings (3)"]
        {
            #expect(html.contains(">\(text)</"))
        }
        #expect(html.contains("role=\"img\" aria-labelledby=\"chart-title2 chart-text2\""))
        #expect(html.contains("<title id=\"chart-title2\">PHQ-9 of 9 or less by June</title>"))
    }
}
