/// Digits that belong together, such as `(555)`, `+44`, `555-0133`: no blank stands between them.
struct TelephoneGroup {
    /// Where it stands, in characters of the line.
    let range: Range<Int>
    /// Its digits.
    let digits: String
    /// How many digits stand between its hyphens, points and brackets.
    let lengths: [Int]
    /// It begins with `+`.
    let hasPlus: Bool
    /// It begins with digits in brackets.
    let hasBrackets: Bool
    /// It is a part of a word, a time, or of `24/7`, and of no number.
    let isOther: Bool

    /// Hyphens and points within a number; word processors make the long ones.
    private static let marks: Set<Character> = ["-", ".", "\u{2010}", "\u{2011}", "\u{2013}"]

    /// All groups of a line.
    static func all(in line: [Character]) -> [TelephoneGroup] {
        var groups: [TelephoneGroup] = []
        var index = 0
        while index < line.count {
            guard let group = read(line, at: index) else {
                index += 1
                continue
            }
            groups.append(group)
            index = group.range.upperBound
        }
        return groups
    }

    private static func read(_ line: [Character], at start: Int) -> TelephoneGroup? {
        func digits(from place: Int) -> Int {
            var end = place
            while end < line.count, isDigit(line[end]) { end += 1 }
            return end - place
        }
        var (end, found, lengths, hasBrackets) = (start, "", [Int](), false)
        let hasPlus = line[start] == "+"
        if hasPlus { end += 1 }
        if end < line.count, line[end] == "(", !hasPlus {
            let count = digits(from: end + 1)
            guard count > 0, end + 1 + count < line.count, line[end + 1 + count] == ")" else { return nil }
            found += String(line[(end + 1)..<(end + 1 + count)])
            lengths.append(count)
            (end, hasBrackets) = (end + count + 2, true)
        }
        while end < line.count {
            let isMarked = !lengths.isEmpty && marks.contains(line[end])
            let count = digits(from: isMarked ? end + 1 : end)
            guard count > 0 else { break }
            end += isMarked ? 1 : 0
            found += String(line[end..<(end + count)])
            lengths.append(count)
            end += count
        }
        guard !lengths.isEmpty else { return nil }
        let (before, after) = (start > 0 ? line[start - 1] : " ", end < line.count ? line[end] : " ")
        let isOfTime = found.count <= 2 && ("/:%".contains(after) || "/:".contains(before))
        return TelephoneGroup(
            range: start..<end, digits: found, lengths: lengths, hasPlus: hasPlus, hasBrackets: hasBrackets,
            isOther: before.isLetter || before.isNumber || after.isLetter || isOfTime)
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
