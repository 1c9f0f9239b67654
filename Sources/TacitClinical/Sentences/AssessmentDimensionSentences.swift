/// What is said about a sheet of dimensions.
enum DimensionSentence {
    static let notRated = EntryFault(
        "ratings",
        "dimension 6 is not rated in the 4th edition",
        "write it in `notes`"
    )
    static let noSubdimension = EntryFault(
        "subdimensions",
        "a subdimension stands without its dimension",
        "write it as `3 Persistent Disability: ...`"
    )
    static let empty = EntryFault(
        "ratings",
        "nothing is rated and nothing is noted",
        "write `ratings` or `notes`"
    )

    static func noDimension(_ field: String) -> EntryFault {
        EntryFault(field, "a dimension stands here that there is not", "write the numbers 1 to 6")
    }

    static func noRating(_ key: String, _ allowed: [String]) -> EntryFault {
        EntryFault(
            "ratings",
            "dimension \(key) has no such rating in this edition",
            "write one of \(allowed.joined(separator: ", "))"
        )
    }
}
