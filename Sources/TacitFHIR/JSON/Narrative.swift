/// A narrative: lines of text as XHTML, everything escaped (FHIR 4.0.1, "Narrative").
struct Narrative {
    private var lines: [String] = []

    /// Whether there is nothing to read.
    var isEmpty: Bool { lines.isEmpty }

    /// A line that heads others.
    mutating func head(_ text: String) { add("<p><b>\(Self.escaped(text))</b></p>", of: text) }

    /// A paragraph; its lines stay lines.
    mutating func say(_ text: String?) {
        guard let text else { return }
        let lines = text.split(whereSeparator: \.isNewline).map { Self.escaped(String($0)) }
        add("<p>\(lines.joined(separator: "<br/>"))</p>", of: text)
    }

    /// What something is, and its value.
    mutating func say(_ title: String, _ text: String?) {
        if let text { say("\(title): \(text)") }
    }

    private mutating func add(_ line: String, of text: String) {
        if !text.allSatisfy(\.isWhitespace) { lines.append(line) }
    }

    /// The Narrative; what there is none of is said, because FHIR wants text in it.
    var value: FHIRValue {
        let inside = lines.isEmpty ? "<p>\(FHIRSentences.nothing)</p>" : lines.joined()
        return .object([
            "status": .code(NarrativeStatus.generated),
            "div": .text("<div xmlns=\"http://www.w3.org/1999/xhtml\">\(inside)</div>"),
        ])
    }

    /// A text in XHTML; characters that XML 1.0 does not have are left out.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{FFFE}", "\u{FFFF}": continue
            default:
                if scalar.value >= 0x20 || scalar == "\t" { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}
