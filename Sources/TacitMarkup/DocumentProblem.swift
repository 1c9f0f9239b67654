/// A place in a document that has to be mended; it never quotes what was typed.
public struct DocumentProblem: Error, Hashable, Sendable {
    /// The line, from 1, in the whole document.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int
    /// What is wrong, in one sentence without a period.
    public let message: String
    /// What to write instead.
    public let hint: String?

    /// Makes a problem.
    public init(line: Int, column: Int, message: String, hint: String? = nil) {
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }
}

/// Everything that has to be mended in a document, in its order.
public struct DocumentErrors: Error, Hashable, Sendable {
    /// At least one, at most a hundred.
    public let problems: [DocumentProblem]

    /// Makes an error of what was found after a document was read.
    public init(problems: [DocumentProblem]) { self.problems = problems }
}

/// A line and a column, both from 1; columns count Unicode scalars, as libyaml does.
struct Place: Hashable, Comparable, Sendable {
    static let start = Place(line: 1, column: 1)

    let line: Int
    let column: Int

    static func < (one: Self, other: Self) -> Bool {
        (one.line, one.column) < (other.line, other.column)
    }
}

/// What a person is told: the fault, and what to do about it.
///
/// All of them stand in the folder Sentences.
struct Sentence: Hashable, Sendable {
    let message: String
    let hint: String?

    init(_ message: String, _ hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}

/// The problems found so far.
///
/// A file that is no document at all would make millions: a hundred are enough to see it.
struct Problems {
    static let limit = 100
    private(set) var found: [DocumentProblem] = []

    mutating func add(_ sentence: Sentence, at place: Place) {
        guard found.count < Self.limit else { return }
        found.append(
            DocumentProblem(
                line: place.line,
                column: place.column,
                message: sentence.message,
                hint: sentence.hint
            )
        )
    }

    /// Throws them all, in the order of the document, if there are any.
    func check() throws(DocumentErrors) {
        guard found.isEmpty else {
            throw DocumentErrors(
                problems: found.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
            )
        }
    }
}
