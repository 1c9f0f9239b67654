internal import TacitClinical

/// The readings of one measure as a figure: a sentence, a picture, and a table of all of them.
///
/// The picture has one line with dots, one dashed line for the goal, and the first and last value; nothing in it is a
/// text of the chart but its name, which is escaped, and nobody needs it to know what the sentence and the table say.
struct MeasureFigure {
    /// The readings, in the order of their days; values that are no numbers are left out.
    let series: MeasureSeries
    /// Its number in the page, for the ids of its parts; another in every figure of a page.
    let number: Int
    /// What stands on the time axis; those outside the days of the readings are left out.
    let marks: [ChartMark]
    /// Its heading.
    let level: Markup.Tag

    init(series: MeasureSeries, number: Int, marks: [ChartMark] = [], level: Markup.Tag = .h3) {
        var shown = series
        shown.points = series.points.enumerated().filter { $0.element.value.isFinite }
            .sorted { ($0.element.on.daysSince1970, $0.offset) < ($1.element.on.daysSince1970, $1.offset) }
            .map(\.element)
        self.series = shown
        self.number = number
        self.level = level
        self.marks = ChartMark.sorted(
            marks.filter { mark in
                guard let first = shown.points.first?.on, let last = shown.points.last?.on else { return false }
                return first <= mark.on && mark.on <= last
            })
    }

    /// The sentence above the picture.
    var sentence: String { ChartWords.sentence(series) }

    /// Where everything stands; nil without a reading.
    var plot: MeasurePlot? {
        guard let first = series.points.first?.on, let last = series.points.last?.on else { return nil }
        return MeasurePlot(series, marks: marks, first: first, last: last)
    }

    /// The figure; one element.
    var markup: [Markup] {
        let words = Markup.element(
            .figcaption, [.element(level, series.label), .element(.p, role: "says", sentence)])
        let picture = plot.map { plot in
            SVG.picture(
                role: "chart", number: number, size: plot.size, title: series.label, description: sentence,
                plot.shapes)
        }
        return [.element(.figure, role: "measure", [words] + [picture].compactMap(\.self) + tables)]
    }

    private var tables: [Markup] {
        guard !series.points.isEmpty else { return [] }
        let hasBands = series.points.contains { $0.band != nil }
        let heads = [ChartWords.readingHeads[0], ChartWords.valueHead(series)]
        let rows = series.points.map { point in
            [ChartWords.day(point.on), FormValue.text(of: point.value)] + (hasBands ? [point.band ?? ""] : [])
        }
        let readings = Markup.table(
            ChartWords.readings, heads + (hasBands ? [ChartWords.readingHeads[2]] : []), rows)
        let happened = ChartMark.list(marks)
        return [.element(.details, [.element(.summary, ChartWords.summary(rows.count)), readings] + happened)]
    }
}

extension MeasurePlot {
    /// The shapes from back to front.
    var shapes: [Markup] {
        let ends = Set([0, points.count - 1])
        let axis = SVG.line(
            role: "axis", SVG.Point(x: area.x, y: area.bottom), SVG.Point(x: area.right, y: area.bottom))
        return bands.filter(\.isShaded).map { SVG.rectangle(role: "band", $0.box) }
            + bands.dropFirst().map { across("edge", $0.box.bottom) } + [axis]
            + [zero.map { across("edge", $0) }].compactMap(\.self) + lanes.shapes(to: area.bottom)
            + [goal.map { across("goal", $0) }].compactMap(\.self)
            + lines.filter { $0.count > 1 }.map { SVG.path(role: "line", $0) }
            + points.enumerated().map { index, point in
                SVG.dot(role: ends.contains(index) ? "dot end" : "dot", point, radius: ends.contains(index) ? 5 : 3.5)
            }
            + timeLabels.map { $0.markup(role: "tick") } + axisLabels.map { $0.markup(role: "tick") }
            + bandLabels.map { $0.markup(role: "tick") } + goalLabels.map { $0.markup(role: "goal-name") }
            + valueLabels.map { $0.markup(role: "value") }
    }

    private func across(_ role: StaticString, _ height: Double) -> Markup {
        SVG.line(role: role, SVG.Point(x: area.x, y: height), SVG.Point(x: area.right, y: height))
    }
}

extension MarkLanes {
    /// A thin line from the words, or from below the lanes, to a foot; and the words.
    func shapes(to foot: Double) -> [Markup] {
        stems.map { stem in
            let top = stem.label.map { $0.at.y - ChartLabel.Size.small.height / 2 } ?? height
            return SVG.line(
                role: stem.isPlan ? "mark plan" : "mark", SVG.Point(x: stem.x, y: top), SVG.Point(x: stem.x, y: foot))
        } + stems.compactMap { $0.label?.markup(role: "tick") }
    }
}
