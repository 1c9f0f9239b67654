internal import TacitClinical

/// Days as people write them: `2031-01-13`, `13 Jan 2031`, `today`.
///
/// `13/01/2031` and `Jan 13` are not taken: the first is read in two ways, the second lacks its
/// year.
enum DayText {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november",
        "december",
    ]

    static func day(_ text: String, today: CalendarDay) -> CalendarDay? {
        if text.lowercased() == "today" { return today }
        if let day = CalendarDay(text) { return day }
        let parts = text.split(separator: " ")
        guard parts.count == 3, (1...2).contains(parts[0].utf8.count), parts[2].utf8.count == 4,
            let day = decimal(parts[0]), let month = month(parts[1].lowercased()),
            let year = decimal(parts[2])
        else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }

    /// The month of an English name or its first letters, at least three.
    private static func month(_ text: String) -> Int? {
        guard text.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(text) }.map { $0 + 1 }
    }
}

/// Up to six ASCII digits as a number.
func decimal(_ text: some StringProtocol) -> Int? {
    guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return nil
    }
    return Int(text)
}
