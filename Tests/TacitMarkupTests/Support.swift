import TacitClinical
import TacitMarkup

/// The clock of the tests: 2031-01-13 16:30, an hour east of UTC in winter, two in the summer months.
enum Clock {
    static let day = CalendarDay(year: 2031, month: 1, day: 13) ?? .distant
    static let now = Moment(day: day, hour: 16, minute: 30, offsetMinutes: 60) ?? .distant

    static func offset(_ day: CalendarDay, _ hour: Int, _ minute: Int) -> Int {
        (4...10).contains(day.month) ? 120 : 60
    }

    static let context = DocumentContext(now: now, offsetAt: offset, practice: Practice())
}

extension CalendarDay {
    /// A day that no test expects.
    static var distant: Self {
        guard let day = Self("9999-12-31") else { preconditionFailure("the day exists") }
        return day
    }
}

extension Moment {
    /// A moment that no test expects.
    static var distant: Self {
        guard let moment = Self("9999-12-30T23:59:59Z") else {
            preconditionFailure("the moment exists")
        }
        return moment
    }

    /// A moment of the tests' clock.
    static func at(_ text: String, _ hour: Int, _ minute: Int) -> Self {
        let day = CalendarDay(text) ?? .distant
        return Self(
            day: day,
            hour: hour,
            minute: minute,
            offsetMinutes: Clock.offset(day, hour, minute)
        ) ?? .distant
    }
}

/// The problems of a document; none when it is read.
func problems(_ read: () throws(DocumentErrors) -> some Any) -> [DocumentProblem] {
    do {
        _ = try read()
        return []
    } catch {
        return error.problems
    }
}

/// The problems of a progress note.
func noteProblems(_ text: String, noteClass: NoteClass = .progress) -> [DocumentProblem] {
    problems { () throws(DocumentErrors) in
        try NoteDocument.parse(text, noteClass: noteClass, context: Clock.context)
    }
}

/// A progress note.
func note(_ text: String, noteClass: NoteClass = .progress) throws(DocumentErrors) -> NoteContent {
    try NoteDocument.parse(text, noteClass: noteClass, context: Clock.context)
}

/// `line:column message` of each problem.
func places(_ problems: [DocumentProblem]) -> [String] {
    problems.map { "\($0.line):\($0.column) \($0.message)" }
}
