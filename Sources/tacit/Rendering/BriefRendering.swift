import TacitAgentAPI
import TacitClinical

/// Client, needs, plan, last note and drafts on one screen: what is read before a session.
enum BriefRendering {
    /// Lines of the last note's text at most, so that the brief stays a screen; `show REF` has the
    /// rest.
    static let noteLines = 12

    /// The brief for a reader.
    static func page(_ brief: BriefReply, on day: CalendarDay, names: Bool, style: Style) -> [String] {
        let client = brief.client.client
        let name = names ? client.name : nil
        var lines = [ClientRendering.header(handle: brief.client.handle, name: name, style: style)]
        lines += Columns.fields(
            [
                ("called", names ? client.called : nil), ("pronouns", client.pronouns),
                ("needs", client.accommodationNeeds), ("next", client.next.map(DayText.moment)),
                ("closed", brief.client.closure.map { DayText.day($0.on) }),
            ],
            style: style
        )
        lines += SafetyRendering.flags(SafetyFlags.open(in: brief.entries), style: style)
        lines += plan(brief.plan, standing: brief.standing, style: style)
        lines += measures(brief, style: style)
        lines += inForce(brief, on: day, style: style)
        lines += RequestRendering.open(brief.entries, style: style)
        lines += consents(brief, on: day, style: style)
        lines += note(brief.lastNote, of: brief.notes, style: style)
        guard !brief.drafts.isEmpty else { return lines }
        return lines + ["", style.bold("Drafts")]
            + DraftRendering.list(brief.drafts, names: false, style: style).map { "  " + $0 }
    }

    /// The brief for programs: one fact a line.
    static func plain(_ brief: BriefReply, on day: CalendarDay, names: Bool) -> [String] {
        let fields: [(String, String?)] = [
            ("handle", brief.client.handle), ("name", names ? brief.client.client.name : nil),
            ("next", brief.client.client.next?.description), ("plan", brief.plan?.ref),
            ("plan_version", brief.plan.map { String($0.version) }),
            ("last_note", brief.lastNote?.ref),
            ("notes", String(brief.notes)),
            ("drafts", brief.drafts.map(\.ref).joined(separator: ",")),
        ]
        let series = Measures.series(plan: brief.standing, entries: brief.entries)
        return fields.compactMap { label, value in value.map { PlainRow.line([label, $0]) } }
            + SafetyFlags.open(in: brief.entries).map { PlainRow.line(["flag", $0.entry.ref, $0.flag.text]) }
            + (brief.standing?.steps.filter(\.isOpen) ?? []).map { PlainRow.line(["step", $0.id, $0.text]) }
            + MeasureRendering.plain(series).map { "measure\t" + $0 }
            + Alterations.inForce(entries: brief.entries, on: day).map {
                PlainRow.line(["alteration", $0.ref, $0.content.whatChanged])
            }
            + Requests.fold(entries: brief.entries).filter(\.isOpen).map {
                PlainRow.line(["request", $0.ref, $0.request.requestKind.rawValue, $0.due.description])
            }
            + standing(brief, on: day).map {
                PlainRow.line(["consent", $0.consent.ref, $0.consent.content.consentKind.rawValue])
            }
    }

    private static func standing(_ brief: BriefReply, on day: CalendarDay) -> [ConsentStanding] {
        ConsentStanding.all(in: brief.entries, on: day, client: brief.client.client).filter { $0.state == .active }
    }

    private static func consents(_ brief: BriefReply, on day: CalendarDay, style: Style) -> [String] {
        let lines = ConsentRendering.inForce(
            standing(brief, on: day), style: Style(color: style.color, width: style.width - 2))
        return lines.isEmpty ? [] : ["", style.bold("Consents in force")] + lines.map { "  " + $0 }
    }

    private static func measures(_ brief: BriefReply, style: Style) -> [String] {
        let series = Measures.series(plan: brief.standing, entries: brief.entries).filter { !$0.points.isEmpty }
        guard !series.isEmpty else { return [] }
        let narrow = Style(color: style.color, width: style.width - 2)
        return ["", style.bold("Measures")] + MeasureRendering.lines(series, style: narrow).map { "  " + $0 }
    }

    /// What is done otherwise than usual, and what was agreed: the page that nobody may overlook.
    private static func inForce(_ brief: BriefReply, on day: CalendarDay, style: Style) -> [String] {
        let cases = AccommodationCases.fold(entries: brief.entries, asOf: day).filter { $0.isInForce(on: day) }
        let alterations = Alterations.inForce(entries: brief.entries, on: day)
        let rows =
            cases.map { found in
                [found.request.ref, found.determination?.content.agreedPerformance ?? found.state(on: day)]
            } + alterations.map { [$0.ref, "\($0.content.usualProcedure): \($0.content.whatChanged)"] }
        guard !rows.isEmpty else { return [] }
        return ["", style.bold("In force")]
            + Columns.lines(rows, width: style.width - 2) { column, cell in column == 0 ? style.bold(cell) : cell }
            .map { "  " + $0 }
    }

    private static func plan(_ plan: PlanVersion?, standing: PlanContent?, style: Style) -> [String] {
        guard let plan else { return ["", style.dim(PlanSentences.none)] }
        let review = plan.content.reviewOn.map { ", review \(DayText.day($0))" } ?? ""
        let heading = "\(style.bold("Plan"))  \(plan.ref), version \(plan.version)\(review)"
        let sections = plan.content.sections.flatMap { section in
            Paragraph.lines(
                Paragraph.joined(
                    section.heading.isEmpty ? section.text : "\(section.heading): \(section.text)"
                ),
                width: style.width,
                indent: 2
            )
        }
        let shown = standing ?? plan.content
        let goals = shown.goals.filter(\.isOpen).flatMap { goal in
            Paragraph.lines("\(goal.id)  \(goal.statement)", width: style.width, indent: 2)
                + shown.objectives(of: goal.id).flatMap { objective in
                    Paragraph.lines("\(objective.id)  \(objective.statement)", width: style.width, indent: 4)
                }
        }
        return ["", heading] + sections + goals + PlanRendering.steps(shown.steps.filter(\.isOpen), style: style)
    }

    private static func note(_ note: Note?, of count: Int, style: Style) -> [String] {
        guard let note else { return ["", style.dim(NoteSentences.none)] }
        let content = note.content
        let heading =
            "\(style.bold("Last note"))  \(note.ref), \(DayText.weekday(content.occurredAt.day)), "
            + ClinicalWords.count(count, "note") + " in all"
        let text = SectionRendering.lines(content.sections, style: style).dropFirst()
        let shown = text.prefix(noteLines).map { $0.isEmpty ? "" : "  " + $0 }
        let rest = text.count > noteLines ? [style.dim("  … tacit show \(note.ref)")] : []
        return ["", heading] + shown + rest
            + note.additions.map {
                style.dim(
                    "  \($0.content.kind.rawValue) \($0.ref), \(DayText.moment($0.recordedAt))"
                )
            }
    }
}
