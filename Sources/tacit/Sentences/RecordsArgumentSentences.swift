/// What is said about arguments of the record commands.
enum ArgumentSentences {
    static let onePerson = "one code name is enough here; write a file's path with a dot or a slash"
    static let needsDocument =
        "without a terminal the text comes from a file or from standard input: -"
    static let notARef = "that is no REF, such as n7f3q"
    static let oneOfTwo = "say one of the two"
}
