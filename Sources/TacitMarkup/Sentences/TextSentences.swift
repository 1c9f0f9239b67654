/// What is said about a text as such, before anything is made of it.
extension Sentence {
    static let textTooLong = Sentence(
        "the document is longer than 4 MiB",
        "keep long material as an attachment"
    )
    static let nul = Sentence(
        "a NUL character stands here",
        "the file is perhaps no text, or in UTF-16"
    )
    static let controlCharacter = Sentence("a control character stands here", "delete it")
    static let notClosed = Sentence(
        "the front matter is not closed",
        "write a line of only --- after the last field"
    )
    static let noFrontMatter = Sentence(
        "the document does not begin with fields",
        "write a line of only --- above the fields and one below them"
    )
    static let textAfterFields = Sentence(
        "there is text below the fields",
        "this document has fields only; put the text into one of them"
    )
    static let headingWithoutWords = Sentence(
        "this heading has no words",
        "write them behind the ##, or delete the line"
    )

    /// What stands above the fields of every form.
    static let helpOfHelp = "Lines that begin with #% are help and are not kept."
}

/// What is said about the front matter.
extension Sentence {
    static let frontMatterTooLong = Sentence(
        "the fields are longer than 64 KiB",
        "put long text below them"
    )
    static let tab = Sentence("a tab stands between the fields", "use spaces here")
    static let lineSeparator = Sentence(
        "this character cannot stand between the fields",
        "delete it"
    )
    static let noField = Sentence(
        "this line is no field",
        "write it as `field: value`; further lines of a text begin with two spaces"
    )
    static let severalDocuments = Sentence(
        "a second document begins here",
        "write one document in a file"
    )
    static let anchor = Sentence(
        "anchors, aliases and tags (&, *, !) are not taken here",
        "put the text in quotes"
    )
    static let hidden = Sentence("what follows the # would be lost", "put the text in quotes")
    static let tooDeep = Sentence(
        "the values here are nested too deeply",
        "write a plain list: one `- ` on a line"
    )
    static let complexKey = Sentence(
        "a key of several parts is not taken here",
        "write it as `key: value`"
    )
    static let duplicateKey = Sentence("a key stands twice in this field", "write each once")
    static let colon = Sentence("a colon stands where none can", "put the text in quotes")
    static let openQuote = Sentence("a quotation mark here is not closed", "write the second one")
    static let openList = Sentence(
        "a list here is not closed or lacks a comma",
        "write it as [one, two]"
    )
    static let escape = Sentence(
        "a backslash here means nothing",
        "write \\\\, or use single quotes"
    )
    static let startOfValue = Sentence(
        "a value cannot begin with this character",
        "put the text in quotes"
    )
    static let malformed = Sentence(
        "this field is not well-formed",
        "put the text in quotes, or see: tacit help documents"
    )

    static func twice(first line: Int) -> Sentence {
        Sentence("this field stands twice", "the first is on line \(line)")
    }

    static func unknownField(near: String?, all: [String]) -> Sentence {
        Sentence(
            "this field is not known",
            near.map { "did you mean `\($0)`?" } ?? "the fields are: \(all.joined(separator: ", "))"
        )
    }
}
