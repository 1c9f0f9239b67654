internal import FoundationEssentials
internal import TacitClinical

/// The fields of an entry by the table of its kind, as the command line prints them.
enum EntryMarkup {
    /// The fields that are filled; prose below the others.
    ///
    /// What leaves has no `refs`: references to other records are left out, because nobody outside has them. On a page
    /// of the practitioner's own `refs` gives the REF for an id; a reference is left out there when it has none, and
    /// days and words of a choice stand as they are read, answers in one line.
    static func fields(of content: EntryContent, refs: [String: String]? = nil) -> [Markup] {
        let values = values(of: content.value)
        var pairs: [(String, String?)] = []
        var prose: [Markup] = []
        for field in type(of: content.value).fields {
            guard let value = values[field.key] else { continue }
            switch field.shape {
            case .reference: if let ref = refs?[value.text(separator: "\n")] { pairs.append((label(field), ref)) }
            case .prose:
                prose += [.element(.p, [.element(.strong, label(field))])] + Markup.prose(value.text(separator: "\n"))
            default:
                let text = value.text(separator: "\n")
                pairs.append((label(field), refs.map { read(text, field.shape, $0) } ?? text))
            }
        }
        return Markup.facts(pairs) + prose
    }

    /// The key of a field in words, as the command line shows it: its title is what a form asks.
    private static func label(_ field: FormField) -> String { PageWords.label(field.key) }

    private static func read(_ text: String, _ shape: FormField.Shape, _ refs: [String: String]) -> String {
        switch shape {
        case .day: FullChartWords.plain(text)
        case .moment: Moment(text).map(FullChartWords.moment) ?? text
        case .choice: FullChartWords.words(text)
        case .scores: text.replacing("\n", with: "; ")
        case .list: text.split(separator: "\n").map { refs[String($0)] ?? String($0) }.joined(separator: "\n")
        default: text
        }
    }

    private static func values(of content: some ChartContent) -> [String: FormValue] {
        guard let json = try? JSONEncoder().encode(content) else { return [:] }
        return (try? JSONDecoder().decode([String: FormValue].self, from: json)) ?? [:]
    }
}
