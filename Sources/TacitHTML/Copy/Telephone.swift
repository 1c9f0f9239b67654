/// Telephone numbers in a text, so that they can be dialled: the only links that leave a page.
enum Telephone {
    /// Numbers of emergency and crisis lines, which are shorter than any other.
    private static let short = ["911", "988", "112", "999", "116123"]
    /// Fewer digits than a number of a town has are a room or an age.
    private static let fewest = 7
    /// E.164 has 15 digits at most; an extension may follow.
    private static let most = 16

    /// The text of one line with its numbers as links; what stands there is shown as it was typed.
    static func linked(_ line: String) -> [Markup] {
        var pieces: [Markup] = []
        var plain = ""
        var rest = line[...]
        while let start = rest.firstIndex(where: { $0 == "+" || $0 == "(" || isDigit($0) }) {
            let follows = start > rest.startIndex ? rest[rest.index(before: start)] : plain.last
            let run = rest[start...].prefix { isDigit($0) || "+()-./ \u{A0}".contains($0) }
            let number = run.prefix(upTo: run.lastIndex(where: isDigit).map(run.index(after:)) ?? run.startIndex)
            let digits = number.filter(isDigit)
            let isNumber =
                (fewest...most).contains(digits.count) || short.contains(String(digits)) && digits.count == number.count
            let after = rest[number.endIndex...].first
            let standsAlone = follows.map { !$0.isLetter && !$0.isNumber } ?? true && after.map { !$0.isLetter } ?? true
            plain += rest[..<start]
            if isNumber, standsAlone {
                if !plain.isEmpty { pieces.append(.text(plain)) }
                plain = ""
                pieces.append(.element(.a, .telephone(String(number)), content: [.text(String(number))]))
                rest = rest[number.endIndex...]
            } else {
                let end = number.isEmpty ? rest.index(after: start) : number.endIndex
                plain += rest[start..<end]
                rest = rest[end...]
            }
        }
        plain += rest
        return plain.isEmpty ? pieces : pieces + [.text(plain)]
    }

    /// The lines of a text as a list.
    static func list(_ text: String) -> [Markup] {
        let lines = text.split(separator: "\n").map { line in
            line.drop { " \t-*".contains($0) }
        }.filter { !$0.isEmpty }
        return lines.isEmpty
            ? [] : [.element(.ul, role: "call", lines.map { .element(.li, linked(String($0))) })]
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
