public import TacitClinical

/// The document form of a chart entry, made from the table of its fields
/// (Docs/Formats/documents.md).
///
/// Front matter holds every field but prose; each prose field is a section under its title.
public enum FormDocument {
    /// Reads the values of a form.
    ///
    /// What the values mean to one another is looked at by the entry
    /// (``ChartContent/faults(in:)``), and comes back through ``FormReading/problem(_:)``.
    public static func parse(
        _ text: String,
        fields: [FormField],
        context: DocumentContext
    ) throws(DocumentErrors) -> FormReading {
        var form = FormReader(try DocumentReading(text, keys: fields.map(\.key), context: context))
        for field in fields where !field.isProse { form.read(field) }
        form.readProse(fields.filter(\.isProse))
        try form.reading.problems.check()
        return FormReading(
            values: form.values,
            places: form.places,
            lost: Dictionary(
                fields.map { ($0.key, $0.isProse ? form.reading.end : .start) },
                uniquingKeysWith: { one, _ in one }
            )
        )
    }
}

/// A form that is being read.
struct FormReader {
    var reading: DocumentReading
    private(set) var values: [String: FormValue] = [:]
    private(set) var places: [String: Place] = [:]

    init(_ reading: DocumentReading) { self.reading = reading }

    /// Reads one field of the front matter; one that is required and says nothing is a problem.
    mutating func read(_ field: FormField) {
        let before = reading.problems.found.count
        places[field.key] = reading.fields[field.key].map { $0.valuePlace }
        if let value = reading.value(of: field) {
            values[field.key] = value
            return
        }
        if case .broken = reading.fields[field.key]?.value { return }
        guard field.isRequired, reading.problems.found.count == before else { return }
        reading.problems.add(.formMissing(field), at: reading.place(of: field.key))
    }

    /// Reads the sections below the fields.
    mutating func readProse(_ fields: [FormField]) {
        guard !fields.isEmpty else { return reading.requireFieldsOnly() }
        let misplaced = fields.filter { !reading.isMissing($0.key) }.map(\.key)
        for field in fields where misplaced.contains(field.key) {
            reading.problems.add(.formProse(field), at: reading.place(of: field.key))
        }
        for part in reading.bodySections() { take(part, fields) }
        for field in fields where field.isRequired && values[field.key] == nil {
            guard !misplaced.contains(field.key) else { continue }
            reading.problems.add(.formMissing(field), at: places[field.key] ?? reading.end)
        }
    }

    private mutating func take(_ part: BodySection, _ fields: [FormField]) {
        let text = BodyText.text(part.lines, of: reading.source, .sections)
        let place = part.heading.isEmpty ? firstLine(of: part) : part.place
        guard let field = field(of: part, fields) else {
            if part.heading.isEmpty {
                if !text.isEmpty && part.place == .start {
                    reading.problems.add(.formHeading(fields), at: place)
                }
            } else {
                reading.problems.add(.formUnknown(part.heading, fields), at: part.place)
            }
            return
        }
        if part.heading.isEmpty, text.isEmpty { return }
        if let first = places[field.key] {
            reading.problems.add(.formTwice(first: first.line), at: place)
            return
        }
        places[field.key] = place
        if !text.isEmpty { values[field.key] = .text(text) }
    }

    private func field(of part: BodySection, _ fields: [FormField]) -> FormField? {
        if part.heading.isEmpty {
            return fields.count == 1 && part.place == .start ? fields[0] : nil
        }
        let small = part.heading.lowercased()
        return fields.first { $0.title.lowercased() == small }
    }

    private func firstLine(of part: BodySection) -> Place {
        let line = part.lines.first { !reading.source.isBlank($0) }
        return line.map { Place(line: $0.number, column: 1) } ?? part.place
    }
}

extension Field {
    /// Where the value stands, or the name when there is none.
    fileprivate var valuePlace: Place {
        switch value {
        case .text(let text) where !text.text.isEmpty: text.place
        case .text, .missing, .list, .map, .broken: place
        }
    }
}
