import TacitClinical
import Testing

@testable import TacitHTML

/// Things stand where their values and days put them, and words can be read.
@Suite struct MeasurePlotTests {
    private func plot(_ name: String) throws -> MeasurePlot { try #require(ChartSamples.figure(name)?.plot) }

    @Test(arguments: ChartSamples.figures.map(\.name).filter { $0 != "none" })
    func wordsStayInTheBoxAndApart(name: String) throws {
        let plot = try plot(name)
        #expect(plot.misplacedLabels == [])
        #expect(plot.valueLabels.count == (plot.points.count > 1 ? 2 : 1))
    }

    @Test func theLabelsAreTheFirstAndTheLastValue() throws {
        #expect(try plot("phq-9").valueLabels.map(\.text) == ["16", "7"])
        #expect(try plot("audit").valueLabels.map(\.text) == ["27"])
        #expect(try plot("many").valueLabels.count == 2)
    }

    @Test(arguments: ChartSamples.figures.map(\.name).filter { $0 != "none" })
    func aLargerValueIsHigherAndALaterDayFurtherRight(name: String) throws {
        let figure = try #require(ChartSamples.figure(name))
        let plot = try plot(name)
        let pairs = Array(zip(figure.series.points, plot.points))
        for (one, place) in pairs {
            for (other, otherPlace) in pairs {
                if one.value > other.value { #expect(place.y < otherPlace.y) }
                if one.value == other.value { #expect(place.y == otherPlace.y) }
                if one.on < other.on { #expect(place.x < otherPlace.x) }
                if one.on == other.on { #expect(place.x == otherPlace.x) }
            }
        }
    }

    @Test func theGoalLineStandsAtItsValue() throws {
        var series = ChartSamples.days
        series.target = MeasureTarget(op: .atLeast, value: 3)
        let plot = try #require(MeasureFigure(series: series, number: 1).plot)
        #expect(plot.goal == plot.points[1].y)
        series.target = MeasureTarget(op: .atLeast, value: 9)
        let above = try #require(MeasureFigure(series: series, number: 1).plot)
        let goal = try #require(above.goal)
        #expect(above.points.allSatisfy { $0.y > goal } && goal >= above.area.y)
        #expect(above.goalLabels.map(\.text) == ["goal", "9 or more"])
        series.target = MeasureTarget(op: .below, value: .nan)
        let none = try #require(MeasureFigure(series: series, number: 1).plot)
        #expect(none.goal == nil && none.goalLabels.isEmpty)
    }

    @Test func theTimeAxisIsProportionalToDays() throws {
        let plot = try plot("gad-7")
        let days = ChartSamples.gad7.points.map { Double($0.on.daysSince1970) }
        let share = (plot.points[1].x - plot.points[0].x) / (plot.points[3].x - plot.points[0].x)
        #expect(abs(share - (days[1] - days[0]) / (days[3] - days[0])) < 1e-9)
        #expect(try self.plot("audit").points[0].x == self.plot("audit").area.x + self.plot("audit").area.width / 2)
    }

    @Test func rangesCoverTheAreaAndHoldTheirValues() throws {
        let plot = try plot("phq-9")
        #expect(plot.bands.count == 5 && plot.bandLabels.map(\.text).contains("moderate"))
        #expect(plot.bands.first?.box.bottom == plot.area.bottom && plot.bands.last?.box.y == plot.area.y)
        for (lower, upper) in zip(plot.bands, plot.bands.dropFirst()) {
            #expect(lower.box.y == upper.box.bottom && lower.isShaded != upper.isShaded)
        }
        // 16 is moderately severe, 11 moderate, 7 mild.
        for (point, index) in zip(plot.points, [3, 2, 1]) {
            #expect(plot.bands[index].box.y < point.y && point.y < plot.bands[index].box.bottom)
        }
    }

    @Test func noRangeIsShownForATotalThatTheInstrumentCannotHave() throws {
        let series = ChartSamples.series("PHQ-9", "PHQ-9", [("2031-01-06", 60)])
        let plot = try #require(MeasureFigure(series: series, number: 1).plot)
        #expect(plot.bands.isEmpty && plot.bandLabels.isEmpty)
    }

    @Test func theLineBreaksBetweenTwoEditions() throws {
        #expect(try plot("editions").lines.map(\.count) == [2, 1])
        #expect(try plot("phq-9").lines.map(\.count) == [3])
    }

    @Test func marksOutsideTheReadingsAreNotShown() throws {
        let figure = try #require(ChartSamples.figure("days"))
        #expect(figure.marks.allSatisfy { ChartSamples.day("2031-01-13") <= $0.on })
        let plot = try plot("days")
        #expect(plot.lanes.stems.compactMap { $0.label?.text } == ["plan 1", "plan 2", "plan 3, change", "plan 4"])
        #expect(plot.lanes.stems.count == 7)
        let html = figure.markup.map(\.html).joined()
        #expect(html.contains("12 February 2031: change, sessions at 16:00 for two weeks"))
    }
}

extension MeasurePlot {
    /// Words that leave the picture or touch others.
    var misplacedLabels: [String] {
        let labels = axisLabels + timeLabels + bandLabels + goalLabels + valueLabels + lanes.stems.compactMap(\.label)
        return labels.indices.filter { index in
            let box = labels[index].box
            return !size.holds(box) || labels[(index + 1)...].contains { $0.box.overlaps(box) }
        }.map { "\(labels[$0].text) at \(labels[$0].box)" }
    }
}
