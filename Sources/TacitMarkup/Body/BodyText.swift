/// The text of a document below its fields, and how it is written so that nothing in it is taken
/// for structure.
///
/// In every form a line that begins with `#%` is help. In forms with sections a line of one or two
/// `#` and a space begins a section. A text line that would look so carries a backslash more in the
/// document than in the record.
enum BodyText {
    /// Which lines have a meaning.
    enum Style {
        /// One text.
        case whole
        /// Headings divide it.
        case sections
    }

    /// The text of lines, without blank lines around it.
    static func text(_ lines: ArraySlice<SourceText.Line>, of source: SourceText, _ style: Style)
        -> String
    {
        guard let first = lines.firstIndex(where: { !source.isBlank($0) }),
            let last = lines.lastIndex(where: { !source.isBlank($0) })
        else { return "" }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines[last].bytes.upperBound - lines[first].bytes.lowerBound)
        for line in lines[first...last] {
            if !bytes.isEmpty || line.number != lines[first].number { bytes.append(0x0A) }
            let range = line.bytes
            bytes += source.bytes[range].dropFirst(isEscaped(source.bytes[range], style) ? 1 : 0)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The lines of a text as a document holds it.
    static func lines(_ text: String, _ style: Style) -> [String] {
        let lines = text.replacing("\r\n", with: "\n").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        return lines.map { line in
            guard let first = line.utf8.first, first == backslash || first == mark else {
                return String(line)
            }
            let hasMeaning = isStructure(Array(line.utf8.drop { $0 == backslash })[...], style)
            return hasMeaning ? "\\\(line)" : String(line)
        }
    }

    /// The words of a heading, when the line is one; what is behind one or two `#` and a space.
    static func heading(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        isHeading(line) ? line.drop { $0 == mark } : nil
    }

    private static let backslash = UInt8(ascii: "\\")
    private static let mark = UInt8(ascii: "#")

    private static func isEscaped(_ line: ArraySlice<UInt8>, _ style: Style) -> Bool {
        line.first == backslash && isStructure(line.drop { $0 == backslash }, style)
    }

    private static func isStructure(_ line: ArraySlice<UInt8>, _ style: Style) -> Bool {
        guard line.first == mark else { return false }
        return line.starts(with: HelpLine.mark.utf8) || style == .sections && isHeading(line)
    }

    private static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == mark else { return false }
        let marks = line.prefix { $0 == mark }.count
        let next = line.dropFirst(marks).first
        return marks <= 2
            && (next == nil || next == UInt8(ascii: " ") || next == UInt8(ascii: "\t"))
    }
}
