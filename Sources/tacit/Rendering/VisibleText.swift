/// Clinical text as a terminal may have it.
///
/// Nothing in it can move the cursor, set a title, ring or turn the direction of what follows. What
/// is taken out is shown by a visible sign, because a reader must see that it was there.
enum VisibleText {
    /// The lines of a text, each safe to print.
    ///
    /// A tab becomes four spaces; line and paragraph separators end a line, as a terminal would
    /// show them.
    static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            defer { afterReturn = scalar == "\r" }
            switch scalar {
            case "\n" where afterReturn: continue
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                lines.append(String(line))
                line = String.UnicodeScalarView()
            case "\t": line.append(contentsOf: "    ".unicodeScalars)
            default: append(scalar, to: &line)
            }
        }
        lines.append(String(line))
        return lines
    }

    /// A value that stands in a line, such as a name: line breaks become spaces.
    static func inLine(_ text: String) -> String {
        lines(text).joined(separator: " ")
    }

    private static func append(_ scalar: Unicode.Scalar, to line: inout String.UnicodeScalarView) {
        switch scalar.value {
        case 0..<0x20: appendSign(0x2400 + scalar.value, to: &line)
        case 0x7F: appendSign(0x2421, to: &line)
        default:
            if isHostile(scalar) {
                line.append(contentsOf: "<U+\(hexadecimal(scalar.value))>".unicodeScalars)
            } else {
                line.append(scalar)
            }
        }
    }

    private static func appendSign(_ value: UInt32, to line: inout String.UnicodeScalarView) {
        line.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }

    /// Whether a scalar acts on what stands around it instead of being seen.
    ///
    /// C1 controls drive terminals as escape sequences do. Embeddings, overrides and isolates (UAX
    /// #9) can make a line read otherwise than it is stored; the weak marks LRM, RLM and ALM cannot
    /// and are kept for right-to-left text. Annotation and tag characters hide text.
    private static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x206A...0x206F, 0xFFF9...0xFFFB,
            0xE0000...0xE007F:
            true
        default: false
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
