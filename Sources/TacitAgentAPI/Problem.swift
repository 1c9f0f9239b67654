/// A place in a document or request that has to be mended; it never quotes what was sent.
public struct ProblemPlace: Codable, Hashable, Sendable, Error {
    /// The line, from 1, in a document.
    public var line: Int?
    /// The column, from 1, in characters.
    public var column: Int?
    /// The JSON pointer (RFC 6901) in a JSON request.
    public var pointer: String?
    /// What is wrong, in one sentence without a period.
    public var message: String
    /// What to write instead.
    public var hint: String?

    /// Makes a place in a document.
    public init(line: Int, column: Int, message: String, hint: String? = nil) {
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }

    /// Makes a place in a JSON request.
    public init(pointer: String, message: String, hint: String? = nil) {
        self.pointer = pointer
        self.message = message
        self.hint = hint
    }
}

/// An RFC 9457 problem (`application/problem+json`), the same object on the socket and under `--json`.
public struct Problem: Error, Codable, Hashable, Sendable {
    /// `/problems/SLUG`.
    public var type: String
    /// One sentence, lower case, no period.
    public var title: String
    /// The HTTP status; 0 for what only the command line meets.
    public var status: Int
    /// The exit code of a command that ends with it.
    public var exitCode: Int32
    /// What to do next.
    public var hint: String?
    /// Facts of this occurrence; never a word of what was sent.
    public var detail: String?
    /// The places to mend.
    public var places: [ProblemPlace]?
    /// Code names or REFs that an ambiguous one fits.
    public var candidates: [String]?

    /// Makes a problem of a kind.
    public init(_ kind: ProblemKind, detail: String? = nil, places: [ProblemPlace]? = nil, candidates: [String]? = nil)
    {
        type = "/problems/\(kind.rawValue)"
        title = kind.facts.title
        status = kind.facts.status ?? 0
        exitCode = kind.facts.exitCode
        hint = kind.facts.hint
        self.detail = detail
        self.places = places
        self.candidates = candidates
    }

    /// The kind, when this version knows it.
    public var kind: ProblemKind? {
        guard type.hasPrefix("/problems/") else { return nil }
        return ProblemKind(rawValue: String(type.dropFirst("/problems/".count)))
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case type, title, status, hint, detail, places, candidates
        case exitCode = "exit_code"
    }
}
