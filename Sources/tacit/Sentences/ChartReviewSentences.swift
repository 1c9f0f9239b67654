/// What is asked in a review.
enum ReviewSentences {
    static let moved = "How did it move?"
    static let goesOn = "What now?"
    static let why = "Why, in a few words:"
    static let participants =
        "Who took part besides you and the client (several: put a ; between them):"
    static let clientView = "What does the client say (empty: not asked):"
    static let nextReview = "Next review on (such as 2031-04-13):"
    static let newVersion = "Does the plan change?"
    static let notAsked = "not asked"
}
