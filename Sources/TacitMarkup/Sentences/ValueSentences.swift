/// What is said about a value that is not what its field takes.
extension Sentence {
    static let textWanted = Sentence("this field takes one value", "write it behind the colon")
    static let listWanted = Sentence(
        "this field takes a list",
        "write each on a line of its own that begins with `  - `"
    )
    static let emptyItem = Sentence("this item is empty", "fill it, or delete the line")
    static let oneLineWanted = Sentence("this field takes one line", "write it on one line")
    static let lineTooLong = Sentence("this line is longer than 200 characters", "shorten it")
    static let noDay = Sentence("this is no day", "write it as 2031-01-13, 13 Jan 2031 or today")
    static let noMoment = Sentence(
        "this is no point in time",
        "write it as 2031-01-13 14:00, 13 Jan 2031 14:00, or 14:00 for today"
    )
    static let noDuration = Sentence(
        "this is no length of time",
        "write it as 50 min, 1 h 20 min or 14:00-14:50; at most 24 hours"
    )
    static let noYesNo = Sentence("this is neither yes nor no", "write yes or no")
    static let future = Sentence(
        "this lies in the future",
        "what has not happened yet goes into `next` or the plan"
    )

    static func noNumber(in range: ClosedRange<Int>) -> Sentence {
        Sentence(
            "this is no number that is taken here",
            "write one from \(range.lowerBound) to \(range.upperBound)"
        )
    }

    static func notOne(of words: [String]) -> Sentence {
        Sentence(
            "this word is not one of those taken here",
            "write one of: \(words.joined(separator: ", "))"
        )
    }
}
