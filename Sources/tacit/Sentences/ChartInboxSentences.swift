/// What is said about jotted texts.
enum JotSentences {
    static let ask = "jot (an empty line ends it):"
    static let kept = "kept in the inbox"
    static let wouldKeep = "would keep this text; nothing was done"
    static let listWith = "see what waits, once it is unlocked: tacit inbox list"
}

/// What is said about the inbox.
enum InboxListSentences {
    static let none = "the inbox is empty"
    static let absent = "the inbox has no such text"
    static let seeList = "tacit inbox list names what waits"
    static let wouldDiscard = "would remove a text; nothing was done"

    static func discarded(_ ref: String) -> String { "removed \(ref)" }
    static func wait(_ count: Int) -> String {
        "\(ClinicalWords.count(count, "text")) for no client yet: tacit inbox list"
    }
}
