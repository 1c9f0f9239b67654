/// How many columns of a terminal a text takes.
///
/// A user-perceived character counts as one: two columns when it is East Asian wide or fullwidth
/// (UAX #11) or shown as an emoji, else one; none when it is made of marks alone.
enum DisplayWidth {
    /// The columns of a text without line breaks.
    static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// The columns of one character: 0, 1 or 2.
    static func of(_ character: Character) -> Int {
        if let ascii = character.asciiValue { return (0x20..<0x7F).contains(ascii) ? 1 : 0 }
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.allSatisfy(takesNoColumn) { return 0 }
        if isWide(first) || first.properties.isEmojiPresentation { return 2 }
        // U+FE0F asks for the emoji form of a character that is otherwise shown as text.
        return scalars.contains("\u{FE0F}") && first.properties.isEmoji ? 2 : 1
    }

    private static func takesNoColumn(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: true
        default: false
        }
    }

    /// The wide blocks of EastAsianWidth.txt (Unicode 16), joined where what lies between is not
    /// assigned.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
            0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
