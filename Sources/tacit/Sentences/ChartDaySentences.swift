/// What is said about days.
enum DaySentences {
    static let notADay = "this is no day"
    static let write = "write it as 2031-01-13 or today"
}
