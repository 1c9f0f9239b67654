import TacitAgentAPI

/// A document of single-line fields and nothing else, for acts that have no text: `key: value`
/// lines, with or without `---` around them, or a JSON object of strings.
struct FieldDocument {
    /// A field that the document may have.
    struct Field {
        let key: String
        let question: String
        let isRequired: Bool
    }

    private let values: [String: String]

    /// Reads a document; throws `invalid-document` with the place of everything that is wrong.
    init(_ text: String, fields: [Field]) throws(Problem) {
        let known = Set(fields.map(\.key))
        if text.trimmed.hasPrefix("{") {
            values = try Self.object(text, known: known)
        } else {
            values = try Self.lines(text, known: known)
        }
        let missing = fields.filter { $0.isRequired && (values[$0.key] ?? "").isEmpty }
        guard missing.isEmpty else {
            throw Problem(
                .invalidDocument,
                places: missing.map {
                    .init(pointer: "/\($0.key)", message: FieldSentences.required)
                }
            )
        }
    }

    /// The value of a field; nil when it is empty.
    subscript(_ key: String) -> String? {
        values[key].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// An empty document.
    static func template(_ fields: [Field]) -> String {
        (["---"] + fields.flatMap { ["#% \($0.question)", "\($0.key):"] } + ["---", ""]).joined(
            separator: "\n"
        )
    }

    /// A document of answers, so that asking field by field and reading a file are one path.
    static func document(_ answers: [(key: String, value: String)]) -> String {
        let lines = answers.filter { !$0.value.isEmpty }.map {
            "\($0.key): \(DocumentText.quoted($0.value))"
        }
        return (["---"] + lines + ["---", ""]).joined(separator: "\n")
    }

    private static func object(_ text: String, known: Set<String>) throws(Problem) -> [String:
        String]
    {
        guard let object = try? WireJSON.decode([String: String].self, from: Array(text.utf8))
        else {
            throw Problem(.invalidDocument, detail: FieldSentences.notAnObject)
        }
        let strange = object.keys.filter { !known.contains($0) }
        guard strange.isEmpty else {
            throw Problem(
                .invalidDocument,
                places: [.init(pointer: "/", message: FieldSentences.unknown(known.sorted()))]
            )
        }
        return object.mapValues(\.trimmed)
    }

    private static func lines(_ text: String, known: Set<String>) throws(Problem) -> [String:
        String]
    {
        var values: [String: String] = [:]
        var problems: [ProblemPlace] = []
        for (index, line) in text.documentLines.enumerated() {
            let content = line.trimmed
            if content.isEmpty || content == "---" || content.hasPrefix("#") { continue }
            let key = String(content.prefix { $0 != ":" })
            guard key.count < content.count, known.contains(key), values[key] == nil else {
                problems.append(
                    .init(
                        line: index + 1,
                        column: 1,
                        message: FieldSentences.unknown(known.sorted())
                    )
                )
                continue
            }
            values[key] = DocumentText.value(of: key, in: "---\n\(content)\n---")
        }
        guard problems.isEmpty else { throw Problem(.invalidDocument, places: problems) }
        return values
    }
}
