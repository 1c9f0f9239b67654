/// The slip of paper with the words of a file: text of at most 72 columns, in large groups, for somebody who may read with
/// trouble.
///
/// It names neither the client nor the practice: who finds it learns that some file opens with these words.
public struct WordSlip: Sendable {
    /// The whole slip.
    public let lines: [String]

    /// A slip for the words of one reader, and the name of the file that they open.
    public init(words: String, file: String) {
        let numbered = words.split(separator: "-").enumerated().map { "        \($0.offset + 1)   \($0.element)" }
        lines =
            SlipText.above + numbered.flatMap { [$0, ""] } + SlipText.below(file)
    }
}

/// Every sentence of the slip.
enum SlipText {
    static let above = ["YOUR WORDS", "==========", "", "These words open your document.", ""]

    static func below(_ file: String) -> [String] {
        [
            "1   Save the file \(file) on your device.",
            "2   Open it with a browser: Firefox, Chrome, Edge or Safari.",
            "3   Type the words. Capital letters and spaces do not matter.",
            "",
            "Keep this paper in another place than the file.",
            "Who has both can read everything in it.",
            "",
        ]
    }
}
