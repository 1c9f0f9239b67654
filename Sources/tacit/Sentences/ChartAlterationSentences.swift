/// What is said about alterations.
enum AlterationListSentences {
    static let noneAtAll = "nothing was ever altered"

    static func none(_ day: String) -> String { "nothing was altered on \(day)" }
}
