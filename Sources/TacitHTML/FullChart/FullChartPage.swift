public import TacitClinical

/// The whole chart for the practitioner, to look at rather than to read: where the work stands, goals and measures as
/// pictures, the plan with its history, everything in order of time, notes and entries in full.
///
/// It holds what a ``ChartView`` holds: protected notes are in no view. Elements that stand for one record are marked
/// for the search field of a sealed page.
public struct FullChartPage {
    let view: ChartView
    let practice: Practice
    let madeAt: Moment
    let isFictional: Bool
    /// The number of each record's place in the page.
    let places: [RecordID: Int]

    /// The page of a chart; `practice` says after how many days a plan without a day of its own is to be reviewed.
    public init(_ view: ChartView, practice: Practice, madeAt: Moment, fictional: Bool) {
        (self.view, self.practice, self.madeAt, isFictional) = (view, practice, madeAt, fictional)
        let ids = view.plans.map(\.id) + view.notes.map(\.id) + view.entries.map(\.id)
        places = Dictionary(zip(ids, 1...), uniquingKeysWith: { first, _ in first })
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

    /// In the order of thinking: where it stands, how it went, what is planned, what happened, what was written down.
    private var parts: [(title: String, content: [Markup])] {
        [
            (FullChartWords.overview, overview), (FullChartWords.measures, measures), (FullChartWords.plan, plan),
            (FullChartWords.history, history), (FullChartWords.timeline, timeline), (FullChartWords.notes, notes),
            (FullChartWords.entries, entries), (FullChartWords.notHere, [.element(.p, FullChartWords.protected)]),
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
        let head: [Markup] = [
            .element(.h1, FullChartWords.title(view.client.client.name, view.day)),
            .element(.p, role: "lead", FullChartWords.lead(view.client.handle, madeAt)), list,
            .element(.div, .searchPlace, content: []),
        ]
        return zip(1..., parts).reduce(into: head) { content, item in
            let (number, part) = item
            let title = Markup.element(.h2, .id("part", number), content: [.text(part.title)])
            content.append(.element(.section, .labelled("part", number), content: [title] + part.content))
        }
    }

    private var measures: [Markup] {
        let marks = ChartMark.all(versions: view.plans, entries: view.standing, until: view.day)
        let all = Measures.series(plan: view.standingPlan, entries: view.standing)
        let goals = GoalTimeline(versions: view.plans, entries: view.standing, day: view.day).markup
        guard !all.isEmpty else { return goals + [.element(.p, FullChartWords.noMeasures)] }
        return zip(1..., all).reduce(into: goals) { content, item in
            var named = item.1
            named.label = FullChartWords.measure(item.1)
            content += MeasureFigure(series: named, number: item.0, marks: marks).markup
            if let change = FullChartWords.change(item.1) { content.append(.element(.p, role: "change", change)) }
        }
    }

    /// A record with its place in the page, struck when it was entered in error.
    func record(
        _ id: RecordID, title: Markup, error: ErrorMark?, content: [Markup], recorded: String,
        after: [Markup] = []
    ) -> Markup {
        var inner: [Markup] = [title]
        inner += mark(error)
        inner.append(.element(.div, role: Self.role(error), content))
        inner.append(.element(.p, role: "ref", recorded))
        inner += after
        guard let place = places[id] else { return .element(.div, role: "item", .searchable, content: inner) }
        return .element(.div, role: "item", .id("record", place), .searchable, content: inner)
    }

    /// The class of what a record says.
    static func role(_ error: ErrorMark?) -> StaticString { error == nil ? "text" : "text wrong" }

    /// That a record was entered in error, and why.
    func mark(_ error: ErrorMark?) -> [Markup] {
        error.map { [.element(.p, role: "mark", FullChartWords.error($0))] } ?? []
    }
}
