import TacitClinical

/// Days and times as they are read aloud: `Mon 13 Jan 2031`, `13 Jan 2031 14:00`.
enum DayText {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `13 Jan 2031`; documents take this form too.
    static func day(_ day: CalendarDay) -> String {
        "\(day.day) \(months[day.month - 1]) \(day.year)"
    }

    /// Reads `13 Jan 2031`; upper and lower case are alike.
    static func parse(_ text: String) -> CalendarDay? {
        let parts = text.lowercased().split(separator: " ")
        guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]),
            let month = months.firstIndex(where: { $0.lowercased() == parts[1] })
        else { return nil }
        return CalendarDay(year: year, month: month + 1, day: day)
    }

    /// `Mon 13 Jan 2031`.
    static func weekday(_ day: CalendarDay) -> String {
        // 1970-01-01 was a Thursday; the remainder of a day before it is negative.
        let index = ((day.daysSince1970 % 7) + 7) % 7
        return "\(weekdays[index]) \(Self.day(day))"
    }

    /// `13 Jan 2031 14:00`, on the clock where it happened.
    static func moment(_ moment: Moment) -> String {
        "\(day(moment.day)) \(moment.timeOfDay)"
    }

    /// The same with the day set to the right, for columns.
    static func column(_ moment: Moment) -> String {
        (moment.day.day < 10 ? " " : "") + Self.moment(moment)
    }

    /// `50 min`, `1 h 20 min`.
    static func duration(minutes: Int) -> String {
        switch (minutes / 60, minutes % 60) {
        case (0, let rest): "\(rest) min"
        case (let hours, 0): "\(hours) h"
        case (let hours, let rest): "\(hours) h \(rest) min"
        }
    }
}
