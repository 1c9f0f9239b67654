import TacitClinical

/// The golden thread as lines.
enum ThreadRendering {
    /// One strand a line, with an arrow between its parts; then what hangs loose.
    static func lines(_ thread: GoldenThread, style: Style) -> [String] {
        let strands = thread.strands.flatMap { strand in
            let parts = parts(strand).joined(separator: " -> ")
            let notes =
                strand.notes.isEmpty
                ? ThreadSentences.noNotes : strand.notes.joined(separator: ", ")
            return Paragraph.lines("\(parts) -> \(notes)", width: style.width)
                + Paragraph.lines(strand.statement, width: style.width, indent: 2).map(style.dim)
        }
        let loose = thread.loose.map { "  " + ThreadSentences.line($0, $0.since.map(DayText.day)) }
        return (strands.isEmpty ? [style.dim(ThreadSentences.none)] : [""] + strands)
            + (loose.isEmpty ? [] : ["", style.bold(ThreadSentences.loose)] + loose)
    }

    /// For programs: `strand` with its parts, `loose` with what and id.
    static func plain(_ thread: GoldenThread) -> [String] {
        thread.strands.map { strand in
            PlainRow.line([
                "strand", parts(strand).joined(separator: " -> "),
                strand.notes.joined(separator: ","),
            ])
        }
            + thread.loose.map {
                PlainRow.line(["loose", $0.what.rawValue, $0.id, $0.since?.description ?? ""])
            }
    }

    private static func parts(_ strand: GoldenThread.Strand) -> [String] {
        [
            strand.assessments.joined(separator: ", "), strand.diagnoses.joined(separator: ", "),
            strand.problems.joined(separator: ", "), strand.goal, strand.objective ?? "",
        ].filter { !$0.isEmpty }
    }
}
