import Testing

/// A rule that holds for every file of its area.
struct Rule: Sendable, CustomTestStringConvertible {
    /// Its name in the list of exceptions.
    let name: String
    /// Which files it is about.
    let concerns: @Sendable (SourceFile) -> Bool
    /// The lines of a file that break it, from 1, each with what is wrong.
    let findings: @Sendable (SourceFile) -> [(line: Int, what: String)]

    var testDescription: String { name }

    /// Most lines of a file that a person wrote. Generated files (`*.generated.swift`, by `make bless`) are one value each,
    /// a list of words, a table of instruments, the description of the API: a second file of one would have no concept
    /// of its own.
    static let longestFile = 300
    /// Most lines of a function.
    static let longestFunction = 60

    /// All rules.
    static let all = [
        Rule(name: "file length", concerns: isWritten) { file in
            let count = file.lines.count - (file.lines.last == "" ? 1 : 0)
            return count > longestFile ? [(1, "\(count) lines")] : []
        },
        Rule(name: "function length", concerns: isWritten) { file in
            FunctionLengths.all(in: file.code, isSwift: file.isSwift)
                .filter { $0.count > longestFunction }.map { ($0.line, "\($0.count) lines") }
        },
        Rule(words: ["try!", "as!", "fatalError"], name: "escape hatch", concerns: isSwift),
        Rule(
            words: ["unsafeBitCast", "nonisolated(unsafe)", "@unchecked"],
            name: "escape hatch",
            concerns: isSource
        ),
        Rule(
            words: ["print", "debugPrint", "dump", "NSLog"],
            followedByParenthesis: true,
            name: "print"
        ) {
            isSwift($0) && isSource($0) && !$0.path.hasPrefix("Sources/tacit/")
        },
        Rule(
            words: [
                "Date(", "Date.now", "gettimeofday", "clock_gettime", "time(nil)", "time(NULL)",
                "mktime",
                "localtime_r", "gmtime_r",
            ],
            name: "system time",
            concerns: isSource
        ),
        // Of a template language it would mean "do not escape".
        Rule(raw: ["{" + "{{"], name: "unescaped template") { isSource($0) && !$0.isC },
        Rule(
            raw: ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "T" + "BD"],
            name: "unfinished work",
            concerns: isOurs
        ),
        Rule(
            raw: [
                "place" + "holder", "not (yet) imple" + "mented", "not imple" + "mented",
                "unimple" + "mented",
            ],
            name: "unfinished work",
            concerns: isOurs
        ),
        Rule(raw: ["st" + "ub", "St" + "ub"], name: "unfinished work", concerns: isSource),
        Rule(raw: ["\"tacit/v1/"], outsideComments: true, name: "domain of the format") {
            isSource($0) && isSwift($0)
        },
    ]

    private static func isSwift(_ file: SourceFile) -> Bool { file.isSwift }
    private static func isSource(_ file: SourceFile) -> Bool {
        file.path.hasPrefix("Sources/") && !file.isGenerated
    }
    private static func isOurs(_ file: SourceFile) -> Bool {
        !file.isGenerated && !file.path.hasPrefix("Tests/Vectors/")
    }
    private static func isWritten(_ file: SourceFile) -> Bool {
        (file.isSwift || file.isC) && !file.isGenerated
    }
}

extension Rule {
    /// No word of these in code.
    private init(
        words: [String],
        followedByParenthesis: Bool = false,
        name: String,
        concerns: @escaping @Sendable (SourceFile) -> Bool
    ) {
        self.init(name: name, concerns: concerns) { file in
            let code = file.code
            return words.flatMap { word in
                code.places(of: followedByParenthesis ? word + "(" : word, asWord: true)
                    // A method of that name is another thing.
                    .filter { !followedByParenthesis || $0 == 0 || code[$0 - 1] != Byte.dot }
                    .map { (code.line(at: $0), word) }
            }
        }
    }

    /// None of these texts anywhere, in literals and, unless said otherwise, in comments.
    private init(
        raw: [String],
        outsideComments: Bool = false,
        name: String,
        concerns: @escaping @Sendable (SourceFile) -> Bool
    ) {
        self.init(name: name, concerns: concerns) { file in
            raw.flatMap { text in
                file.bytes.places(of: text, asWord: true)
                    .filter { !outsideComments || !Rule.isComment(file.bytes.lineText(at: $0)) }
                    .map { (file.bytes.line(at: $0), text) }
            }
        }
    }

    private static func isComment(_ line: String) -> Bool {
        line.drop { $0 == " " }.hasPrefix("//")
    }
}
