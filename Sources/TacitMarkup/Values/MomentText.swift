internal import TacitClinical

/// A point in time, or a span of one day, as a document says it.
///
/// `2031-01-13 14:00`, `13 Jan 2031 14:00`, `today 14:00`, `14:00`, RFC 3339; for the time also
/// `14:00-14:50`; or a day alone, where a span stands elsewhere.
struct MomentText: Equatable {
    /// A time of day on the clock on the wall.
    struct Clock: Equatable {
        let hour: Int
        let minute: Int
        var minutes: Int { hour * 60 + minute }
    }

    /// RFC 3339: nothing is left to be added.
    private(set) var exact: Moment?
    private(set) var day: CalendarDay?
    private(set) var start: Clock?
    private(set) var end: Clock?

    /// Nil when the text is none of the forms.
    init?(_ text: String, today: CalendarDay) {
        if let moment = Moment(text) {
            exact = moment
            return
        }
        var words = text.replacing("\u{2013}", with: "-").replacing(" - ", with: "-").split(
            separator: " "
        )
        // 2031-01-13T14:00, as computers write a local time.
        if words.count == 1, words[0].utf8.count == 16, words[0].dropFirst(10).first == "T" {
            words = [words[0].prefix(10), words[0].dropFirst(11)]
        }
        if let last = words.last, last.contains(":") {
            guard let (start, end) = Self.span(last) else { return nil }
            self.start = start
            self.end = end
            words.removeLast()
        }
        guard words.isEmpty || setDay(words.joined(separator: " "), today: today) else {
            return nil
        }
        guard day != nil || start != nil else { return nil }
    }

    /// Minutes from start to end; a span may pass midnight.
    var spanMinutes: Int? {
        guard let start, let end else { return nil }
        return (end.minutes - start.minutes + 1_440) % 1_440
    }

    /// The moment at which clocks here showed this; nil without a time, or outside 1970 to 9999.
    func moment(in context: DocumentContext, on other: CalendarDay? = nil) -> Moment? {
        if let exact { return exact }
        guard let start else { return nil }
        let day = day ?? other ?? context.now.day
        return Moment(
            day: day,
            hour: start.hour,
            minute: start.minute,
            offsetMinutes: context.offsetAt(day, start.hour, start.minute)
        )
    }

    private mutating func setDay(_ text: String, today: CalendarDay) -> Bool {
        day = DayText.day(text, today: today)
        return day != nil
    }

    private static func span(_ text: Substring) -> (Clock, Clock?)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, let start = clock(first) else { return nil }
        switch parts.count {
        case 1: return (start, nil)
        case 2:
            guard let end = clock(parts[1]), end != start else { return nil }
            return (start, end)
        default: return nil
        }
    }

    private static func clock(_ text: Substring) -> Clock? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= 2, parts[1].utf8.count == 2,
            let hour = decimal(parts[0]),
            let minute = decimal(parts[1]), hour < 24, minute < 60
        else { return nil }
        return Clock(hour: hour, minute: minute)
    }

    /// The text of a moment: a local time where that says it all, RFC 3339 otherwise.
    static func text(of moment: Moment, in context: DocumentContext) -> String {
        let text = "\(moment.day) \(moment.timeOfDay)"
        let again = MomentText(text, today: moment.day)?.moment(in: context)
        return again == moment ? text : moment.description
    }
}
