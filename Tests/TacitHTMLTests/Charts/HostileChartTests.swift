import SeededDice
import TacitClinical
import Testing

@testable import TacitHTML

/// Whatever numbers, days and texts a chart holds, a page is made, and texts stay texts.
@Suite struct HostileChartTests {
    fileprivate static let values: [Double] = [
        .nan, .signalingNaN, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
        .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude, 0, -0.0, 1, -1, 1e9, -1e9, 1e15, 1e16,
        0.1, 3, 5, 27, .ulpOfOne, 9_007_199_254_740_992, 1e308, -1e-308, 999_999.999,
    ]

    @Test(arguments: 0..<40)
    func noNumberAndNoDayTraps(block: Int) {
        for seed in block * 50..<block * 50 + 50 {
            var random = Dice(seed)
            let series = random.series()
            let isNear = random.next() % 2 == 0
            let marks = (0..<Int(random.next() % 9)).map { index in
                ChartMark(on: random.day(isNear: isNear), kind: index % 2 == 0 ? .plan(index) : .change, text: nil)
            }
            let figure = MeasureFigure(series: series, number: 1, marks: marks)
            let html = figure.markup.map(\.html).joined()
            #expect(html.contains("<figure") && !html.contains("=\"nan") && !html.contains("=\"inf"), "seed \(seed)")
            guard let plot = figure.plot else { continue }
            #expect(plot.misplacedLabels == [], "seed \(seed)")
            let places = plot.points + plot.lines.flatMap(\.self)
            #expect(places.allSatisfy { plot.isInArea($0) }, "seed \(seed)")
            #expect(plot.goal.map { plot.isInArea(SVG.Point(x: plot.area.x, y: $0)) } ?? true, "seed \(seed)")
        }
    }

    /// Elements and attributes without what stands between them.
    private func skeleton(_ markup: [Markup]) -> String {
        let html = markup.map(\.html).joined()
        return html.split(separator: "<").map { "<" + $0.prefix { $0 != ">" } }.joined()
    }

    private func figure(_ text: String) -> [Markup] {
        var series = ChartSamples.days
        series.label = text
        series.unit = text
        series.points[1].band = text
        let mark = ChartMark(on: series.points[1].on, kind: .change, text: text)
        return MeasureFigure(series: series, number: 1, marks: [mark]).markup
    }

    private func plan(_ text: String) -> [Markup] {
        var versions = GoalSamples.versions
        for index in versions.indices {
            versions[index].content.reason = text
            for goal in versions[index].content.goals.indices {
                versions[index].content.goals[goal].statement = text
                versions[index].content.goals[goal].phaseLabel = text
            }
        }
        var steps = GoalSamples.steps
        for index in steps.indices {
            steps[index].text = text
            steps[index].owner = text
            if steps[index].whyResized != nil { steps[index].whyResized = text }
        }
        return GoalTimeline(versions: versions, entries: [], day: ChartSamples.day("2032-02-02")).markup
            + StepList(steps: steps).markup
    }

    @Test(arguments: MarkupTests.attacks)
    func anAttackIsText(text: String) {
        #expect(skeleton(figure(text)) == skeleton(figure("word")))
        #expect(skeleton(plan(text)) == skeleton(plan("word")))
        let html = (figure(text) + plan(text)).map(\.html).joined()
        #expect(!html.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x1B })
    }

    @Test(arguments: values)
    func aCoordinateIsADecimal(value: Double) {
        #expect(SVG.number(value).wholeMatch(of: /-?[0-9]+(\.[0-9])?/) != nil)
    }

    @Test func coordinatesAreRoundedToTenths() {
        #expect(SVG.number(1.25) == "1.3" && SVG.number(-0.04) == "0" && SVG.number(-1.5) == "-1.5")
        #expect(SVG.number(-0.06) == "-0.1" && SVG.number(360) == "360" && SVG.number(9.96) == "10")
    }
}

extension MeasurePlot {
    func isInArea(_ point: SVG.Point) -> Bool {
        area.holds(ChartBox(x: point.x, y: point.y, width: 0, height: 0))
    }
}

/// Numbers, days and series of any size.
extension Dice {
    fileprivate mutating func value() -> Double {
        switch next() % 4 {
        case 0: Double(bitPattern: next())
        case 1: Double(Int64(truncatingIfNeeded: next() % 41) - 10)
        default: HostileChartTests.values[Int(next() % UInt64(HostileChartTests.values.count))]
        }
    }

    /// Anywhere from year 1 to 9999, or in days around one of 2031.
    fileprivate mutating func day(isNear: Bool) -> CalendarDay {
        let days = isNear ? 22_300 + Int(next() % 400) : Int(next() % 3_652_059) - 719_162
        return CalendarDay(daysSince1970: days) ?? ChartSamples.day("2031-01-06")
    }

    fileprivate mutating func series() -> MeasureSeries {
        let names = ["O1.1", "PHQ-9", "AUDIT", "DAST-10", "GAS"]
        let isNear = next() % 2 == 0
        let target = MeasureTarget(op: MeasureTarget.Comparison.allCases[Int(next() % 5)], value: value())
        let points = (0..<Int(next() % 12)).map { _ in
            MeasureSeries.Point(
                on: day(isNear: isNear), value: value(), band: next() % 3 == 0 ? "mild" : nil,
                edition: next() % 3 == 0 ? "2001" : nil)
        }
        return MeasureSeries(
            id: names[Int(next() % 5)], label: "x", unit: next() % 2 == 0 ? "days a week" : nil,
            target: next() % 2 == 0 ? target : nil, points: points)
    }
}
