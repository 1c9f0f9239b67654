import TacitAgentAPI
import TacitClinical

/// Client, needs, plan, last note and drafts on one screen: what is read before a session.
enum BriefRendering {
    /// Lines of the last note's text at most, so that the brief stays a screen; `show REF` has the
    /// rest.
    static let noteLines = 12

    /// The brief for a reader.
    static func page(_ brief: BriefReply, names: Bool, style: Style) -> [String] {
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
        lines += plan(brief.plan, style: style)
        lines += note(brief.lastNote, of: brief.notes, style: style)
        guard !brief.drafts.isEmpty else { return lines }
        return lines + ["", style.bold("Drafts")]
            + DraftRendering.list(brief.drafts, names: false, style: style).map { "  " + $0 }
    }

    /// The brief for programs: one fact a line.
    static func plain(_ brief: BriefReply, names: Bool) -> [String] {
        let fields: [(String, String?)] = [
            ("handle", brief.client.handle), ("name", names ? brief.client.client.name : nil),
            ("next", brief.client.client.next?.description), ("plan", brief.plan?.ref),
            ("plan_version", brief.plan.map { String($0.version) }),
            ("last_note", brief.lastNote?.ref),
            ("notes", String(brief.notes)),
            ("drafts", brief.drafts.map(\.ref).joined(separator: ",")),
        ]
        return fields.compactMap { label, value in value.map { PlainRow.line([label, $0]) } }
    }

    private static func plan(_ plan: PlanVersion?, style: Style) -> [String] {
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
        let open = plan.content.steps.filter { $0.state == .todo || $0.state == .doing }
        return ["", heading] + sections + PlanRendering.steps(open, style: style)
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
