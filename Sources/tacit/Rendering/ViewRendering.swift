import TacitClinical

/// A chart as it was known on a day.
enum ViewRendering {
    /// Plan, notes and entries of that day or before.
    static func page(_ view: ChartView, name: String?, style: Style) -> [String] {
        let heading = ClientRendering.header(handle: view.client.handle, name: name, style: style)
        let plan = view.currentPlan.map { plan in
            [
                "",
                "\(style.bold("Plan"))  \(plan.ref), version \(plan.version), from \(DayText.day(plan.content.effectiveFrom))",
            ]
        }
        let notes = view.standingNotes.reversed().map { note in
            [
                note.ref, DayText.day(note.content.occurredAt.day),
                (note.late ? "[\(NoteSentences.lateEntry)] " : "")
                    + (note.content.sections.first.map { Paragraph.joined($0.text) } ?? ""),
            ]
        }
        return [heading, style.dim(ViewSentences.knownOn(DayText.day(view.day)))]
            + (plan ?? ["", style.dim(PlanSentences.none)])
            + section(ViewSentences.inForce, alterations(view), style)
            + section(ViewSentences.notes, notes, style)
            + section(
                ViewSentences.entries,
                view.standing.reversed().map {
                    [
                        $0.ref, DayText.day($0.recordedAt.day),
                        "\(ClinicalWords.entry($0.content.kind)): \($0.content.value.title)",
                    ]
                },
                style
            )
    }

    /// For programs: `plan`, `note` and `entry` lines.
    static func plain(_ view: ChartView) -> [String] {
        view.plans.map {
            PlainRow.line(["plan", $0.ref, String($0.version), $0.recordedAt.description])
        }
            + view.notes.map {
                PlainRow.line([
                    "note", $0.ref, $0.content.occurredAt.description, $0.recordedAt.description,
                ])
            }
            + view.entries.map {
                PlainRow.line([
                    "entry", $0.ref, $0.content.kind.rawValue, $0.recordedAt.description,
                ])
            }
    }

    private static func alterations(_ view: ChartView) -> [[String]] {
        Alterations.inForce(entries: view.standing, on: view.day).map {
            [
                $0.ref, DayText.day($0.content.from),
                "\($0.content.usualProcedure): \($0.content.whatChanged)",
            ]
        }
    }

    private static func section(_ title: String, _ rows: [[String]], _ style: Style) -> [String] {
        guard !rows.isEmpty else { return [] }
        return ["", style.bold(title)]
            + Columns.lines(rows, width: style.width - 2) { column, cell in
                column == 0 ? style.bold(cell) : cell
            }
            .map { "  " + $0 }
    }
}
