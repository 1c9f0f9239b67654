import TacitClinical

/// A client's log as lines, the newest last, as it was written.
enum LogRendering {
    /// The log for a reader; of protected classes only that there is an entry, never a title.
    static func page(_ lines: [LogLine], handle: String, name: String?, style: Style) -> [String] {
        let header = [ClientRendering.header(handle: handle, name: name, style: style), ""]
        guard !lines.isEmpty else { return header + [LogSentences.empty] }
        let rows = lines.map { line in
            [
                DayText.column(line.recordedAt), line.ref,
                kind(line),
                ([occurred(line)] + line.marks.map { "(\($0))" } + [title(line)]).filter {
                    !$0.isEmpty
                }
                .joined(separator: " "),
            ]
        }
        return header
            + Columns.lines(rows, width: style.width) { column, cell in
                switch column {
                case 0: style.dim(cell)
                case 1: style.bold(cell)
                default: cell
                }
            }
    }

    /// The log for programs: REF, recorded, occurred, kind, class, marks, title.
    static func plain(_ lines: [LogLine]) -> [String] {
        lines.map { line in
            PlainRow.line([
                line.ref, line.recordedAt.description, line.occurredAt?.description ?? "",
                line.kind,
                line.noteClass?.rawValue ?? "", line.marks.joined(separator: ","), title(line),
            ])
        }
    }

    /// The lines without drafts that were signed: what they became stands in a line of its own.
    static func withoutSignedDrafts(_ lines: [LogLine]) -> [LogLine] {
        lines.filter { !($0.kind == "draft" && $0.marks.contains("signed")) }
    }

    /// The same lines without the titles of protected classes, for every form that leaves the
    /// program.
    static func withoutProtectedTitles(_ lines: [LogLine]) -> [LogLine] {
        lines.map { line in
            var line = line
            line.title = title(line)
            return line
        }
    }

    /// Psychotherapy, SUD counselling and supervision notes are kept apart (45 CFR 164.501, 42 CFR
    /// 2.11): a heading of theirs beside the rest of the chart would undo that.
    static func isProtected(_ noteClass: NoteClass?) -> Bool {
        switch noteClass?.compartment {
        case .psychotherapy, .sudCounselling, .supervision: true
        case .chart, .admin, .received, nil: false
        }
    }

    private static func title(_ line: LogLine) -> String {
        isProtected(line.noteClass) ? "" : line.title
    }

    private static func kind(_ line: LogLine) -> String {
        guard line.kind == "note", let noteClass = line.noteClass else { return line.kind }
        return ClinicalWords.noteClass(noteClass)
    }

    private static func occurred(_ line: LogLine) -> String {
        guard let at = line.occurredAt, at.day != line.recordedAt.day else { return "" }
        return "of \(DayText.day(at.day)):"
    }
}
