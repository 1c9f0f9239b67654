import TacitClinical

/// Plans as lines.
enum PlanRendering {
    /// One version of a plan.
    static func page(
        _ plan: PlanVersion, standing: PlanContent? = nil, name: String?, style: Style
    ) -> [String] {
        var lines = [
            ClientRendering.header(handle: plan.handle, name: name, style: style),
            "\(style.bold(plan.ref))  \(title(plan))",
        ]
        lines +=
            plan.error.map {
                Paragraph.lines(NoteRendering.errorLine($0), width: style.width).map(style.yellow)
            } ?? []
        lines += Columns.fields(
            [
                ("from", DayText.day(plan.content.effectiveFrom)),
                ("review", plan.content.reviewOn.map(DayText.day)), ("reason", plan.content.reason),
            ],
            style: style
        )
        lines += SectionRendering.lines(plan.content.sections, style: style)
        if let standing, PlanDiff.changes(from: plan.content, to: standing).isEmpty == false {
            lines += ["", style.dim(PlanSentences.withEntries)]
        }
        lines += FormalPlanRendering.lines(standing ?? plan.content, style: style)
        let by = plan.author.map { " by \(VisibleText.inLine($0))" } ?? ""
        return lines + ["", style.dim("recorded\(by), \(DayText.moment(plan.recordedAt))")]
    }

    /// The steps under their heading; nothing when there are none.
    static func steps(_ steps: [PlanStep], style: Style) -> [String] {
        guard !steps.isEmpty else { return [] }
        return ["", style.bold("Steps")] + steps.flatMap { step($0, style: style, indent: 2) }
    }

    /// All versions, the newest first.
    static func list(_ plans: [PlanVersion], style: Style) -> [String] {
        let rows = plans.sorted { $0.version > $1.version }.map { plan in
            [
                plan.ref, "version \(plan.version)", DayText.day(plan.content.effectiveFrom),
                plan.error == nil ? (plan.current ? "current" : "") : NoteSentences.enteredInError,
                plan.content.reason ?? "",
            ]
        }
        return rows.isEmpty
            ? [PlanSentences.none]
            : Columns.lines(rows, width: style.width) { column, cell in
                column == 0 ? style.bold(cell) : cell
            }
    }

    /// All versions for programs: REF, version, first day, `current` or empty, recorded.
    static func plainList(_ plans: [PlanVersion]) -> [String] {
        plans.map { plan in
            PlainRow.line([
                plan.ref, String(plan.version), plan.content.effectiveFrom.description,
                plan.current ? "current" : "",
                plan.recordedAt.description,
            ])
        }
    }

    /// One version for programs: fields, text as Markdown, steps as a plan document writes them.
    static func plain(_ plan: PlanVersion) -> [String] {
        let fields: [(String, String?)] = [
            ("ref", plan.ref), ("handle", plan.handle), ("version", String(plan.version)),
            ("effective_from", plan.content.effectiveFrom.description),
            ("review_on", plan.content.reviewOn?.description), ("reason", plan.content.reason),
            ("recorded_at", plan.recordedAt.description), ("content_hash", plan.contentHash),
        ]
        let head = fields.compactMap { label, value in value.map { PlainRow.line([label, $0]) } }
        let parts = FormalPlanRendering.plain(plan.content)
        let steps = plan.content.steps.map(plainStep)
        return head + SectionRendering.plain(plan.content.sections) + parts
            + (steps.isEmpty ? [] : ["", "## Steps", ""] + steps)
    }

    /// One step as a list item.
    static func plainStep(_ step: PlanStep) -> String {
        VisibleText.inLine("- \(ClinicalWords.box(step.state)) \(step.text) {\(step.id)}\(remark(step))")
    }

    private static func title(_ plan: PlanVersion) -> String {
        "plan, version \(plan.version)\(plan.current ? "" : ", superseded")"
    }

    /// One step with its box.
    static func step(_ step: PlanStep, style: Style, indent: Int) -> [String] {
        let mark = String(repeating: " ", count: indent) + "\(ClinicalWords.box(step.state)) "
        let text = Paragraph.lines(
            "\(step.text)\(remark(step))",
            width: style.width,
            indent: mark.utf8.count
        )
        let first = text.first.map { mark + $0.dropFirst(mark.utf8.count) } ?? mark
        let all = [first] + text.dropFirst()
        return step.state == .done || step.state == .skipped ? all.map(style.dim) : all
    }

    private static func remark(_ step: PlanStep) -> String {
        let parts = [
            step.due.map { "due \(DayText.day($0))" }, step.owner.map { "owner \($0)" },
            step.resizedFrom.map { "resized from \($0)" }, step.whyResized.map { "because \($0)" },
        ].compactMap(\.self)
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }
}
