/// Small changes to a document before an editor shows it or the agent parses it.
///
/// Only `key: value` lines of the front matter are touched; the agent's parser remains the judge of
/// the whole.
enum DocumentText {
    /// The value of a key in the front matter, without quotes or a comment; empty when it stands
    /// without one, nil when the key is not there.
    static func value(of key: String, in text: String) -> String? {
        let lines = text.documentLines
        guard let matter = frontMatter(lines),
            let index = matter.first(where: { isKey(key, lines[$0]) })
        else {
            return nil
        }
        let value = lines[index].dropFirst(key.count + 1).trimmed
        if value.hasPrefix("'") { return String(value.dropFirst().prefix { $0 != "'" }) }
        if value.hasPrefix("\"") { return unquoted(value.dropFirst()) }
        if value.hasPrefix("#") { return "" }
        return value.firstRange(of: " #").map { value[..<$0.lowerBound].trimmed } ?? value
    }

    /// The document with a key's value replaced, the key added when it is not there.
    static func setting(_ key: String, to value: String, in text: String) -> String {
        var lines = text.documentLines
        let line = "\(key): \(quoted(value))".trimmingEnd()
        guard let matter = frontMatter(lines) else {
            return (["---", line, "---"] + (text.isEmpty ? [""] : lines)).joined(separator: "\n")
        }
        guard let index = matter.first(where: { isKey(key, lines[$0]) }) else {
            lines.insert(line, at: matter.upperBound)
            return lines.joined(separator: "\n")
        }
        // A value that goes on below, as a list or a block, ends with the next line that is not
        // indented.
        let rest = lines[(index + 1)..<matter.upperBound].prefix {
            $0.hasPrefix(" ") || $0.hasPrefix("- ")
        }
        lines.replaceSubrange(index...(index + rest.count), with: [line])
        return lines.joined(separator: "\n")
    }

    /// The document with the client in its first line, as help that is not kept: the wrong chart is
    /// seen before a word is written.
    static func headed(_ text: String, handle: String, name: String, about: String = "") -> String {
        let head = VisibleText.inLine("\(handle)  \(name)\(about.isEmpty ? "" : ", \(about)")")
        return "#% \(head)\n\(text)"
    }

    /// The document without the lines that are help for the editor.
    static func withoutHelp(_ text: String) -> [String] {
        text.documentLines.filter { !$0.hasPrefix("#%") }
    }

    /// Whether two documents say the same once help is left out.
    static func isSame(_ one: String, _ other: String) -> Bool {
        withoutHelp(one).joined(separator: "\n").trimmed
            == withoutHelp(other).joined(separator: "\n").trimmed
    }

    /// A value as YAML reads it back: as it is when it cannot be mistaken, else in double quotes.
    static func quoted(_ value: String) -> String {
        let isPlain =
            value.first.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? true
            && value.allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || " .+-/".contains($0))
            }
        if isPlain && value == value.trimmed { return value }
        let escaped = value.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\t": "\\t"
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    /// What stands before the closing double quote, escapes undone.
    private static func unquoted(_ value: Substring) -> String {
        var text = ""
        var isEscaped = false
        for character in value {
            if isEscaped {
                text.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                break
            } else {
                text.append(character)
            }
        }
        return text
    }

    /// The lines between the first `---` and the next; nil when the text does not begin with front
    /// matter.
    private static func frontMatter(_ lines: [String]) -> Range<Int>? {
        guard let start = lines.firstIndex(where: { !$0.hasPrefix("#%") && !$0.trimmed.isEmpty }),
            lines[start].trimmingEnd() == "---",
            let end = lines[(start + 1)...].firstIndex(where: { $0.trimmingEnd() == "---" })
        else { return nil }
        return start + 1..<end
    }

    private static func isKey(_ key: String, _ line: String) -> Bool {
        line.hasPrefix(key + ":")
    }
}

extension String {
    /// The lines of a document; both kinds of line end count, a byte order mark does not.
    var documentLines: [String] {
        let text = unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
        // "\r\n" is one character, so this splits at it once.
        return text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
