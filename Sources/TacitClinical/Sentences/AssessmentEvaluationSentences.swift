/// What is said about an evaluation.
enum EvaluationSentence {
    static let noWords = EntryFault(
        "presenting_problem",
        "there are no words of the client",
        "write what the client says brings them"
    )
    static let noConsent = EntryFault(
        "collateral_consent",
        "nothing says that the client agreed to asking others",
        "write how the client agreed"
    )

    static func ruler(_ field: String) -> EntryFault {
        EntryFault(field, "this is outside the ruler", "write a whole number from 0 to 10")
    }
}
