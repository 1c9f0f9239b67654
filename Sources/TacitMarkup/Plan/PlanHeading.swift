internal import TacitClinical

/// What a heading of a plan begins: `Problem: ... {P1}` a part, `Steps` the steps, all else text.
///
/// A heading of the text that would look like one of a part, or nearly so, carries a backslash more
/// in the document than in the record; so does a `### Objective:` line of the text.
enum PlanHeading: Equatable {
    case text
    case steps
    case part(PlanIDs.Kind, words: String)
    /// Nearly a part: with a word that is nearly one, or with an id behind other words.
    case nearly(word: String?)

    /// The words in front of the colon.
    static let words: [(kind: PlanIDs.Kind, word: String)] = [
        (.problem, PlanProblem.words.kind), (.goal, PlanGoal.words.kind),
        (.objective, PlanObjective.words.kind), (.intervention, PlanIntervention.words.kind),
    ]

    init(_ heading: String) {
        guard heading.utf8.first != UInt8(ascii: "\\") else {
            self = .text
            return
        }
        let small = heading.lowercased()
        if small == PlanDocument.stepsHeading.lowercased() {
            self = .steps
            return
        }
        let scalars = heading.unicodeScalars
        let front = scalars.prefix { $0 != ":" }
        let word = String(Substring(front)).trimmed.lowercased()
        let hasColon = front.endIndex < scalars.endIndex
        if hasColon, let kind = Self.words.first(where: { $0.word.lowercased() == word })?.kind {
            let rest = String(Substring(scalars[front.endIndex...].dropFirst())).trimmed
            self = .part(kind, words: rest)
            return
        }
        // `Problem P1: words`, as a printed plan has it: taken for text, it would take the part out of the plan.
        let pair = word.split(separator: " ")
        let isPrinted =
            hasColon && pair.count == 2 && PlanIDs.kind(of: pair[1].uppercased()) != nil
            && Self.words.contains { $0.word.lowercased() == pair[0] }
        if isPrinted {
            self = .nearly(word: String(pair[0]))
            return
        }
        let near =
            hasColon
            ? Spelling.nearest(to: word, of: Self.words.map { $0.word.lowercased() }) : nil
        let isMarked = Self.divide(heading).id.flatMap(PlanIDs.kind) != nil
        self = near != nil || isMarked ? .nearly(word: near) : .text
    }

    /// The text of a heading and the id in braces at its end, if there is one.
    static func divide(_ words: String) -> (text: String, id: String?) {
        let scalars = words.unicodeScalars
        guard scalars.last == "}", let open = scalars.lastIndex(of: "{") else {
            return (words, nil)
        }
        let front = scalars[..<open]
        let id = String(Substring(scalars[open...].dropFirst().dropLast()))
        guard front.isEmpty || front.last == " ", PlanIDs.kind(of: id) != nil else {
            return (words, nil)
        }
        return (String(Substring(front)).trimmed, id)
    }

    /// A heading of the text as its document holds it.
    static func escaped(_ heading: String) -> String {
        PlanHeading(heading.withoutBackslashes) == .text ? heading : "\\\(heading)"
    }

    /// A heading of the text as it is recorded; nil when it has no backslash to take away.
    static func unescaped(_ heading: String) -> String? {
        guard heading.utf8.first == UInt8(ascii: "\\"),
            PlanHeading(heading.withoutBackslashes) != .text
        else { return nil }
        return String(Substring(heading.unicodeScalars.dropFirst()))
    }

    /// The words of a line of three `#` and a space; nil when it is none.
    static func smallHeading(_ line: String) -> String? {
        let bytes = line.utf8
        guard bytes.starts(with: "### ".utf8) || bytes.elementsEqual("###".utf8) else { return nil }
        return String(Substring(line.unicodeScalars.dropFirst(3))).trimmed
    }

    /// The words of a line that begins an objective; nil when it begins none.
    static func objective(_ line: String) -> String? {
        guard let words = smallHeading(line), case .part(.objective, let rest) = PlanHeading(words)
        else { return nil }
        return rest
    }

    /// A text as its document holds it, as far as objectives are concerned.
    static func escapedText(_ text: String) -> String {
        mapLines(text) { objective($0.withoutBackslashes) != nil ? "\\\($0)" : $0 }
    }

    /// A text as it is recorded, as far as objectives are concerned.
    static func unescapedText(_ text: String) -> String {
        mapLines(text) { line in
            let isEscaped =
                line.utf8.first == UInt8(ascii: "\\") && objective(line.withoutBackslashes) != nil
            return isEscaped ? String(Substring(line.unicodeScalars.dropFirst())) : line
        }
    }

    private static func mapLines(_ text: String, _ change: (String) -> String) -> String {
        // By scalars: an accent behind a newline makes one character with it.
        guard text.utf8.contains(UInt8(ascii: "#")) else { return text }
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { change(String(Substring($0))) }.joined(separator: "\n")
    }
}

extension String {
    /// What is behind the backslashes that it begins with.
    fileprivate var withoutBackslashes: String {
        String(Substring(unicodeScalars.drop { $0 == "\\" }))
    }
}
