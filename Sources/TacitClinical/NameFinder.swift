/// Finds people's names in a text, so that a note in the wrong chart is noticed before it is
/// signed.
///
/// A name is found as a whole (`Al Wu`), and each of its words alone when it has at least four
/// letters (`Ashdown`); upper and lower case are alike, and so are the two ways Unicode writes an
/// accent. Words are runs of letters, marks and digits: in scripts that set no spaces between words
/// a name is found only where something else parts it from its neighbours. What is found is a hint
/// and no more: Marsh is also a word.
public enum NameFinder {
    /// Letters that a word needs to count alone.
    static let lettersAlone = 4
    /// Words in front of a name that are no name.
    private static let titles: Set<String> = [
        "prof", "professor", "doctor", "miss", "missus", "mister",
    ]

    /// Where names begin in the text, in its order; line and column from 1, the column in Unicode
    /// scalars.
    public static func places(of names: [String], in text: String) -> [(line: Int, column: Int)] {
        let wanted = wordLists(of: names)
        guard !wanted.isEmpty else { return [] }
        let words = Words(text, keeping: Set(wanted.values.joined().joined()))
        var places: [(line: Int, column: Int)] = []
        var index = 0
        while index < words.found.count {
            let word = words.found[index]
            let lists = wanted[word.text] ?? []
            let longest = lists.first { words.found[index...].begins(with: $0) }
            if longest != nil { places.append((word.line, word.column)) }
            index += longest?.count ?? 1
        }
        return places
    }

    /// What to look for, under its first word, longest first.
    private static func wordLists(of names: [String]) -> [String: [[String]]] {
        var lists: Set<[String]> = []
        for name in names {
            let words = Words(name, keeping: nil).found.map(\.text)
            guard !words.isEmpty else { continue }
            lists.insert(words)
            for word in words where word.count >= lettersAlone && !titles.contains(word) {
                lists.insert([word])
            }
        }
        return Dictionary(grouping: lists, by: \.[0]).mapValues {
            $0.sorted { $0.count > $1.count }
        }
    }
}

/// One word of a text.
private struct Word {
    let text: String
    /// Which word of the text it is.
    let ordinal: Int
    let line: Int
    let column: Int
}

extension ArraySlice<Word> {
    /// Whether the words stand here one after the other, with no other between them.
    fileprivate func begins(with list: [String]) -> Bool {
        guard count >= list.count, let start = first?.ordinal else { return false }
        return zip(list.indices, self).allSatisfy { offset, word in
            word.text == list[offset] && word.ordinal == start + offset
        }
    }
}

/// The words of a text in lower case; of a long text only those that matter are kept.
private struct Words {
    private(set) var found: [Word] = []

    init(_ text: String, keeping wanted: Set<String>?) {
        var line = 1
        var column = 0
        var ordinal = 0
        var start: (index: String.Index, column: Int)?
        let scalars = text.unicodeScalars
        func end(at index: String.Index) -> Word? {
            guard let start else { return nil }
            let word = text[start.index..<index].lowercased()
            return wanted?.contains(word) == false
                ? nil : Word(text: word, ordinal: ordinal, line: line, column: start.column)
        }
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            column += 1
            if scalar.isPartOfWord {
                if start == nil { start = (index, column) }
            } else if start != nil {
                if let word = end(at: index) { found.append(word) }
                start = nil
                ordinal += 1
            }
            if scalar == "\n" { (line, column) = (line + 1, 0) }
            index = scalars.index(after: index)
        }
        if let word = end(at: scalars.endIndex) { found.append(word) }
    }
}

extension Unicode.Scalar {
    fileprivate var isPartOfWord: Bool {
        if isASCII {
            return ("a"..."z").contains(self) || ("A"..."Z").contains(self)
                || ("0"..."9").contains(self)
        }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }
}
