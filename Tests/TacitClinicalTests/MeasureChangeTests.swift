import TacitClinical
import Testing

/// What changed between two values of a measure, in words that do not judge.
@Suite struct MeasureChangeTests {
    private func assessment(
        _ name: String,
        _ total: Double?,
        edition: String? = nil,
        on day: String
    ) throws
        -> Assessment
    {
        var assessment = Assessment(instrument: name, administeredOn: try ChartForTests.day(day))
        assessment.total = total
        assessment.edition = edition
        return assessment
    }

    private func change(_ one: Assessment, _ other: Assessment) throws -> MeasureChange? {
        let entries = [
            try ChartForTests.entry(1, one, on: "2031-01-06"),
            try ChartForTests.entry(2, other, on: "2031-03-03"),
        ]
        return Measures.series(plan: nil, entries: entries).first?.change
    }

    private func change(_ name: String, _ earlier: Double, _ later: Double) throws -> MeasureChange {
        try #require(
            try change(
                try assessment(name, earlier, on: "2031-01-06"),
                try assessment(name, later, on: "2031-03-03")
            )
        )
    }

    @Test func theFirstReviewOfRowanAshdown() throws {
        let change = try change("PHQ-9", 16, 11)
        #expect(change.text == "-5 points, -31 %, moderately severe -> moderate")
        #expect(change.difference == -5 && change.percent == -31 && change.crossesBand)
        #expect(change.thresholds.map(\.points) == [5])
    }

    @Test func thresholdsAreReachedBothWaysAndNotBefore() throws {
        for (name, below, reached) in [("PHQ-9", 4.0, 5.0), ("GAD-7", 3, 4), ("PCL-5", 4, 5)] {
            #expect(try change(name, 12, 12 - below).thresholds.isEmpty, "\(name)")
            #expect(try !change(name, 12, 12 - reached).thresholds.isEmpty, "\(name)")
            #expect(try change(name, 12, 12 + below).thresholds.isEmpty, "\(name)")
            #expect(try !change(name, 12, 12 + reached).thresholds.isEmpty, "\(name)")
        }
        #expect(try change("PCL-5", 40, 31).thresholds.map(\.name) == ["reliable"])
        #expect(try change("PCL-5", 40, 30).thresholds.map(\.name) == ["reliable", "meaningful"])
        #expect(try change("AUDIT", 40, 0).thresholds.isEmpty)
        #expect(try change("PCL-5", 40, 31).thresholdText == "reaches 5 points (reliable)")
        #expect(try change("AUDIT", 40, 0).thresholdText == nil)
    }

    @Test func everyDirectionHasItsSign() throws {
        #expect(try change("GAD-7", 9, 6).text == "-3 points, -33 %, still mild")
        #expect(try change("GAD-7", 6, 10).text == "+4 points, +67 %, mild -> moderate")
        #expect(try change("PHQ-9", 11, 10).text == "-1 point, -9 %, still moderate")
        #expect(try change("PHQ-9", 10, 11).text == "+1 point, +10 %, still moderate")
        #expect(try change("PHQ-9", 8, 8).text == "0 points, 0 %, still mild")
        #expect(try change("PHQ-9", 0, 5).text == "+5 points, minimal -> mild")
        #expect(try change("MoCA", 22, 25).text == "+3 points, +14 %")
        #expect(
            try change("PCL-5", 40, 30).text
                == "-10 points, -25 %, at or above the cut-off -> below the cut-off"
        )
        #expect(try change("hours of sleep", 6.1, 6.4).text == "+0.3 points, +5 %")
    }

    @Test func whatCannotBeComparedHasNoChange() throws {
        let first = "2031-01-06"
        let later = "2031-03-03"
        let phq = try assessment("PHQ-9", 16, on: first)
        #expect(try change(phq, try assessment("PHQ-9", 11, on: later)) != nil)
        #expect(try change(phq, try assessment("GAD-7", 11, on: later)) == nil)
        #expect(try change(phq, try assessment("PHQ-9", nil, on: later)) == nil)
        #expect(try change(phq, try assessment("PHQ-9", 11, edition: "2001", on: later)) != nil)
        let old = try assessment("PHQ-9", 16, edition: "1999", on: first)
        #expect(try change(old, try assessment("PHQ-9", 11, edition: "2001", on: later)) == nil)
        var cssrs = try assessment("C-SSRS", nil, on: later)
        cssrs.items = ["1": 1, "2": 0, "6": 0]
        #expect(try change(cssrs, cssrs) == nil)
        // A total that stands beside an incomplete form is not compared.
        var partial = try assessment("PHQ-9", 11, on: later)
        partial.items = ["1": 3]
        #expect(try change(phq, partial) == nil)
    }

    @Test func aReadingChangesInItsOwnUnit() throws {
        let measure = OwnMeasure(name: "Walks", direction: .higherBetter)
        var walks = measure
        walks.unit = "walks a week"
        let moments = [
            try ChartForTests.moment("2031-01-06", 9), try ChartForTests.moment("2031-03-03", 9),
        ]
        let entries = [
            try ChartForTests.entry(1, walks, on: "2031-01-06"),
            try ChartForTests.entry(
                2,
                Reading(measure: "walks", value: 2, at: moments[0], source: .own),
                on: "2031-01-06"
            ),
            try ChartForTests.entry(
                3,
                Reading(measure: "walks", value: 5, at: moments[1], source: .own),
                on: "2031-03-03"
            ),
        ]
        #expect(
            Measures.series(plan: nil, entries: entries).first?.change?.text
                == "+3 walks a week, +150 %"
        )
    }
}

/// Which safety flags are open.
@Suite struct SafetyFlagTests {
    private func phq(_ number: Int, _ day: String, hour: Int = 9) throws -> Entry {
        var phq = Assessment(instrument: "PHQ-9", administeredOn: try ChartForTests.day(day))
        phq.items = ["9": 1]
        return try ChartForTests.entry(number, phq, on: day, hour: hour)
    }

    private func open(_ entries: [Entry], _ answers: [SafetyFlags.Answer]) -> [String] {
        SafetyFlags.open(entries: entries, answers: answers).map(\.entry.ref)
    }

    private func answer(_ day: String, _ about: Int? = nil, recorded: String? = nil, hour: Int = 10)
        throws
        -> SafetyFlags.Answer
    {
        (
            on: try ChartForTests.day(day), assessment: try about.map(ChartForTests.id),
            recordedAt: try ChartForTests.moment(recorded ?? day, hour)
        )
    }

    @Test func aFlagStaysOpenUntilTheSafetyEntryOfThatDay() throws {
        let entries = [try phq(1, "2031-01-06")]
        #expect(open(entries, []) == ["r1"])
        #expect(open(entries, [try answer("2031-01-06")]).isEmpty)
        #expect(open(entries, [try answer("2031-01-09")]).isEmpty)
        #expect(SafetyFlags.open(entries: entries, answers: []).map(\.flag.items) == [[9]])
    }

    @Test func whatIsDatedOrRecordedBeforeIsNoAnswer() throws {
        let entries = [try phq(1, "2031-01-06")]
        #expect(open(entries, [try answer("2031-01-05", recorded: "2031-01-07")]) == ["r1"])
        #expect(open(entries, [try answer("2031-01-06", hour: 8)]) == ["r1"])
        #expect(open(entries, [try answer("2031-01-06", hour: 9)]).isEmpty)
    }

    @Test func anAnswerToOneLeavesTheOthersOpen() throws {
        let entries = [
            try phq(1, "2031-01-06"), try phq(2, "2031-01-06"), try phq(3, "2031-03-03"),
        ]
        #expect(open(entries, [try answer("2031-01-06", 2)]) == ["r1", "r3"])
        #expect(open(entries, [try answer("2031-01-06")]) == ["r3"])
        #expect(
            open(entries, [try answer("2031-03-03", 3), try answer("2031-01-07", 1)]) == ["r2"]
        )
    }

    @Test func whatDoesNotStandRaisesNothing() throws {
        var undone = try phq(1, "2031-01-06")
        undone.undone = true
        let own = try ChartForTests.entry(
            2,
            OwnMeasure(name: "checks", direction: .lowerBetter),
            on: "2031-01-06"
        )
        var gad = Assessment(
            instrument: "GAD-7",
            administeredOn: try ChartForTests.day("2031-01-06")
        )
        gad.total = 21
        let calm = try ChartForTests.entry(3, gad, on: "2031-01-06")
        #expect(open([undone, own, calm], []).isEmpty)
    }
}
