internal import TacitClinical

/// Notes in full, newest first, each with what was added to it; the text that was signed stands above what mends it.
extension FullChartPage {
    var notes: [Markup] {
        let notes = view.notes.filter { !$0.undone }.sorted { $0.content.occurredAt > $1.content.occurredAt }
        guard !notes.isEmpty else { return [.element(.p, FullChartWords.noNotes)] }
        return notes.map { note in
            let body = note.content.sections.flatMap { section -> [Markup] in
                let heading: [Markup] = section.heading.isEmpty ? [] : [.element(.h4, section.heading)]
                return heading + Markup.prose(section.text)
            }
            return record(
                note.id, title: .element(.h3, FullChartWords.heading(note)), error: note.error,
                content: facts(note.content) + body,
                recorded: FullChartWords.recorded(note.recordedAt, note.author, note.ref, late: note.late),
                after: note.additions.map(addition))
        }
    }

    private func facts(_ content: NoteContent) -> [Markup] {
        let touched = content.objectives.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.rawValue)" }
        func lines(_ list: [String]?) -> String? {
            list.flatMap { $0.isEmpty ? nil : $0.joined(separator: "\n") }
        }
        let facts: [(String, String?)] = [
            (FullChartWords.when, FullChartWords.session(content)),
            (FullChartWords.place, lines([content.modality, content.place].compactMap(\.self))),
            (FullChartWords.present, lines(content.participants)), (FullChartWords.objectives, lines(touched)),
            (FullChartWords.interventions, lines(content.interventions)), (FullChartWords.codes, lines(content.codes)),
            (FullChartWords.risk, content.risk), (FullChartWords.next, content.next.map(FullChartWords.moment)),
        ]
        return Markup.facts(facts)
    }

    private func addition(_ addition: Addition) -> Markup {
        let content = addition.content
        let facts = Markup.facts([
            (FullChartWords.reason, content.reason),
            (FullChartWords.when, content.occurredAt.map(FullChartWords.moment)),
        ])
        let recorded = FullChartWords.recorded(
            addition.recordedAt, addition.author, addition.ref, late: addition.late)
        var inner: [Markup] = [.element(.h4, PageWords.label(content.kind.rawValue))]
        inner += mark(addition.error)
        inner.append(.element(.div, role: Self.role(addition.error), facts + Markup.prose(content.text)))
        inner.append(.element(.p, role: "ref", recorded))
        return .element(.div, role: "added", inner)
    }
}
