public import TacitClinical

/// `index.html` of a bundle: what was shared as a person reads it, the notice first.
///
/// It is made from the ``SharedChart`` alone, so it holds nothing that the preview did not show.
public struct BundlePage {
    private let chart: SharedChart
    private let notice: String
    private let consent: String

    /// A page of what leaves, with the texts of `NOTICE.txt` and `CONSENT.txt`.
    public init(_ chart: SharedChart, notice: String, consent: String) {
        (self.chart, self.notice, self.consent) = (chart, notice, consent)
    }

    /// The page.
    public var html: String {
        let head: [Markup] = [
            .element(.h1, BundleWords.title(chart)),
            .element(
                .header,
                Markup.facts([
                    (BundleWords.from, BundleWords.party(chart.sender)),
                    (BundleWords.to, BundleWords.party(chart.recipient)),
                    (BundleWords.purpose, chart.purpose), (BundleWords.made, chart.madeAt.day.description),
                    (BundleWords.born, chart.subject.born?.description), (BundleWords.called, chart.subject.called),
                    (BundleWords.pronouns, chart.subject.pronouns),
                ])),
            .element(.aside, role: "notice", Markup.prose(notice)),
        ]
        let parts = [plan, measures, entries, notes, visits, files, leftOut, consentText]
        return Page(
            title: BundleWords.pageTitle, isFictional: chart.fictional, content: head + parts.flatMap(\.self),
            style: Page.style + Palette.css + ChartStyle.css
        ).html
    }

    private var plan: [Markup] {
        guard let plan = chart.plan else { return [] }
        let facts = Markup.facts([
            (BundleWords.version, "\(plan.version)"), (BundleWords.since, plan.content.effectiveFrom.description),
            (BundleWords.review, plan.content.reviewOn?.description),
        ])
        let sections = plan.content.sections.flatMap { section -> [Markup] in
            (section.heading.isEmpty ? [] : [.element(.h3, section.heading)]) + Markup.prose(section.text)
        }
        let goals = plan.content.goals.flatMap { goal -> [Markup] in
            [part(goal)] + plan.content.objectives.filter { $0.goalID == goal.id }.map(part)
        }
        let steps = plan.content.steps.map { step in
            Markup.element(.li, BundleWords.step(step))
        }
        return section(
            BundleWords.plan,
            facts + sections + plan.content.problems.map(part) + goals + plan.content.interventions.map(part)
                + (steps.isEmpty ? [] : [.element(.h3, BundleWords.steps), .element(.ul, steps)])
                + plan.acceptances.map { .element(.p, $0.title) })
    }

    private func part(_ part: some PlanPart) -> Markup {
        .element(
            .div, role: "item",
            [.element(.h3, "\(part.id)  \(part.heading)")]
                + Markup.facts(part.facts.map { (PageWords.label($0.key), $0.text) }))
    }

    /// As pictures with a sentence and a table; versions of the plan are marked where the plan goes along.
    private var measures: [Markup] {
        let marks = chart.plan.map { plan in
            [ChartMark(on: plan.content.effectiveFrom, kind: .plan(plan.version), text: plan.content.reason)]
        }
        return section(
            BundleWords.measures,
            zip(1..., chart.measures).flatMap { number, series in
                MeasureFigure(series: series, number: number, marks: marks ?? []).markup
            })
    }

    private var entries: [Markup] {
        EntryKind.allCases.flatMap { kind in
            section(
                BundleWords.heading(kind),
                chart.entries.filter { $0.content.kind == kind }.map { item in
                    .element(
                        .div, role: "item",
                        [.element(.h3, item.content.value.title)]
                            + Markup.facts([(BundleWords.stands, standings[item.id])])
                            + EntryMarkup.fields(of: item.content)
                            + [.element(.p, BundleWords.recorded(item.recordedAt, item.author))])
                })
        }
    }

    /// Where each accommodation that was asked for stands on the day of the bundle.
    private var standings: [RecordID: String] {
        let entries = chart.entries.map { item in
            Entry(
                id: item.id, ref: "", handle: "", content: item.content, recordedAt: item.recordedAt,
                author: item.author)
        }
        let day = chart.madeAt.day
        return Dictionary(
            AccommodationCases.fold(entries: entries, asOf: day).map {
                ($0.request.id, PageWords.label($0.state(on: day)))
            },
            uniquingKeysWith: { first, _ in first })
    }

    private var notes: [Markup] {
        section(
            BundleWords.notes,
            chart.notes.map { note in
                let body = note.content.sections.flatMap { section -> [Markup] in
                    (section.heading.isEmpty ? [] : [.element(.p, [.element(.strong, section.heading)])])
                        + Markup.prose(section.text)
                }
                let additions = note.additions.flatMap { addition -> [Markup] in
                    [.element(.p, [.element(.strong, BundleWords.addition(addition))])] + Markup.prose(addition.text)
                }
                return .element(
                    .div, role: "item",
                    [.element(.h3, BundleWords.note(note))] + body + additions
                        + [.element(.p, BundleWords.recorded(note.recordedAt, note.author))])
            })
    }

    private var visits: [Markup] {
        chart.visits.isEmpty
            ? []
            : section(
                BundleWords.visits,
                [
                    Markup.table(
                        BundleWords.visits, BundleWords.visitHeads,
                        chart.visits.map { [$0.on.description, $0.attendance.rawValue] })
                ])
    }

    private var files: [Markup] {
        section(
            BundleWords.files,
            chart.files.isEmpty
                ? []
                : [.element(.ul, chart.files.map { .element(.li, "\($0.path), \($0.mediaType), \($0.size) bytes") })])
    }

    private var leftOut: [Markup] {
        section(
            BundleWords.leftOut,
            chart.leftOut.isEmpty
                ? [] : [.element(.ul, chart.leftOut.map { .element(.li, "\($0.what): \($0.ground)") })])
    }

    private var consentText: [Markup] { section(BundleWords.consent, Markup.prose(consent)) }

    private func section(_ title: String, _ content: [Markup]) -> [Markup] {
        content.isEmpty ? [] : [.element(.section, [.element(.h2, title)] + content)]
    }
}
