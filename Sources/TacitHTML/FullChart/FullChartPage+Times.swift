internal import TacitClinical

/// Everything in order of time, one line each.
extension FullChartPage {
    /// A line of the time line.
    private struct Line {
        let occurred: CalendarDay
        let recorded: Moment
        let text: String
        let ref: String
        let place: Int?
        var isLate = false
        var error: ErrorMark?
    }

    /// Newest first, by the day on which it happened; what was taken back is not there.
    var timeline: [Markup] {
        let all = (noteLines + entryLines + planLines).enumerated().sorted {
            (
                $0.element.occurred, $0.element.recorded, $0.offset
            ) > ($1.element.occurred, $1.element.recorded, $1.offset)
        }.map(\.element)
        guard !all.isEmpty else { return [.element(.p, FullChartWords.nothing)] }
        let years = Dictionary(grouping: all, by: \.occurred.year)
        return years.keys.sorted(by: >).flatMap { year -> [Markup] in
            [.element(.h3, "\(year)"), .element(.ul, role: "times", (years[year] ?? []).map(item))]
        }
    }

    private var noteLines: [Line] {
        view.notes.filter { !$0.undone }.flatMap { note -> [Line] in
            let own = Line(
                occurred: note.content.occurredAt.day, recorded: note.recordedAt, text: FullChartWords.note(note),
                ref: note.ref, place: places[note.id], isLate: note.late, error: note.error)
            return [own]
                + note.additions.map { addition in
                    Line(
                        occurred: (addition.content.occurredAt ?? addition.recordedAt).day,
                        recorded: addition.recordedAt, text: FullChartWords.added(addition.content, to: note),
                        ref: addition.ref, place: places[note.id], isLate: addition.late,
                        error: addition.error ?? note.error)
                }
        }
    }

    private var entryLines: [Line] {
        view.entries.filter { !$0.undone }.map { entry in
            Line(
                occurred: Occurrence.day(of: entry), recorded: entry.recordedAt,
                text: "\(FullChartWords.kind(entry.content.kind)): \(entry.content.value.title)", ref: entry.ref,
                place: places[entry.id], error: entry.error)
        }
    }

    private var planLines: [Line] {
        view.plans.map { plan in
            Line(
                occurred: plan.content.effectiveFrom, recorded: plan.recordedAt,
                text: "\(FullChartWords.numbered(plan))\(plan.content.reason.map { ": \($0)" } ?? "")", ref: plan.ref,
                place: places[plan.id], error: plan.error)
        }
    }

    /// Both days where they differ; the mark of a late one is the vault's.
    private func item(_ line: Line) -> Markup {
        let both = line.occurred == line.recorded.day ? nil : FullChartWords.onlyRecorded(line.recorded.day)
        let dates = [line.isLate ? FullChartWords.late : nil, both].compactMap(\.self)
        let ref = Markup.text(line.ref)
        let link = line.place.map { Markup.element(.a, .goesTo("record", $0), content: [ref]) } ?? ref
        var text: [Markup] = [.element(.div, role: Self.role(line.error), line.text)]
        text += mark(line.error)
        if !dates.isEmpty { text.append(.element(.p, role: "ref", dates.joined(separator: ", "))) }
        return .element(
            .li, .searchable,
            content: [
                .element(.div, ChartWords.day(line.occurred)), .element(.div, text),
                .element(.div, role: "ref", [link]),
            ])
    }
}
