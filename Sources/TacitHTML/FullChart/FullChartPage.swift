internal import FoundationEssentials
public import TacitClinical

/// The whole chart for the practitioner, to look at rather than to read: goals and measures as pictures, the plan with its
/// history, everything in order of time, notes and entries in full.
///
/// It holds what a ``ChartView`` holds: protected notes are in no view. Elements that stand for one record are marked for
/// the search field of a sealed page.
public struct FullChartPage {
    let view: ChartView
    let madeAt: Moment
    let isFictional: Bool

    /// The page of a chart.
    public init(_ view: ChartView, madeAt: Moment, fictional: Bool) {
        (self.view, self.madeAt, isFictional) = (view, madeAt, fictional)
    }

    /// The markup of the page, one `main`.
    public var body: String {
        let banner: [Markup] = isFictional ? [.element(.p, role: "fictional", PageWords.fictional)] : []
        return Markup.element(.main, banner + content).html
    }

    /// A whole page in clear, to be printed.
    public var standalone: String {
        Page(
            title: CopyWords.pageTitle, isFictional: isFictional, content: content,
            style: CopyStyle.css(on: view.day) + FullChartStyle.css
        ).html
    }

    private var parts: [(title: String, content: [Markup])] {
        [
            (FullChartWords.overview, overview), (FullChartWords.measures, measures), (FullChartWords.plan, plan),
            (FullChartWords.history, history), (FullChartWords.timeline, timeline), (FullChartWords.notes, notes),
            (FullChartWords.entries, entries),
        ]
    }

    private var content: [Markup] {
        let parts = parts
        let links = zip(1..., parts).map { number, part in
            Markup.element(.li, [.element(.a, .goesTo("part", number), content: [.text(part.title)])])
        }
        let list = Markup.element(
            .nav, .labelled("contents", 0),
            content: [
                .element(.h2, .id("contents", 0), content: [.text(FullChartWords.contents)]), .element(.ul, links),
            ])
        return [
            .element(.h1, FullChartWords.title(view.client.client.name, view.day)),
            .element(.p, role: "lead", view.client.handle), list, .element(.div, .searchPlace, content: []),
        ]
            + zip(1..., parts).map { number, part in
                .element(
                    .section, .labelled("part", number),
                    content: [.element(.h2, .id("part", number), content: [.text(part.title)])] + part.content)
            } + [.element(.p, role: "plain", FullChartWords.protected)]
    }

    private var overview: [Markup] {
        let client = view.client.client
        let plan = view.standingPlan
        let open = (plan?.goals ?? []).filter(\.isOpen).map { goal in
            [goal.id, goal.statement, ChartWords.phase(goal.phase, goal.phaseLabel)].compactMap(\.self).joined(
                separator: "  ")
        }
        let flags = SafetyFlags.open(in: view.standing).map {
            "\(ChartWords.day($0.entry.recordedAt.day)): \($0.flag.text)"
        }
        return Markup.facts([
            (FullChartWords.called, client.called), (FullChartWords.born, client.born.map(ChartWords.day)),
            (FullChartWords.chart, client.chartNumber), (FullChartWords.needs, client.accommodationNeeds),
            (FullChartWords.closed, view.client.closure.map { ChartWords.day($0.on) }),
            (FullChartWords.version, view.currentPlan.map(FullChartWords.version)),
            (FullChartWords.review, plan?.reviewOn.map(ChartWords.day)),
            (FullChartWords.open, open.isEmpty ? nil : open.joined(separator: "\n")),
            (FullChartWords.safety, flags.isEmpty ? FullChartWords.noFlags : flags.joined(separator: "\n")),
        ])
    }

    private var measures: [Markup] {
        let marks = ChartMark.all(versions: view.plans, entries: view.standing, until: view.day)
        let all = Measures.series(plan: view.standingPlan, entries: view.standing)
        let goals = GoalTimeline(versions: view.plans, entries: view.standing, day: view.day).markup
        guard !all.isEmpty else { return goals + [.element(.p, FullChartWords.noMeasures)] }
        return goals
            + zip(1..., all).flatMap { number, series in
                MeasureFigure(series: series, number: number, marks: marks).markup
            }
    }
}
