internal import TacitClinical

/// What is said about the document of a chart entry.
extension Sentence {
    static let formNoReference = Sentence(
        "this is no REF",
        "write it as the list of the chart shows it, such as e7f3q"
    )
    static let formMapWanted = Sentence(
        "this field takes names, each with a value",
        "write them as `  name: value`, one on a line"
    )

    /// A required field or section that says nothing.
    static func formMissing(_ field: FormField) -> Sentence {
        field.isProse
            ? Sentence(
                "the text for \"\(field.title)\" is missing",
                "write it below ## \(field.title)"
            )
            : Sentence("`\(field.key)` is missing", "\(field.key): \(taken(field))")
    }

    /// A text that stands among the fields.
    static func formProse(_ field: FormField) -> Sentence {
        Sentence("this text belongs below the fields", "write it below ## \(field.title)")
    }

    /// Text before any heading, where there is more than one section.
    static func formHeading(_ fields: [FormField]) -> Sentence {
        Sentence("this text has no heading", "the headings are: \(headings(fields))")
    }

    /// A heading that the form does not have.
    static func formUnknown(_ heading: String, _ fields: [FormField]) -> Sentence {
        let titles = fields.map { $0.title.lowercased() }
        let near = Spelling.nearest(to: heading, of: titles).flatMap { near in
            fields.first { $0.title.lowercased() == near }
        }
        return Sentence(
            "this heading is not known",
            near.map { "did you mean ## \($0.title)?" } ?? "the headings are: \(headings(fields))"
        )
    }

    /// A second text of the same field.
    static func formTwice(first line: Int) -> Sentence {
        Sentence("this text stands twice", "the first is on line \(line)")
    }

    /// A number outside the range of its field.
    static func noNumber(in range: ClosedRange<Double>) -> Sentence {
        Sentence("this is no number that is taken here", "write \(numbers(range))")
    }

    /// Above a field of a new entry: what it asks, and what it takes.
    static func formHelp(_ field: FormField) -> String {
        "\(field.title)\(field.isRequired ? " (\(formRequired))" : ""): \(taken(field))"
    }

    /// Below the heading of a text that must be written.
    static let formRequired = "required"

    private static func headings(_ fields: [FormField]) -> String {
        fields.map { "## \($0.title)" }.joined(separator: ", ")
    }

    private static func taken(_ field: FormField) -> String {
        switch field.shape {
        case .line: "one line"
        case .prose: "text"
        case .day: "2031-01-13, 13 Jan 2031 or today"
        case .moment: "2031-01-13 14:00, or 14:00 for today"
        case .number(let range): numbers(range)
        case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .yesNo: "yes or no"
        case .choice(let words): words.joined(separator: ", ")
        case .list: "`  - ` and a line, each below the field"
        case .pairs: "`  name: value` on lines below the field"
        case .scores: "`  name: number` on lines below the field"
        case .reference: "a REF, such as e7f3q"
        }
    }

    /// Bounds that only keep out what is no number are not worth naming.
    private static func numbers(_ range: ClosedRange<Double>) -> String {
        guard range.lowerBound > -1e9, range.upperBound < 1e9 else {
            return "a number, such as 4 or 4.5"
        }
        return
            "a number from \(FormValue.text(of: range.lowerBound)) to \(FormValue.text(of: range.upperBound))"
    }
}
