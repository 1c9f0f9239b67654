/// A word or phrase that judges a person, in a text.
public struct LanguageFinding: Hashable, Sendable {
    /// Where it begins, in Unicode scalars from 0.
    public let position: Int
    /// How many Unicode scalars it has.
    public let length: Int
    /// The phrase as the list has it.
    public let phrase: String
    /// What to write instead; at least one.
    public let alternatives: [String]
}

/// Finds words that judge a person, and says what may be written instead (clinical.md 1.6).
///
/// It knows words and no meaning, so it advises and never blocks: a quotation of the client stays
/// as it is.
public enum LanguageLint {
    /// What is found, in the order of the text; capitals, hyphens and spaces between words do not
    /// matter, and a phrase is found as whole words alone.
    public static func findings(in text: String) -> [LanguageFinding] {
        let words = words(of: Array(text.unicodeScalars))
        var found: [LanguageFinding] = []
        var index = 0
        while index < words.count {
            guard
                let entry = entries[words[index].text]?.first(where: {
                    matches($0.words, words[index...])
                })
            else {
                index += 1
                continue
            }
            let last = words[index + entry.words.count - 1]
            let start = words[index].range.lowerBound
            found.append(
                LanguageFinding(
                    position: start,
                    length: last.range.upperBound - start,
                    phrase: entry.phrase,
                    alternatives: entry.alternatives
                )
            )
            index += entry.words.count
        }
        return found
    }

    private struct Word {
        let text: String
        let range: Range<Int>
        /// Only blanks and hyphens stand between the word before and this one.
        let isJoined: Bool

        init(_ scalars: ArraySlice<Unicode.Scalar>, _ isJoined: Bool) {
            text = String(String.UnicodeScalarView(scalars)).lowercased()
            range = scalars.startIndex..<scalars.endIndex
            self.isJoined = isJoined
        }
    }

    private struct Phrase {
        let words: [String]
        let phrase: String
        let alternatives: [String]
    }

    /// The phrases by their first word, the longest first.
    private static let entries: [String: [Phrase]] = {
        let phrases = CareWords.judging.map { phrase, alternatives in
            Phrase(
                words: words(of: Array(phrase.unicodeScalars)).map(\.text),
                phrase: phrase,
                alternatives: alternatives
            )
        }
        return Dictionary(grouping: phrases) { $0.words.first ?? "" }
            .mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }()

    private static func matches(_ wanted: [String], _ words: ArraySlice<Word>) -> Bool {
        words.count >= wanted.count
            && zip(wanted, words).enumerated().allSatisfy { index, pair in
                pair.0 == pair.1.text && (index == 0 || pair.1.isJoined)
            }
    }

    /// The words of a text in small letters: letters, digits and what belongs to them.
    private static func words(of scalars: [Unicode.Scalar]) -> [Word] {
        var words: [Word] = []
        var start: Int?
        var isJoined = false
        for (index, scalar) in scalars.enumerated() {
            if isOfWord(scalar) {
                start = start ?? index
                continue
            }
            if let begin = start {
                words.append(Word(scalars[begin..<index], isJoined))
                (start, isJoined) = (nil, true)
            }
            isJoined = isJoined && (scalar.properties.isWhitespace || hyphens.contains(scalar))
        }
        if let start { words.append(Word(scalars[start...], isJoined)) }
        return words
    }

    private static let hyphens: Set<Unicode.Scalar> = ["-", "\u{2010}", "\u{2011}", "\u{2013}"]

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark || scalar == "'"
            || scalar == "\u{2019}"
    }
}
