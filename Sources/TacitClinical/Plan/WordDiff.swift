/// Words that stayed, went or came, with the blanks between them.
public struct WordRun: Codable, Hashable, Sendable {
    /// What became of them.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case equal, delete, insert
    }

    /// What became of them.
    public var kind: Kind
    /// The words.
    public var text: String
}

/// The difference of two texts by words: the longest common subsequence.
///
/// Equal and deleted runs together are the old text, equal and inserted ones the new, to the byte.
enum WordDiff {
    /// Cells of the table; beyond them (a thousand words changed to a thousand others) all between the common
    /// beginning and end counts as replaced.
    static let cellLimit = 1_000_000

    static func runs(from old: String, to new: String) -> [WordRun] {
        let one = tokens(old)
        let other = tokens(new)
        let before = zip(one, other).prefix { isSame($0, $1) }.count
        let limit = min(one.count, other.count) - before
        let after = zip(one.reversed(), other.reversed()).prefix(limit).prefix { isSame($0, $1) }
            .count
        var result = Runs()
        result.add(.equal, one[..<before])
        middle(one[before..<(one.count - after)], other[before..<(other.count - after)], &result)
        result.add(.equal, one[(one.count - after)...])
        return result.list
    }

    /// Words and the blanks between them, in turn.
    private static func tokens(_ text: String) -> [Substring] {
        var tokens: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            let token = rest.prefix { $0.isWhitespace == first.isWhitespace }
            tokens.append(token)
            rest = rest[token.endIndex...]
        }
        return tokens
    }

    // Equal strings may differ in their scalars; what is signed may not.
    private static func isSame(_ one: Substring, _ other: Substring) -> Bool {
        one.utf8.elementsEqual(other.utf8)
    }

    private static func middle(
        _ old: ArraySlice<Substring>,
        _ new: ArraySlice<Substring>,
        _ result: inout Runs
    ) {
        guard !old.isEmpty, !new.isEmpty, (old.count + 1) * (new.count + 1) <= cellLimit else {
            result.add(.delete, old)
            result.add(.insert, new)
            return
        }
        let one = old.map { Array($0.utf8) }
        let other = new.map { Array($0.utf8) }
        let width = other.count + 1
        var common = [Int32](repeating: 0, count: (one.count + 1) * width)
        for row in one.indices.reversed() {
            for column in other.indices.reversed() {
                let cell = row * width + column
                common[cell] =
                    one[row] == other[column]
                    ? common[cell + width + 1] + 1 : max(common[cell + width], common[cell + 1])
            }
        }
        var (row, column) = (0, 0)
        while row < one.count || column < other.count {
            let cell = row * width + column
            if row < one.count, column < other.count, one[row] == other[column] {
                result.add(.equal, [old[old.startIndex + row]])
                (row, column) = (row + 1, column + 1)
            } else if row < one.count,
                column == other.count || common[cell + width] >= common[cell + 1]
            {
                result.add(.delete, [old[old.startIndex + row]])
                row += 1
            } else {
                result.add(.insert, [new[new.startIndex + column]])
                column += 1
            }
        }
    }

    /// Joins neighbours of one kind.
    private struct Runs {
        private(set) var list: [WordRun] = []

        mutating func add(_ kind: WordRun.Kind, _ tokens: ArraySlice<Substring>) {
            guard !tokens.isEmpty else { return }
            if list.last?.kind != kind { list.append(WordRun(kind: kind, text: "")) }
            list[list.count - 1].text += tokens.joined()
        }
    }
}
