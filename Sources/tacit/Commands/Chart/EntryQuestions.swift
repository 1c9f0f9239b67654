import TacitAgentAPI
import TacitClinical

/// `--ask`: one question a field, from the table of the entry's kind.
enum EntryQuestions {
    /// The document that the answers make.
    static func document(
        of kind: EntryKind,
        given: [(key: String, value: String)] = [],
        on terminal: Terminal
    ) throws -> String {
        try document(of: EntryContent.type(of: kind).fields, given: given, on: terminal)
    }

    /// The same of any table of fields; what is given is not asked.
    static func document(
        of table: [FormField],
        given: [(key: String, value: String)] = [],
        on terminal: Terminal
    ) throws -> String {
        var fields: [String] = []
        var sections: [String] = []
        for field in table {
            let known = given.first { $0.key == field.key }?.value
            let answer = try known ?? terminal.ask(question(field))?.trimmed ?? ""
            guard !answer.isEmpty else { continue }
            if case .prose = field.shape {
                sections += ["## \(field.title)", "", answer, ""]
            } else {
                fields += lines(field, answer)
            }
        }
        return (["---"] + fields + ["---", ""] + sections).joined(separator: "\n")
    }

    private static func question(_ field: FormField) -> String {
        let hint: String =
            switch field.shape {
            case .choice(let words): " (\(words.joined(separator: ", ")))"
            case .list: " (\(EntrySentences.severalBySemicolon))"
            case .pairs, .scores: " (\(EntrySentences.pairsBySemicolon))"
            case .yesNo: " (\(EntrySentences.yesOrNo))"
            default: ""
            }
        return "\(field.title)\(hint)\(field.isRequired ? "" : ", \(EntrySentences.mayBeEmpty)"): "
    }

    private static func lines(_ field: FormField, _ answer: String) -> [String] {
        let parts = answer.split(separator: ";").map { $0.trimmed }.filter { !$0.isEmpty }
        switch field.shape {
        case .list: return ["\(field.key):"] + parts.map { "  - \(DocumentText.quoted($0))" }
        case .pairs, .scores:
            return ["\(field.key):"]
                + parts.map { part in
                    let key = part.prefix { $0 != ":" }
                    return "  \(DocumentText.quoted(key.trimmed)): "
                        + DocumentText.quoted(part.dropFirst(key.count + 1).trimmed)
                }
        default: return ["\(field.key): \(DocumentText.quoted(answer))"]
        }
    }
}
