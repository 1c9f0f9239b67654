/// Headings of a chart of a day.
enum ViewSentences {
    static let inForce = "Alterations in force"
    static let notes = "Notes"
    static let entries = "Entries"

    static func knownOn(_ day: String) -> String { "as it was known on \(day)" }
    static func unknown(_ day: String) -> String { "nothing was known of this client on \(day)" }
}
