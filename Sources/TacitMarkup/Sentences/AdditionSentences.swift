/// What is said about an addition to a note.
extension Sentence {
    static let amendmentReason = Sentence(
        "an amendment needs a reason",
        "say in `reason` what was wrong, in one line"
    )
    static let additionEmpty = Sentence(
        "the addition has no text",
        "write below the fields what is to be added"
    )

    /// Above the text of a new amendment.
    static let amendmentHelp = [
        helpOfHelp,
        "reason: what was wrong, in one line; the original stays and is shown too",
        "at: only when what is told happened at another time than the note's",
    ]
    /// Above the text of a new addendum.
    static let addendumHelp = [
        helpOfHelp, "at: only when what is told happened at another time than the note's",
    ]
}
