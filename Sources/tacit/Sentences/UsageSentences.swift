/// What is said of command lines that are not right.
enum UsageSentences {
    static let jsonAndPlain = "--json and --plain exclude each other"
    static let oneAcceptance = "--accept-anchor and --accept-rollback exclude each other"
    static let bytesOnTerminal = "sealed bytes do not go to a terminal"
    static let bytesToFile = "name a file with -o FILE, or send stdout somewhere"
    static let unknownCommand = "there is no such command"
    static func didYouMean(_ verb: String) -> String { "did you mean: tacit \(verb)" }
}

/// What is said of the preferences file.
enum ConfigSentences {
    static func badLine(_ number: Int) -> String { "line \(number) of the config file" }
    static let unknownKey = "the keys are editor, color (auto, always, never) and pager"
    static let empty = "nothing is set; the keys are editor, color and pager"
}
