import TacitClinical

/// A note's template with what the command line fixed.
enum NoteForm {
    /// The template with another format: its headings replace those of the practice's usual one.
    static func setting(format: NoteFormat, in template: String) -> String {
        let headings = Set(NoteFormat.allCases.flatMap(\.headings).map { "## \($0)" })
        let lines = DocumentText.setting("format", to: format.rawValue, in: template).documentLines
        let others = lines.filter { !headings.contains($0.trimmingEnd()) }
        let head = others.joined(separator: "\n").trimmed
        let body = format.headings.map { "\n## \($0)\n" }
        return ([head] + (body.isEmpty ? [""] : body)).joined(separator: "\n") + "\n"
    }

    /// The whole document of a session to which the client did not come.
    static func noShow(at time: String?) -> String {
        var text = "---\n---\n"
        text = DocumentText.setting("format", to: NoteFormat.free.rawValue, in: text)
        text = DocumentText.setting("attendance", to: Attendance.noShow.rawValue, in: text)
        return time.map { DocumentText.setting("at", to: $0, in: text) } ?? text
    }
}
