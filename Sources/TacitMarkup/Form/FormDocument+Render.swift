public import TacitClinical

extension FormDocument {
    /// An entry as its document, with the fields that have a value; `parse` reads the same values
    /// back.
    ///
    /// A value that is not of its field's shape is written as it is, so that it can be mended
    /// there.
    public static func render(
        _ values: [String: FormValue],
        fields: [FormField],
        context: DocumentContext,
        head: DocumentHead = .none
    ) -> String {
        var front = FieldWriter()
        var sections: [Section] = []
        for field in fields {
            guard let value = values[field.key] else { continue }
            if !field.isProse {
                front.write(field, value, context)
            } else if case .text(let text) = value, !text.isEmpty {
                sections.append(Section(heading: field.title, text: text))
            }
        }
        return DocumentText.text(
            head: head,
            fields: front.lines,
            body: DocumentText.lines(of: sections)
        )
    }

    /// A document for the editor: every field, each with a line of help, and what is known already.
    public static func template(
        fields: [FormField],
        prefilled: [String: FormValue] = [:],
        context: DocumentContext,
        head: DocumentHead = .none
    ) -> String {
        let front = fields.filter { !$0.isProse }.flatMap { field in
            var writer = FieldWriter()
            if let value = prefilled[field.key] { writer.write(field, value, context) }
            if writer.lines.isEmpty { writer.field(field.key, nil, evenEmpty: true) }
            return wrapped(Sentence.formHelp(field)) + writer.lines
        }
        let body = fields.filter(\.isProse).flatMap { field in
            var lines = ["## \(field.title)"]
            if field.isRequired { lines += HelpLine.lines(Sentence.formRequired) }
            guard case .text(let text) = prefilled[field.key], !text.isEmpty else {
                return lines + ["", ""]
            }
            return lines + [""] + BodyText.lines(text, .sections) + [""]
        }
        return DocumentText.text(
            head: head,
            fields: front,
            help: [Sentence.helpOfHelp],
            body: Array(body.dropLast())
        )
    }

    /// Help lines of at most 80 characters, cut at spaces.
    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if let last = lines.last, last.count + 1 + word.count <= 76 {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(lines.isEmpty ? String(word) : "  \(word)")
            }
        }
        return lines.flatMap(HelpLine.lines)
    }
}

extension FieldWriter {
    /// The field of a form with its value.
    fileprivate mutating func write(
        _ field: FormField,
        _ value: FormValue,
        _ context: DocumentContext
    ) {
        switch value {
        case .text(let text):
            if case .moment = field.shape, let moment = Moment(text) {
                self.moment(field.key, moment, context)
            } else {
                self.field(field.key, text)
            }
        case .number(let number): raw(field.key, FormValue.text(of: number))
        case .flag(let flag): raw(field.key, flag ? "yes" : "no")
        case .list(let items): list(field.key, items)
        case .pairs(let pairs):
            map(field.key, pairs.sorted(by: Self.inOrder).map { ($0.key, $0.value) })
        case .scores(let scores):
            map(
                field.key,
                scores.sorted(by: Self.inOrder).map { ($0.key, FormValue.text(of: $0.value)) }
            )
        }
    }

    /// Numbered items by their numbers, and before what has a name.
    private static func inOrder<Value>(
        _ one: (key: String, value: Value),
        _ other: (key: String, value: Value)
    ) -> Bool {
        (Int(one.key) ?? .max, one.key) < (Int(other.key) ?? .max, other.key)
    }
}
