/// What is said about what is due.
enum DueWords {
    static let none = "nothing is due"
    static let today = "today"
    static let withinRange = "--within takes 0 to 366 days"

    static func late(_ days: Int) -> String { days == 1 ? "1 day late" : "\(days) days late" }
    static func ahead(_ days: Int) -> String { days == 1 ? "tomorrow" : "in \(days) days" }
}
