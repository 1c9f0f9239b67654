/// What is said about finding.
enum FindSentences {
    static let ask = "Find:"
    static let none = "nothing was found"
    static let nothing = "there is nothing to look for"
    static let notHere = "words to find do not stand on the command line"
    static let sayThem = "leave them out and they are asked for, or give - and write them to stdin"
}
