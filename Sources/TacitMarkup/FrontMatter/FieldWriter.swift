/// Writes fields so that `FrontMatter` reads the same: plain where that is safe, as a block where
/// there are lines, in double quotes otherwise.
struct FieldWriter {
    private(set) var lines: [String] = []

    /// A field; without a value only its name, unless it is left out.
    mutating func field(_ key: String, _ value: String?, evenEmpty: Bool = false) {
        guard let value, !value.isEmpty else {
            if evenEmpty { lines.append("\(key):") }
            return
        }
        if let block = Self.block(value) {
            lines.append("\(key): |-")
            lines += block.map { $0.isEmpty ? "" : "  \($0)" }
        } else {
            lines.append("\(key): \(Self.scalar(value))")
        }
    }

    /// A field whose value is known to need no quotes.
    mutating func raw(_ key: String, _ value: String) { lines.append("\(key): \(value)") }

    /// A list, one item on a line.
    mutating func list(_ key: String, _ items: [String], evenEmpty: Bool = false) {
        guard !items.isEmpty else { return field(key, nil, evenEmpty: evenEmpty) }
        lines.append("\(key):")
        lines += items.map { "  - \(Self.item($0))" }
    }

    /// A map, one pair on a line.
    mutating func map(_ key: String, _ pairs: [(String, String)], evenEmpty: Bool = false) {
        guard !pairs.isEmpty else { return field(key, nil, evenEmpty: evenEmpty) }
        lines.append("\(key):")
        lines += pairs.map { "  \(Self.item($0.0)): \(Self.item($0.1))" }
    }

    /// The lines of a block scalar; nil when the value is one line or a block would change it.
    private static func block(_ value: String) -> [String]? {
        guard value.utf8.contains(0x0A), value.first?.isWhitespace == false,
            value.last?.isWhitespace == false,
            value.unicodeScalars.allSatisfy({ isPrintable($0) || $0 == "\n" })
        else { return nil }
        let lines = value.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.contains { !$0.isEmpty && $0.allSatisfy { $0 == " " } } ? nil : lines
    }

    /// A value on one line.
    private static func scalar(_ value: String) -> String {
        isPlain(value) ? value : quoted(value, escaping: [])
    }

    /// A value in a list or map, where ``EntryGuard`` knows no quotes.
    private static func item(_ value: String) -> String {
        isPlain(value) ? value : quoted(value, escaping: ["&", "*", "!", "[", "{"])
    }

    private static func isPlain(_ value: String) -> Bool {
        let scalars = Array(value.unicodeScalars)
        guard let first = scalars.first, let last = scalars.last,
            first.properties.isAlphabetic || isDigit(first),
            last != " "
        else { return false }
        return scalars.indices.allSatisfy { index in
            let scalar = scalars[index]
            if scalar == ":" { return index + 1 < scalars.count && isDigit(scalars[index + 1]) }
            return scalar.properties.isAlphabetic || isDigit(scalar)
                || " .-_/+()'".unicodeScalars.contains(scalar)
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// What YAML takes as it is, and takes for no line's end.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isControl && ![0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
    }

    private static func quoted(_ value: String, escaping: Set<Unicode.Scalar>) -> String {
        var result = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where isPrintable(scalar) && !escaping.contains(scalar):
                result.unicodeScalars.append(scalar)
            default:
                let hexadecimal = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
            }
        }
        return result + "\""
    }
}
