public import TacitClinical

/// A client's copy as a person reads it, in nine parts (client-export.md).
///
/// Made from the ``ClientCopy`` alone. ``body`` goes into a sealed page, whose style is ``CopyStyle``; ``standalone`` is
/// the same to print.
public struct ClientCopyPage {
    let copy: ClientCopy

    /// The page of a copy.
    public init(_ copy: ClientCopy) { self.copy = copy }

    /// The markup of the page, one `main`.
    public var body: String { Markup.element(.main, banner + content).html }

    /// A whole page in clear, to be printed.
    public var standalone: String {
        Page(
            title: CopyWords.pageTitle, isFictional: copy.isFictional, content: content,
            style: CopyStyle.css(on: copy.head.day)
        ).html
    }

    /// The parts in their order: heading and content.
    private var parts: [(title: String, content: [Markup])] {
        [
            (CopyWords.goals, goals), (CopyWords.steps, StepList(steps: copy.steps).markup),
            (CopyWords.measures, measures), (CopyWords.helps, helps), (CopyWords.agreements, agreements),
            (CopyWords.corrections, corrections),
        ] + (copy.notes.isEmpty ? [] : [(CopyWords.notes, notes)])
            + [(CopyWords.leftOut, leftOut), (CopyWords.about, about)]
    }

    private var banner: [Markup] {
        copy.isFictional ? [.element(.p, role: "fictional", PageWords.fictional)] : []
    }

    private var content: [Markup] {
        let parts = parts
        let links = zip(1..., parts).map { number, part in
            Markup.element(.li, [.element(.a, .goesTo("part", number), content: [.text(part.title)])])
        }
        let list = Markup.element(
            .nav, .labelled("contents", 0),
            content: [.element(.h2, .id("contents", 0), content: [.text(CopyWords.contents)]), .element(.ul, links)])
        return head + [list]
            + zip(1..., parts).map { number, part in
                .element(
                    .section, .labelled("part", number),
                    content: [.element(.h2, .id("part", number), content: [.text(part.title)])] + part.content)
            }
    }

    private var head: [Markup] {
        let head = copy.head
        let name = head.called.map { "\(head.name) (\($0))" } ?? head.name
        let writer = [head.writer.name, head.writer.role, head.writer.organisation].compactMap(\.self)
        return [
            .element(
                .header,
                [
                    .element(.h1, CopyWords.title(head.day)),
                    .element(.p, role: "lead", CopyWords.forWhom(name)),
                ]
                    + Markup.facts([
                        (CopyWords.writer, writer.joined(separator: "\n")),
                        (CopyWords.nextMeeting, head.nextMeeting.map(CopyWords.moment)),
                        (CopyWords.nextReview, head.nextReview.map(ChartWords.day)),
                        (CopyWords.since, head.plan.map { ChartWords.day($0.on) }),
                        (CopyWords.ended, head.closedOn.map(ChartWords.day)),
                    ]) + [.element(.p, role: "yours", CopyWords.yours)])
        ] + sections
    }

    /// What the plan says before its goals; the client's words stand there first.
    private var sections: [Markup] {
        guard copy.head.plan != nil else { return [.element(.p, CopyWords.noPlan)] }
        return copy.sections.flatMap { section -> [Markup] in
            let title = section.isClients ? CopyWords.ownWords : section.heading
            let heading = title.isEmpty ? [] : [Markup.element(.h2, title)]
            let text = section.isClients ? [.element(.p, role: "own", section.text)] : Markup.prose(section.text)
            return heading + text
        }
    }

    private var goals: [Markup] {
        guard !copy.goals.isEmpty else { return [.element(.p, CopyWords.noGoals)] }
        return copy.goals.map { found in
            let goal = found.goal
            let own = goal.clientWords ?? goal.statement
            let isSame = own.lowercased().filter(\.isLetter) == goal.statement.lowercased().filter(\.isLetter)
            let sign = goal.achievement == .achieved || goal.achievement == .sustaining ? "✓ " : ""
            let state = PageWords.label(ChartWords.state(goal.lifecycle, goal.achievement))
            return .element(
                .div, role: "item",
                [.element(.h3, role: "own", own)]
                    + (isSame ? [] : [.element(.p, role: "plain", "\(CopyWords.inThePlan) \(goal.statement)")])
                    + [.element(.p, sign + state)] + objectives(found.objectives))
        }
    }

    private func objectives(_ objectives: [PlanObjective]) -> [Markup] {
        guard !objectives.isEmpty else { return [] }
        let items = objectives.map { objective in
            let measured = CopyWords.measured(objective).map { [Markup.element(.div, role: "plain", $0)] } ?? []
            return Markup.element(.li, [.element(.div, objective.statement)] + measured)
        }
        return [.element(.h4, CopyWords.shows), .element(.ul, items)]
    }

    private var measures: [Markup] {
        guard !copy.measures.isEmpty else { return [.element(.p, CopyWords.noMeasures)] }
        let plans = copy.versions.map { ChartMark(on: $0.on, kind: .plan($0.version), text: $0.reason) }
        let changes = copy.changes.map { ChartMark(on: $0.from, kind: .change, text: $0.whatChanged) }
        let marks = ChartMark.sorted((plans + changes).filter { $0.on <= copy.head.day })
        return zip(1..., copy.measures).flatMap { number, series in
            var named = series
            named.label = CopyWords.measure(series)
            return MeasureFigure(series: named, number: number, marks: marks).markup
        }
    }
}
