import TacitClinical

/// A note with everything that was appended to it, as lines.
enum NoteRendering {
    /// The whole note.
    static func page(_ note: Note, name: String?, style: Style) -> [String] {
        var lines = [ClientRendering.header(handle: note.handle, name: name, style: style)]
        lines.append("\(style.bold(note.ref))  \(title(note.content))")
        lines += facts(note.content, style: style)
        lines += marks(note).flatMap { Paragraph.lines($0, width: style.width) }.map(style.yellow)
        lines += SectionRendering.lines(note.content.sections, style: style)
        lines += ["", style.dim(signature(note.recordedAt, note.author))]
        return lines + note.additions.flatMap { addition($0, style: style) }
    }

    /// Class and format: `progress note, DAP`.
    static func title(_ content: NoteContent) -> String {
        "\(ClinicalWords.noteClass(content.noteClass)), \(ClinicalWords.format(content.format))"
    }

    /// When, how long, how, and what it touched.
    static func facts(_ content: NoteContent, style: Style) -> [String] {
        let first = [
            DayText.weekday(content.occurredAt.day) + " " + content.occurredAt.timeOfDay,
            content.durationMinutes.map(DayText.duration(minutes:)),
            content.modality.map(VisibleText.inLine),
            content.attendance.map(ClinicalWords.attendance),
        ].compactMap(\.self).joined(separator: ", ")
        let objectives = content.objectives.sorted { $0.key < $1.key }.map {
            "\($0.key) \($0.value.rawValue)"
        }
        return Paragraph.lines(first, width: style.width)
            + Columns.fields(
                [
                    ("with", listed(content.participants)), ("objectives", listed(objectives)),
                    ("risk", content.risk),
                    ("next", content.next.map(DayText.moment)),
                ],
                style: style
            )
    }

    /// One addition under the note it belongs to.
    static func addition(_ addition: Addition, style: Style) -> [String] {
        let content = addition.content
        var lines = ["", "\(style.bold(addition.ref))  \(content.kind.rawValue)"]
        lines += Columns.fields(
            [("reason", content.reason), ("occurred", content.occurredAt.map(DayText.moment))],
            style: style
        )
        if addition.late { lines.append(style.yellow(NoteSentences.lateEntry)) }
        lines +=
            addition.error.map {
                Paragraph.lines(errorLine($0), width: style.width).map(style.yellow)
            } ?? []
        lines +=
            [""] + Paragraph.lines(Paragraph.joined(content.text), width: style.width, indent: 2)
        return lines + ["", style.dim(signature(addition.recordedAt, addition.author))]
    }

    /// What a reader must know before the text: late, taken back, in error, still open to `undo`.
    private static func marks(_ note: Note) -> [String] {
        [
            note.late ? NoteSentences.lateEntry : nil, note.undone ? NoteSentences.undone : nil,
            note.error.map(errorLine), note.undoUntil.map { NoteSentences.undoUntil($0.timeOfDay) },
        ].compactMap(\.self)
    }

    static func errorLine(_ mark: ErrorMark) -> String {
        let explanation = mark.explanation.map { ": \(VisibleText.inLine($0))" } ?? ""
        return
            "\(NoteSentences.enteredInError), \(ClinicalWords.errorReason(mark.reason))\(explanation)"
    }

    private static func signature(_ at: Moment, _ author: String?) -> String {
        let by = author.map { " by \(VisibleText.inLine($0))" } ?? ""
        return "signed\(by), \(DayText.moment(at))"
    }

    private static func listed(_ items: [String]) -> String? {
        items.isEmpty ? nil : items.joined(separator: ", ")
    }
}

extension NoteRendering {
    /// The note for programs: fields, then the text as Markdown.
    static func plain(_ note: Note) -> [String] {
        let content = note.content
        let fields: [(String, String?)] = [
            ("ref", note.ref), ("handle", note.handle), ("class", content.noteClass.rawValue),
            ("format", content.format.rawValue), ("occurred_at", content.occurredAt.description),
            ("recorded_at", note.recordedAt.description),
            ("duration", content.durationMinutes.map { "\($0) min" }),
            ("attendance", content.attendance?.rawValue), ("modality", content.modality),
            ("late", note.late ? "yes" : nil), ("undone", note.undone ? "yes" : nil),
            ("error", note.error?.reason.rawValue),
        ]
        let head = fields.compactMap { label, value in value.map { PlainRow.line([label, $0]) } }
        return head + SectionRendering.plain(content.sections) + note.additions.flatMap(plain)
    }

    /// One addition for programs.
    static func plain(_ addition: Addition) -> [String] {
        let head = PlainRow.line([
            addition.ref, addition.content.kind.rawValue, addition.recordedAt.description,
            addition.late ? "late" : "", addition.error?.reason.rawValue ?? "",
        ])
        return ["", head, ""] + VisibleText.lines(addition.content.text)
    }
}
