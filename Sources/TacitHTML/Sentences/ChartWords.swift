internal import TacitClinical

/// The words of charts, of the timeline of goals and of the list of steps: plain, and without a word for better or
/// worse, because a change of points is not always one that a person feels (clinical.md 1.1).
enum ChartWords {
    static let readings = "All readings"
    static let readingHeads = ["Day", "Value"]
    static let readingHeadsWithBand = ["Day", "Value", "Range"]
    static let marks = "Plans and changes"
    static let markHeads = ["Day", "What happened"]
    static let goal = "goal"
    static let none = "No readings yet."
    static let otherEdition = "The two come from different editions of the form, so they are not compared."
    static let points = "points"

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `March`; months are those of a day, 1 to 12.
    static func month(_ month: Int) -> String { months.indices.contains(month - 1) ? months[month - 1] : "" }

    /// `Mar`.
    static func shortMonth(_ month: Int) -> String { String(self.month(month).prefix(3)) }

    /// `3 March 2031`.
    static func day(_ day: CalendarDay) -> String { "\(day.day) \(month(day.month)) \(day.year)" }

    /// `March 2031`.
    static func monthAndYear(_ day: CalendarDay) -> String { "\(month(day.month)) \(day.year)" }

    /// A value to a thousandth, large ones in millions and billions: `6.5`, `1.2 million`.
    static func value(_ value: Double) -> String {
        switch value.magnitude {
        case 1e12...: "\(value)"
        case 1e9...: "\(BundleWords.number((value / 1e7).rounded() / 100)) billion"
        case 1e6...: "\(BundleWords.number((value / 1e4).rounded() / 100)) million"
        case 0.001...: BundleWords.number((value * 1_000).rounded() / 1_000)
        default: BundleWords.number(value)
        }
    }

    /// `5 or more`.
    static func target(_ target: MeasureTarget) -> String {
        let value = value(target.value)
        return switch target.op {
        case .atLeast: "\(value) or more"
        case .atMost: "\(value) or less"
        case .exactly: value
        case .above: "more than \(value)"
        case .below: "less than \(value)"
        }
    }

    /// `plan 2`, `change`.
    static func mark(_ kind: ChartMark.Kind) -> String {
        switch kind {
        case .plan(let version): "plan \(version)"
        case .change: "change"
        }
    }

    /// `Change: audio diary`.
    static func markRow(_ mark: ChartMark) -> String {
        let name = PageWords.label(ChartWords.mark(mark.kind))
        return mark.text.map { "\(name): \($0)" } ?? name
    }
}

/// Steps.
extension ChartWords {
    /// Whom a list of steps speaks to.
    enum Reader {
        /// The client: "You did this".
        case client
        /// The practitioner: "Done".
        case practitioner
    }

    static let noSteps = "No steps yet."

    /// `6 of 8`.
    static func count(_ done: Int, of all: Int) -> String { "\(done) of \(all)" }

    /// What the count is about.
    static func counted(_ reader: Reader) -> String {
        switch reader {
        case .client: "steps: you did this"
        case .practitioner: "steps done"
        }
    }

    /// The heading of the steps of one state.
    static func heading(_ state: StepState, _ reader: Reader) -> String {
        switch (state, reader) {
        case (.done, .client): "You did this"
        case (.doing, .client): "You are doing this"
        case (.todo, .client): "Still to come"
        case (.resized, .client): "Changed to fit you"
        case (.skipped, .client): "Left out for now"
        case (.done, .practitioner): "Done"
        case (.doing, .practitioner): "Under way"
        case (.todo, .practitioner): "To do"
        case (.resized, .practitioner): "Resized"
        case (.skipped, .practitioner): "Left out"
        }
    }

    /// The sign and the word of a state; the word says everything that the sign does.
    static func sign(_ state: StepState) -> (sign: String, word: String) {
        switch state {
        case .done: ("✓", "Done")
        case .doing: ("◐", "Under way")
        case .todo: ("○", "To do")
        case .resized: ("↻", "Resized")
        case .skipped: ("–", "Left out")
        }
    }

    /// What else is known of a step.
    static func facts(_ step: PlanStep) -> String? {
        let facts = [step.due.map { "by \(day($0))" }, step.owner.map { "done by \($0)" }].compactMap(\.self)
        return facts.isEmpty ? nil : facts.joined(separator: ", ")
    }

    static let resizedInto = "Now:"
    static let why = "Why:"
}
