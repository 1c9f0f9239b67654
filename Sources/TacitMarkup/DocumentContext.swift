public import TacitClinical

/// What a document is read against: the clock, the offset of local times, the practice's ways.
public struct DocumentContext: Sendable {
    /// The time of the act; `today` is its day, and a missing time of a note is this.
    public let now: Moment
    /// Minutes east of UTC that clocks here show on a day at an hour and a minute.
    public let offsetAt: @Sendable (CalendarDay, Int, Int) -> Int
    /// For what a document leaves out.
    public let practice: Practice

    /// Makes a context.
    public init(
        now: Moment,
        offsetAt: @escaping @Sendable (CalendarDay, Int, Int) -> Int,
        practice: Practice
    ) {
        self.now = now
        self.offsetAt = offsetAt
        self.practice = practice
    }
}

/// What stands above a document in the editor and is not kept: whose it is, and help.
public struct DocumentHead: Sendable {
    /// The client's code name and name, for the first line: the wrong chart is the mistake that
    /// matters.
    public let client: (handle: String, name: String)?
    /// Lines of help, such as the steps of the plan or the plan section of the last note.
    public let help: [String]

    /// A document alone.
    public static let none = DocumentHead()

    /// Makes a head.
    public init(client: (handle: String, name: String)? = nil, help: [String] = []) {
        self.client = client
        self.help = help
    }

    /// The first line, if a client is named.
    var clientLines: [String] {
        client.map {
            HelpLine.lines("\($0.handle)  \($0.name)".split { $0.isNewline }.joined(separator: " "))
        } ?? []
    }

    /// The help, one line each.
    var helpLines: [String] { help.flatMap(HelpLine.lines) }
}

/// Lines that begin with `#%`: help in the editor, dropped when the document is read.
enum HelpLine {
    static let mark = "#%"

    /// Help lines of a text; what a document may not hold becomes a space.
    static func lines(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
            let clean = String(
                String.UnicodeScalarView(line.unicodeScalars.map { $0.isControl ? " " : $0 })
            )
            return clean.isEmpty ? mark : "\(mark) \(clean)"
        }
    }
}

extension Unicode.Scalar {
    /// C0, DEL and C1: a terminal obeys them, and no text needs them.
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
