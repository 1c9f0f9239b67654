/// Looks at a field before libyaml does, and refuses what documents have no use for.
///
/// Aliases let a few lines stand for billions of values (and Yams hashes whole subtrees when it
/// looks for duplicate keys), and nested lists recurse: so both are refused on the text itself. The
/// check is stricter than YAML: in lists and maps it knows no quotes.
enum EntryGuard {
    /// Brackets in one field; a participant or two may carry some.
    static let bracketLimit = 64

    static func fault(in entry: FieldEntry) -> (Sentence, Place)? {
        if let fault = strangeCharacter(in: entry) { return fault }
        // Scalars, not characters: an accent behind a bracket would hide it.
        let value = entry.firstValue.drop { $0 == " " }
        let column = entry.lines[0].unicodeScalars.count - value.count
        switch value.first {
        case "|", ">", "\"", "'": return nil
        case "&", "*", "!": return (.anchor, entry.place(line: 0, column: column))
        case "#": return (.hidden, entry.place(line: 0, column: column))
        case nil, "[", "{", "-", "?":
            return structure(of: entry) ?? hidden(in: entry, unlessQuoted: true)
        default: return hidden(in: entry, unlessQuoted: false)
        }
    }

    /// Tabs, and what YAML takes for a line's end or refuses.
    private static func strangeCharacter(in entry: FieldEntry) -> (Sentence, Place)? {
        for (line, text) in entry.lines.enumerated() {
            for (column, scalar) in text.unicodeScalars.enumerated() {
                switch scalar.value {
                case 0x09: return (.tab, entry.place(line: line, column: column))
                case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                    return (.lineSeparator, entry.place(line: line, column: column))
                default: continue
                }
            }
        }
        return nil
    }

    /// A ` #`, behind which YAML drops the rest of the line.
    private static func hidden(in entry: FieldEntry, unlessQuoted: Bool) -> (Sentence, Place)? {
        for (line, text) in entry.lines.enumerated() {
            if unlessQuoted && text.utf8.contains(where: { $0 == 0x22 || $0 == 0x27 }) { continue }
            var before: Unicode.Scalar?
            for (column, scalar) in text.unicodeScalars.enumerated() {
                if scalar == "#", before == " " {
                    return (.hidden, entry.place(line: line, column: column))
                }
                before = scalar
            }
        }
        return nil
    }

    /// Anchors, aliases, tags and nesting in a list or map.
    private static func structure(of entry: FieldEntry) -> (Sentence, Place)? {
        var brackets = 0
        for (line, text) in entry.lines.enumerated() {
            let scalars = Array(text.unicodeScalars)
            if let (sentence, column) = indicators(of: scalars) {
                return (sentence, entry.place(line: line, column: column))
            }
            for (column, scalar) in scalars.enumerated() {
                if scalar == "[" || scalar == "{" { brackets += 1 }
                if brackets > bracketLimit {
                    return (.tooDeep, entry.place(line: line, column: column))
                }
                guard scalar == "&" || scalar == "*" || scalar == "!" else { continue }
                let next = column + 1 < scalars.count ? scalars[column + 1] : " "
                if next != " ", column == 0 || beginsValue(scalars[column - 1]) {
                    return (.anchor, entry.place(line: line, column: column))
                }
            }
        }
        return nil
    }

    private static func beginsValue(_ before: Unicode.Scalar) -> Bool {
        switch before {
        case " ", "[", "{", ",", ":", "?", "-": true
        default: false
        }
    }

    /// `? ` anywhere at the start of a line, or two of `- ` and `: ` in a row.
    private static func indicators(of line: [Unicode.Scalar]) -> (Sentence, Int)? {
        var seen = 0
        for column in line.indices where line[column] != " " {
            guard line[column] == "-" || line[column] == "?" || line[column] == ":",
                column + 1 == line.count || line[column + 1] == " "
            else { return nil }
            if line[column] == "?" { return (.complexKey, column) }
            seen += 1
            if seen > 1 { return (.tooDeep, column) }
        }
        return nil
    }
}
