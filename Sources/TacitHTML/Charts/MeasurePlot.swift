internal import TacitClinical

/// Where everything of a chart of readings stands: numbers only, so that tests can hold them to account.
struct MeasurePlot {
    /// The width of every chart; a phone of 320 px shows it at four fifths.
    static let width = 360.0
    /// Of the area between foot and top of the value axis.
    private static let plotHeight = 150.0
    /// Room for a value above the highest point.
    private static let headroom = 28.0
    /// Room for the words of the time axis.
    private static let footroom = 26.0
    /// Between the edge of the area and the first and last point.
    private static let inset = 18.0
    /// Between words and what they belong to.
    private static let gap = 8.0
    /// Words at the right edge, and those at the left, that are wider are left out, so that the line keeps its room;
    /// the sentence says them.
    private static let (columnLimit, gutterLimit) = (130.0, 90.0)

    /// A range of an instrument's totals.
    struct Band: Hashable {
        let box: ChartBox
        /// Whether it is shaded; neighbours differ.
        let isShaded: Bool
    }

    let size: ChartBox
    /// The area of the values.
    let area: ChartBox
    /// The points, by their days.
    let points: [SVG.Point]
    /// The line through them; it breaks where a form has another edition.
    let lines: [[SVG.Point]]
    /// The height of the goal.
    let goal: Double?
    /// The height of 0, where it is not the foot.
    let zero: Double?
    let bands: [Band]
    let lanes: MarkLanes
    /// The words of the value axis: its foot, and 0.
    let axisLabels: [ChartLabel]
    let timeLabels: [ChartLabel]
    let bandLabels: [ChartLabel]
    let goalLabels: [ChartLabel]
    /// The first and the last value.
    private(set) var valueLabels: [ChartLabel] = []

    /// Lays a series out; its values are finite, there is one at least, and they are in the order of their days.
    init(_ series: MeasureSeries, marks: [ChartMark], first: CalendarDay, last: CalendarDay) {
        let instrument = Instrument.named(series.instrument ?? series.id)
        let target = series.target.flatMap { $0.value.isFinite ? $0 : nil }
        let values = series.points.map(\.value) + [target?.value].compactMap(\.self)
        let scale = ValueScale(values, range: instrument?.range)
        let ranges = instrument.map { scale.isRange($0.range) ? $0.bands : [] } ?? []
        let goalLines = target.map { Self.fitting([ChartWords.goal, ChartWords.target($0)], Self.columnLimit) } ?? []
        let column = Self.widest(goalLines + ranges.flatMap { ColumnLabels.lines(of: $0.name) })
        let ends = [scale.low] + (scale.low < 0 && scale.high > 0 ? [0] : [])
        let left = Self.widest(Self.fitting(ends.map(ChartWords.value), Self.gutterLimit)) + Self.gap
        let right = Self.width - (column > 0 ? column + Self.gap : 0)
        let time = TimeScale(first: first, last: last, left: left + Self.inset, right: right - Self.inset)
        lanes = MarkLanes(marks, time: time, width: Self.width)
        // The first and last value may stand above the area; lower ones leave room of their own.
        let highest = [values.first, series.points.last?.value].compactMap(\.self).map(scale.share).max() ?? 1
        let top = lanes.height + max(Self.gap, Self.headroom - (1 - highest) * Self.plotHeight)
        let area = ChartBox(x: left, y: top, width: right - left, height: Self.plotHeight)
        func height(_ value: Double) -> Double { area.bottom - scale.share(of: value) * area.height }
        self.area = area
        size = ChartBox(width: Self.width, height: area.bottom + Self.footroom)
        points = series.points.map { SVG.Point(x: time.x($0.on), y: height($0.value)) }
        lines = Self.lines(points, series.points.map(\.edition))
        goal = target.map { height($0.value) }
        zero = ends.count == 2 ? height(0) : nil
        bands = ranges.enumerated().map { index, band in
            // Totals are whole: between two ranges lies a half.
            let (low, high) = (height(Double(band.range.lowerBound) - 0.5), height(Double(band.range.upperBound) + 0.5))
            let box = ChartBox(x: area.x, y: high, width: area.width, height: low - high)
            return Band(box: box, isShaded: index % 2 == 1)
        }
        axisLabels = Self.axisLabels(ends, height, x: left - Self.gap / 2)
        timeLabels = time.tickLabels(y: area.bottom + Self.footroom / 2 + 2, within: Self.width)
        (bandLabels, goalLabels) = Self.column(
            names: ranges.map(\.name), boxes: bands.map(\.box), goal: goal.map { ($0, goalLines) }, beside: area)
        placeValues(series.points.map(\.value))
    }

    private static func lines(_ points: [SVG.Point], _ editions: [String?]) -> [[SVG.Point]] {
        var lines: [[SVG.Point]] = []
        for index in points.indices {
            let isOther = index > 0 && editions[index - 1] != nil && editions[index] != nil
            if index == 0 || isOther && editions[index - 1] != editions[index] { lines.append([]) }
            lines[lines.count - 1].append(points[index])
        }
        return lines
    }

    private static func widest(_ texts: [String]) -> Double {
        texts.map { ChartLabel.width($0, .small) }.max() ?? 0
    }

    private static func fitting(_ texts: [String], _ limit: Double) -> [String] {
        texts.filter { ChartLabel.width($0, .small) <= limit }
    }

    private static func axisLabels(_ ends: [Double], _ height: (Double) -> Double, x: Double) -> [ChartLabel] {
        let labels = ends.map {
            ChartLabel(text: ChartWords.value($0), anchor: .end, size: .small, at: SVG.Point(x: x, y: height($0)))
        }.filter { $0.box.width <= gutterLimit }
        guard labels.count == 2, labels[0].box.overlaps(labels[1].box) else { return labels }
        return [labels[0]]
    }

    /// The goal where its line is; names of ranges above and below it.
    private static func column(
        names: [String], boxes: [ChartBox], goal: (height: Double, lines: [String])?, beside area: ChartBox
    ) -> (bands: [ChartLabel], goal: [ChartLabel]) {
        let x = area.right + gap
        let reach = ChartLabel.Size.small.height / 2
        let (top, bottom) = (area.y - reach, area.bottom + reach)
        let blocks = zip(names, boxes).map { name, box in
            ColumnLabels.Block(
                lines: ColumnLabels.lines(of: name), wanted: box.y + box.height / 2, weight: box.height)
        }
        func labels(_ part: [ColumnLabels.Block], _ from: Double, _ to: Double) -> [ChartLabel] {
            ColumnLabels.place(part, from: from, to: to).sorted { $0.key < $1.key }.flatMap {
                ColumnLabels.labels(of: part[$0.key], x: x, middle: $0.value)
            }
        }
        guard let goal else { return (labels(blocks, top, bottom), []) }
        let block = ColumnLabels.Block(lines: goal.lines, wanted: goal.height, weight: 0)
        let middle = min(max(goal.height, top + block.height / 2), bottom - block.height / 2)
        let (above, below) = (middle - block.height / 2, middle + block.height / 2)
        return (
            labels(blocks.filter { $0.wanted < middle }, top, above)
                + labels(blocks.filter { $0.wanted >= middle }, below, bottom),
            ColumnLabels.labels(of: block, x: x, middle: middle)
        )
    }

    /// The first and the last value beside their points, where they cover least.
    private mutating func placeValues(_ values: [Double]) {
        let others = axisLabels + timeLabels + bandLabels + goalLabels + lanes.stems.compactMap(\.label)
        let ends = points.count > 1 ? [points.startIndex, points.endIndex - 1] : [points.startIndex]
        for end in ends where points.indices.contains(end) {
            let text = ChartWords.value(values[end])
            let places = Self.places(text, points[end], isLast: end > 0).filter { label in
                size.holds(label.box) && label.box.bottom <= area.bottom
                    && (others + valueLabels).allSatisfy { !$0.box.overlaps(label.box) }
            }
            if let best = places.min(by: { cost($0.box) < cost($1.box) }) { valueLabels.append(best) }
        }
    }

    /// Above, below, and at the sides; the first that covers nothing is taken.
    private static func places(_ text: String, _ point: SVG.Point, isLast: Bool) -> [ChartLabel] {
        let half = ChartLabel.width(text, .large) / 2
        let side = isLast ? 1.0 : -1.0
        let room = half + 9
        let steps = [
            (0.0, -17.0), (0, 17), (side * 10, -17), (side * 10, 17), (side * room, 0), (-side * room, 0),
            (side * room, -17), (side * room, 17), (-side * room, -17), (-side * room, 17),
        ]
        return steps.map { dx, dy in
            let middle = min(max(point.x + dx, half), width - half)
            return ChartLabel(text: text, anchor: .middle, size: .large, at: SVG.Point(x: middle, y: point.y + dy))
        }
    }

    /// What a box would cover: dots most, then lines.
    private func cost(_ box: ChartBox) -> Int {
        let segments = lines.flatMap { zip($0, $0.dropFirst()) }
        let crossed = segments.count { box.isCrossed(by: $0, $1) }
        let dots = points.count { box.overlaps(ChartBox(x: $0.x - 4, y: $0.y - 4, width: 8, height: 8)) }
        let onGoal = goal.map { box.y < $0 && $0 < box.bottom } == true ? 2 : 0
        let stems = lanes.stems.count { box.x < $0.x && $0.x < box.right }
        return dots * 4 + crossed * 3 + onGoal + stems
    }
}
