internal import TacitClinical

/// Everything that was recorded: by time, then in full.
extension FullChartPage {
    /// A line of the time line.
    private struct Moments {
        let occurred: CalendarDay
        let recorded: Moment
        let text: String
        let ref: String
        let isLate: Bool
        let error: ErrorMark?
    }

    /// Newest first, by the day on which it happened; what was taken back is not there.
    var timeline: [Markup] {
        let notes = view.notes.filter { !$0.undone }.map { note in
            Moments(
                occurred: note.content.occurredAt.day, recorded: note.recordedAt, text: FullChartWords.note(note),
                ref: note.ref, isLate: note.late, error: note.error)
        }
        let entries = view.entries.filter { !$0.undone }.map { entry in
            Moments(
                occurred: entry.recordedAt.day, recorded: entry.recordedAt,
                text:
                    "\(PageWords.label(entry.content.kind.rawValue.replacing("-", with: " "))): \(entry.content.value.title)",
                ref: entry.ref, isLate: false, error: entry.error)
        }
        let plans = view.plans.map { plan in
            Moments(
                occurred: plan.content.effectiveFrom, recorded: plan.recordedAt,
                text: "\(FullChartWords.version(plan))\(plan.content.reason.map { ": \($0)" } ?? "")", ref: plan.ref,
                isLate: false,
                error: plan.error)
        }
        let all = (notes + entries + plans).sorted { ($0.occurred, $0.recorded) > ($1.occurred, $1.recorded) }
        guard !all.isEmpty else { return [.element(.p, FullChartWords.noEntries)] }
        return [.element(.ul, role: "times", all.map(line))]
    }

    private func line(_ moment: Moments) -> Markup {
        let late = moment.isLate ? " (\(FullChartWords.late), \(ChartWords.day(moment.recorded.day)))" : ""
        let mark = moment.error.map { [Markup.element(.span, role: "mark", FullChartWords.error($0))] } ?? []
        return .element(
            .li, .searchable,
            content: [
                .element(.span, ChartWords.day(moment.occurred)),
                .element(
                    .div, role: moment.error == nil ? "what" : "wrong",
                    [.element(.span, moment.text + late), .text(" "), .element(.span, role: "ref", moment.ref)] + mark),
            ])
    }

    /// Notes in full, newest first, each with what was added to it.
    var notes: [Markup] {
        let notes = view.notes.filter { !$0.undone }.sorted { $0.content.occurredAt > $1.content.occurredAt }
        guard !notes.isEmpty else { return [.element(.p, FullChartWords.noNotes)] }
        return notes.map { note in
            let late = note.late ? " (\(FullChartWords.late))" : ""
            let mark = note.error.map { [Markup.element(.p, role: "mark", FullChartWords.error($0))] } ?? []
            let body = note.content.sections.flatMap { section -> [Markup] in
                (section.heading.isEmpty ? [] : [.element(.h4, section.heading)]) + Markup.prose(section.text)
            }
            return .element(
                .div, role: "item", .searchable,
                content: [
                    .element(.h3, "\(ChartWords.day(note.content.occurredAt.day)): \(FullChartWords.note(note))\(late)")
                ]
                    + mark + [.element(.div, role: note.error == nil ? "what" : "wrong", body)]
                    + note.additions.flatMap(addition)
                    + [.element(.p, role: "ref", FullChartWords.recorded(note.recordedAt, note.author, note.ref))])
        }
    }

    private func addition(_ addition: Addition) -> [Markup] {
        let mark = addition.error.map { [Markup.element(.p, role: "mark", FullChartWords.error($0))] } ?? []
        return [.element(.h4, BundleWords.addition(addition.content))] + mark
            + [.element(.div, role: addition.error == nil ? "what" : "wrong", Markup.prose(addition.content.text))]
            + [.element(.p, role: "ref", FullChartWords.recorded(addition.recordedAt, addition.author, addition.ref))]
    }

    /// Entries by kind, in the order of recording.
    var entries: [Markup] {
        let standing = view.entries.filter { !$0.undone }
        guard !standing.isEmpty else { return [.element(.p, FullChartWords.noEntries)] }
        let refs = Dictionary(
            (view.entries.map { ($0.id.description, $0.ref) } + view.notes.map { ($0.id.description, $0.ref) }),
            uniquingKeysWith: { first, _ in first })
        return EntryKind.allCases.flatMap { kind -> [Markup] in
            let items = standing.filter { $0.content.kind == kind }
            guard !items.isEmpty else { return [] }
            return [.element(.h3, BundleWords.heading(kind))] + items.map { item($0, refs) }
        }
    }

    private func item(_ entry: Entry, _ refs: [String: String]) -> Markup {
        let mark = entry.error.map { [Markup.element(.p, role: "mark", FullChartWords.error($0))] } ?? []
        return .element(
            .div, role: "item", .searchable,
            content: [.element(.h4, entry.content.value.title)] + mark
                + [
                    .element(
                        .div, role: entry.error == nil ? "what" : "wrong",
                        EntryMarkup.fields(of: entry.content, refs: refs)),
                    .element(.p, role: "ref", FullChartWords.recorded(entry.recordedAt, entry.author, entry.ref)),
                ])
    }
}
