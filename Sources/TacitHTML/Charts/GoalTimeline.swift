internal import TacitClinical

/// The goals of all versions of a plan over time: for each its words, a bar from its first day to its end, and what
/// happened day by day in words; below them the time axis with versions and alterations.
///
/// The bars say nothing that the words do not say, so that programs which read a page aloud pass them over.
struct GoalTimeline {
    /// All versions, oldest first; those in error do not count.
    let versions: [PlanVersion]
    /// The entries of the chart; changes of goals and alterations are taken from them.
    let entries: [Entry]
    /// The day of the page, until which goals that go on are drawn.
    let day: CalendarDay

    private static let width = MeasurePlot.width
    private static let inset = 6.0
    private static let barTop = 3.0
    private static let barHeight = 7.0
    private static let barBox = ChartBox(width: width, height: 32)

    /// A list of goals and the time axis; nothing without goals.
    var markup: [Markup] {
        let spans = GoalSpan.all(versions: versions, entries: entries, until: day)
        guard let time = time(of: spans) else { return [] }
        let goals = spans.map { span in
            Markup.element(
                .li,
                [
                    .element(.p, role: "goal-text", span.statement), bar(of: span, time),
                    .element(.ul, role: "events", span.events.map { .element(.li, ChartWords.event($0)) }),
                ])
        }
        return [.element(.figure, role: "timeline", [.element(.ul, role: "goals", goals), axis(time)] + list)]
    }

    private var marks: [ChartMark] { ChartMark.all(versions: versions, entries: entries, until: day) }

    /// From the first goal to the day of the page.
    private func time(of spans: [GoalSpan]) -> TimeScale? {
        guard let first = spans.compactMap(\.start).min() else { return nil }
        return TimeScale(first: first, last: max(first, day), left: Self.inset, right: Self.width - Self.inset)
    }

    /// The bar on its track, notches where a phase began, and what became of the goal below its end.
    private func bar(of span: GoalSpan, _ time: TimeScale) -> Markup {
        let (from, to) = (time.x(span.start ?? time.first), time.x(span.end ?? time.last))
        let middle = Self.barTop + Self.barHeight / 2
        // A goal of a day is still seen.
        let left = min(from, Self.width - Self.inset - Self.barHeight)
        let box = ChartBox(x: left, y: Self.barTop, width: max(to - left, Self.barHeight), height: Self.barHeight)
        let notches = span.events.filter(\.isPhase).map { event in
            let x = time.x(event.on)
            return SVG.line(role: "notch", SVG.Point(x: x, y: box.y - 1), SVG.Point(x: x, y: box.bottom + 1))
        }
        let text = ChartWords.ending(span)
        let place = max(box.right, ChartLabel.width(text, .small))
        let label = ChartLabel(text: text, anchor: .end, size: .small, at: SVG.Point(x: place, y: 22))
        let isLeft = span.end != nil && !span.isReached
        return SVG.decoration(
            role: "chart", size: Self.barBox,
            [
                SVG.line(role: "edge", SVG.Point(x: 0, y: middle), SVG.Point(x: Self.width, y: middle)),
                SVG.rectangle(role: isLeft ? "span left" : "span", box, corner: Self.barHeight / 2),
            ] + notches + [label.markup(role: "tick")])
    }

    private func axis(_ time: TimeScale) -> Markup {
        let lanes = MarkLanes(marks, time: time, width: Self.width)
        let foot = lanes.height + 8
        let labels = time.tickLabels(y: foot + 15, within: Self.width).map { $0.markup(role: "tick") }
        let line = SVG.line(role: "axis", SVG.Point(x: 0, y: foot), SVG.Point(x: Self.width, y: foot))
        return SVG.decoration(
            role: "chart", size: ChartBox(width: Self.width, height: foot + 26),
            [line] + lanes.shapes(to: foot) + labels)
    }

    /// The marks in words.
    private var list: [Markup] {
        marks.isEmpty ? [] : [.element(.details, [.element(.summary, ChartWords.marks)] + ChartMark.list(marks))]
    }
}
