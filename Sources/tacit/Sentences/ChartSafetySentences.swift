/// What is said about safety.
enum SafetySentences {
    static let noneOpen = "no flag is open"
}
