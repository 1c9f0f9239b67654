import FoundationEssentials
import TacitClinical

/// What an entry says, field by field, for kinds that FHIR has no element for.
struct FieldLines {
    /// One field.
    struct Line {
        let key: String
        let title: String
        let text: String
    }

    /// The fields that have a value, in the order of the document; references to other records are left out.
    static func of(_ content: any ChartContent) -> [Line] {
        // A content that was read from a record is JSON already; one that is none has no fields to show.
        guard let bytes = try? JSONEncoder().encode(content),
            let values = try? JSONDecoder().decode([String: FormValue].self, from: bytes)
        else { return [] }
        return type(of: content).fields.compactMap { field in
            if case .reference = field.shape { return nil }
            return values[field.key].map {
                Line(key: field.key, title: field.title, text: text(of: $0))
            }
        }
    }

    private static func text(of value: FormValue) -> String {
        switch value {
        case .text(let text): text
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
        case .flag(let flag): flag ? "yes" : "no"
        case .list(let lines): lines.joined(separator: "; ")
        case .pairs(let pairs):
            pairs.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(
                separator: "; "
            )
        case .scores(let scores):
            scores.sorted { $0.key < $1.key }.map { "\($0.key): \(text(of: .number($0.value)))" }
                .joined(separator: "; ")
        }
    }
}

extension Narrative {
    /// An entry with its title and every field.
    mutating func say(_ content: any ChartContent) {
        head(content.title)
        for line in FieldLines.of(content) { say(line.title, line.text) }
    }
}
