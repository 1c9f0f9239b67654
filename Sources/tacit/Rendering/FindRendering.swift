import TacitClinical

/// What was found, as lines.
enum FindRendering {
    /// REF, day, client and kind on one line, what was found below it; the newest first.
    static func lines(_ hits: [SearchHit], names: Bool, style: Style) -> [String] {
        guard !hits.isEmpty else { return [style.dim(FindSentences.none)] }
        let rows = hits.map { hit in
            [
                hit.ref, DayText.day(hit.recordedAt.day),
                hit.handle + (names ? " \(hit.name)" : ""),
                hit.kind == "note"
                    ? hit.noteClass.map(ClinicalWords.noteClass) ?? hit.kind : hit.kind,
            ]
        }
        let heads = Columns.lines(rows, width: style.width) { column, cell in
            column == 0 ? style.bold(cell) : cell
        }
        return zip(heads, hits).flatMap { head, hit in
            [head]
                + (hit.line.isEmpty ? [] : Paragraph.lines(hit.line, width: style.width, indent: 4))
        }
    }

    /// For programs: REF, code name, kind, recorded.
    static func plain(_ hits: [SearchHit]) -> [String] {
        hits.map { PlainRow.line([$0.ref, $0.handle, $0.kind, $0.recordedAt.description]) }
    }
}
