import TacitAgentAPI
import TacitClinical

/// Drafts as lines.
enum DraftRendering {
    /// The drafts that wait.
    static func list(_ drafts: [DraftReply], names: Bool, style: Style) -> [String] {
        guard !drafts.isEmpty else { return [DraftSentences.none] }
        let rows = drafts.map { draft in
            [
                draft.ref, draft.handle + (names ? " \(draft.name)" : ""), kind(draft),
                "saved \(DayText.moment(draft.savedAt))",
            ]
        }
        return Columns.lines(rows, width: style.width) { column, cell in
            column == 0 ? style.bold(cell) : cell
        }
    }

    /// The drafts for programs: REF, handle, class, purpose, saved, and the name when asked for.
    static func plainList(_ drafts: [DraftReply], names: Bool) -> [String] {
        drafts.map { draft in
            PlainRow.line(
                [
                    draft.ref, draft.handle, draft.noteClass.rawValue, draft.draftFor.description,
                    draft.savedAt.description,
                ] + (names ? [draft.name] : [])
            )
        }
    }

    /// One draft with its text as typed and what must be mended in it.
    static func page(_ draft: DraftReply, name: String?, style: Style) -> [String] {
        [
            ClientRendering.header(handle: draft.handle, name: name, style: style),
            "\(style.bold(draft.ref))  \(kind(draft)), draft, saved \(DayText.moment(draft.savedAt))",
        ] + places(draft.problems, style: style) + places(draft.warnings, style: style) + [""]
            + Paragraph.lines(draft.text ?? "", width: style.width)
    }

    /// `line 4, column 1: the note is empty (write something under a heading)`, one place a line.
    static func places(_ places: [ProblemPlace], style: Style) -> [String] {
        places.flatMap { place in
            Paragraph.lines(sentence(place), width: style.width).map(style.yellow)
        }
    }

    static func sentence(_ place: ProblemPlace) -> String {
        let hint = place.hint.map { " (\($0))" } ?? ""
        guard let line = place.line else {
            return (place.pointer.map { "\($0): " } ?? "") + place.message + hint
        }
        let column = place.column.map { ", column \($0)" } ?? ""
        return "line \(line)\(column): \(place.message)\(hint)"
    }

    /// What a signature would make of a draft, the client first: the wrong chart is the mistake
    /// that matters.
    static func summary(_ draft: DraftReply, name: String?, style: Style) -> [String] {
        var lines = [ClientRendering.header(handle: draft.handle, name: name, style: style)]
        guard let content = draft.summary else { return lines + [kind(draft)] }
        let words = ClinicalWords.count(SectionRendering.words(in: content.sections), "word")
        lines.append("\(NoteRendering.title(content)), \(words)")
        return lines + NoteRendering.facts(content, style: style)
    }

    /// What it will become: the class of a note, else the purpose.
    static func kind(_ draft: DraftReply) -> String {
        draft.draftFor == .note
            ? ClinicalWords.noteClass(draft.noteClass) : ClinicalWords.purpose(draft.draftFor)
    }
}
