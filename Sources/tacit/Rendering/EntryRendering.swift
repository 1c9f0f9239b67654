import TacitAgentAPI
import TacitClinical

/// Entries as lines, by the tables of their kinds.
enum EntryRendering {
    /// One entry with all its fields.
    static func page(_ entry: Entry, name: String?, style: Style) -> [String] {
        var lines = [
            ClientRendering.header(handle: entry.handle, name: name, style: style),
            "\(style.bold(entry.ref))  \(ClinicalWords.entry(entry.content.kind))",
        ]
        lines += Paragraph.lines(entry.content.value.title, width: style.width)
        lines +=
            entry.error.map {
                Paragraph.lines(NoteRendering.errorLine($0), width: style.width).map(style.yellow)
            } ?? []
        lines += fields(entry.content, names: name != nil, style: style)
        let by = entry.author.map { " by \(VisibleText.inLine($0))" } ?? ""
        let undone = entry.undone ? ", \(EntrySentences.undone)" : ""
        return lines + [
            "", style.dim("recorded\(by), \(DayText.moment(entry.recordedAt))\(undone)"),
        ]
    }

    /// The filled fields of a content, prose below the others under its title; without the fields that are somebody's
    /// name unless those are shown.
    static func fields(_ content: EntryContent, names: Bool, style: Style) -> [String] {
        let values = values(of: content.value)
        var pairs: [(String, String?)] = [("", nil)]
        var prose: [String] = []
        for field in type(of: content.value).fields {
            guard let value = values[field.key], isShown(field, names: names) else { continue }
            if case .reference = field.shape {
                // Four digits tell it from nearly all others, and the log shows the same.
                pairs.append((field.key.replacing("_", with: " "), "e\(text(value).prefix(4))"))
            } else if case .prose = field.shape {
                prose +=
                    ["", style.bold(field.title)]
                    + Paragraph.lines(text(value), width: style.width, indent: 2)
            } else {
                pairs.append((field.key.replacing("_", with: " "), text(value)))
            }
        }
        return Columns.fields(pairs, style: style) + prose
    }

    /// Entries, the newest first: REF, day, kind, title.
    static func list(_ entries: [Entry], style: Style) -> [String] {
        guard !entries.isEmpty else { return [style.dim(EntrySentences.none)] }
        let rows = entries.reversed().map { entry in
            [
                entry.ref, DayText.day(day(of: entry)), ClinicalWords.entry(entry.content.kind),
                marks(entry) + entry.content.value.title,
            ]
        }
        return Columns.lines(rows, width: style.width) { column, cell in
            column == 0 ? style.bold(cell) : cell
        }
    }

    /// The day that an entry tells of: its first day that must be said; else the one of its recording.
    static func day(of entry: Entry) -> CalendarDay {
        let values = values(of: entry.content.value)
        let told = type(of: entry.content.value).fields.first { field in
            guard field.isRequired else { return false }
            if case .day = field.shape { return true }
            return false
        }
        guard let told, case .text(let text) = values[told.key] else { return entry.recordedAt.day }
        return CalendarDay(text) ?? entry.recordedAt.day
    }

    /// One entry for programs: fields, tab-separated.
    static func plain(_ entry: Entry, names: Bool) -> [String] {
        let head = [
            ("ref", entry.ref), ("handle", entry.handle), ("kind", entry.content.kind.rawValue),
            ("recorded_at", entry.recordedAt.description), ("title", entry.content.value.title),
        ]
        return head.map { PlainRow.line([$0.0, $0.1]) } + plainFields(entry.content, names: names)
    }

    /// The filled fields of a content for programs, tab-separated.
    static func plainFields(_ content: EntryContent, names: Bool) -> [String] {
        let values = values(of: content.value)
        return type(of: content.value).fields.filter { isShown($0, names: names) }
            .compactMap { field in values[field.key].map { PlainRow.line([field.key, text($0)]) } }
    }

    /// The filled fields of a content as they would be typed.
    static func texts(of content: some ChartContent) -> [(key: String, value: String)] {
        values(of: content).map { ($0.key, text($0.value)) }
    }

    /// Entries for programs: REF, kind, recorded, title.
    static func plainList(_ entries: [Entry]) -> [String] {
        entries.map { entry in
            PlainRow.line([
                entry.ref, entry.content.kind.rawValue, entry.recordedAt.description,
                marks(entry) + entry.content.value.title,
            ])
        }
    }

    private static func isShown(_ field: FormField, names: Bool) -> Bool {
        names || !WithoutNames.members.contains(field.key)
    }

    private static func marks(_ entry: Entry) -> String {
        if entry.undone { return "[\(EntrySentences.undone)] " }
        return entry.error == nil ? "" : "[\(NoteSentences.enteredInError)] "
    }

    private static func text(_ value: FormValue) -> String { value.text(separator: "; ") }

    private static func values(of content: some ChartContent) -> [String: FormValue] {
        guard let json = try? WireJSON.encode(content) else { return [:] }
        return (try? WireJSON.decode([String: FormValue].self, from: json)) ?? [:]
    }
}
