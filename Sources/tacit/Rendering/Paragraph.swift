/// Breaking of text into lines of a given width.
enum Paragraph {
    /// Breaks each line of a text at spaces, so that none is wider than `width` columns.
    ///
    /// A word that is wider by itself is broken where it must be. List items, quotations and
    /// indented lines hang under their text.
    static func lines(_ text: String, width: Int, indent: Int = 0) -> [String] {
        let margin = String(repeating: " ", count: indent)
        return VisibleText.lines(text).flatMap { line in
            broken(line, width: max(8, width - indent)).map { $0.isEmpty ? "" : margin + $0 }
        }
    }

    /// Markdown without its soft line breaks, so that text that was broken for a wide editor is not
    /// broken twice.
    ///
    /// A line is joined to a full one before it only when it begins with a small letter: lines that
    /// somebody set under each other on purpose stay.
    static func joined(_ text: String) -> String {
        var lines: [String] = []
        for line in VisibleText.lines(text) {
            if let last = lines.last, DisplayWidth.of(last) >= fullLine,
                line.first?.isLowercase == true
            {
                lines[lines.count - 1] = last + " " + line
            } else {
                lines.append(line)
            }
        }
        return lines.joined(separator: "\n")
    }

    /// From so many columns on a line may have been broken by an editor.
    private static let fullLine = 60

    /// The text shortened to `width` columns, with an ellipsis where something is left out.
    static func fitted(_ text: String, width: Int) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        let end = overflow(of: text[...], width: max(0, width - 1)) ?? text.endIndex
        return text[..<end] + "…"
    }

    private static func broken(_ line: String, width: Int) -> [String] {
        guard DisplayWidth.of(line) > width else { return [line.trimmingEnd()] }
        let hang = min(hangingIndent(of: line), width / 2)
        let margin = String(repeating: " ", count: hang)
        var lines: [String] = []
        var current = ""
        var used = 0
        func finish() {
            lines.append(current.trimmingEnd())
            current = margin
            used = hang
        }
        for word in words(of: line) {
            var core = word.dropLast(word.reversed().prefix { $0 == " " }.count)
            if used > hang, used + DisplayWidth.of(core) > width { finish() }
            while let end = overflow(of: core, width: width - used) {
                current += core[..<end]
                core = core[end...]
                finish()
            }
            current += core
            current += word[core.endIndex...]
            used += DisplayWidth.of(core) + DisplayWidth.of(word[core.endIndex...])
        }
        finish()
        return lines.last == "" ? lines.dropLast() : lines
    }

    /// Where a text leaves `width` columns; nil when it does not.
    private static func overflow(of text: Substring, width: Int) -> Substring.Index? {
        var used = 0
        return text.firstIndex { character in
            used += DisplayWidth.of(character)
            return used > width
        }
    }

    /// Words with the spaces that follow them; the first one has the spaces that lead the line.
    private static func words(of line: String) -> [Substring] {
        var words: [Substring] = []
        var start = line.startIndex
        var seenText = false
        var afterSpace = false
        for index in line.indices {
            let isSpace = line[index] == " "
            if seenText, afterSpace, !isSpace {
                words.append(line[start..<index])
                start = index
            }
            seenText = seenText || !isSpace
            afterSpace = isSpace
        }
        words.append(line[start...])
        return words
    }

    /// Leading spaces and the mark of a list item or quotation.
    private static func hangingIndent(of line: String) -> Int {
        let spaces = line.prefix { $0 == " " }
        let rest = line.dropFirst(spaces.count)
        if let mark = rest.first, "-*+>".contains(mark), rest.dropFirst().first == " " {
            return spaces.count + 2
        }
        let number = rest.prefix { $0.isASCII && $0.isNumber }
        let after = rest.dropFirst(number.count).prefix(2)
        if (1...3).contains(number.count), after == ". " || after == ") " {
            return spaces.count + number.count + 2
        }
        return spaces.count
    }
}
