internal import TacitClinical

/// The words of charts, of the timeline of goals and of the list of steps: plain, and without a word for better or
/// worse, because a change of points is not always one that a person feels (clinical.md 1.1).
enum ChartWords {
    static let readings = "All readings"
    static let readingHeads = ["Day", "Value", "Range"]
    static let marks = "Plans and changes"
    static let goal = "goal"
    static let none = "No readings yet."
    static let otherEdition = "The two come from different editions of the form, so they are not compared."

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

    /// A value to a thousandth, large ones in millions and more: `6.5`, `1.2 million`.
    static func value(_ value: Double) -> String {
        switch value.magnitude {
        case 1e15...: short("\(value)")
        case 1e12...: "\(FormValue.text(of: (value / 1e10).rounded() / 100)) trillion"
        case 1e9...: "\(FormValue.text(of: (value / 1e7).rounded() / 100)) billion"
        case 1e6...: "\(FormValue.text(of: (value / 1e4).rounded() / 100)) million"
        case 0.001...: FormValue.text(of: (value * 1_000).rounded() / 1_000)
        default: value == 0 ? "0" : short("\(value)")
        }
    }

    /// The first digits of a number and its power of ten.
    private static func short(_ number: String) -> String {
        let parts = number.split(separator: "e")
        return parts.count == 2 ? "\(parts[0].prefix(4))e\(parts[1])" : String(number.prefix(9))
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

    /// `27 January 2031: change, audio diary`.
    static func event(_ mark: ChartMark) -> String {
        "\(day(mark.on)): " + [self.mark(mark.kind), mark.text].compactMap(\.self).joined(separator: ", ")
    }
}

/// What a series says.
extension ChartWords {
    /// One sentence of the change, then the range and the goal, where there are any; nothing between two editions.
    static func sentence(_ series: MeasureSeries) -> String {
        var sentences = [change(series)]
        let (first, last) = (series.points.first, series.points.last)
        if let from = first?.band, let to = last?.band, areComparable(series) {
            sentences.append(from == to ? "Range: \(to)." : "Range: \(from), then \(to).")
        }
        if let target = series.target, target.value.isFinite { sentences.append("Goal: \(self.target(target)).") }
        return sentences.joined(separator: " ")
    }

    /// Whether the first and the last value come from one edition of a form, as ``MeasureSeries/change`` asks.
    private static func areComparable(_ series: MeasureSeries) -> Bool {
        series.points.count < 2 || series.change != nil
    }

    private static func change(_ series: MeasureSeries) -> String {
        guard let first = series.points.first, let last = series.points.last else { return none }
        let (from, to) = (value(first.value), value(last.value))
        let amount = "\(to)\(unit(series, last.value))"
        guard series.points.count > 1 else { return "One reading: \(amount) on \(day(last.on))." }
        guard areComparable(series) else {
            return "\(from)\(unit(series, first.value)) in \(monthAndYear(first.on)), \(amount) in "
                + "\(monthAndYear(last.on)). \(otherEdition)"
        }
        let isOneDay = first.on == last.on
        if from == to {
            return "\(amount)" + (isOneDay ? " on \(day(last.on))." : ", the same as in \(monthAndYear(first.on)).")
        }
        let span = "From \(from) to \(to)\(unit(series, 0))"
        return isOneDay ? "\(span) on \(day(last.on))." : "\(span) since \(monthAndYear(first.on))."
    }

    /// The unit behind a value; that of an instrument is points.
    private static func unit(_ series: MeasureSeries, _ value: Double) -> String {
        if let unit = series.unit { return " \(unit)" }
        guard Instrument.named(series.instrument ?? series.id) != nil else { return "" }
        return value == 1 ? " point" : " points"
    }

    /// `All readings (3)`.
    static func summary(_ count: Int) -> String { "\(readings) (\(count))" }

    /// The column of the values.
    static func valueHead(_ series: MeasureSeries) -> String {
        let unit = unit(series, 0).drop { $0 == " " }
        return unit.isEmpty ? readingHeads[1] : "\(readingHeads[1]) (\(unit))"
    }
}

/// Goals over time.
extension ChartWords {
    static let begun = "begun"

    /// What became of a goal; what nobody said is going on.
    static func state(_ lifecycle: GoalLifecycle, _ achievement: GoalAchievement?) -> String {
        switch (lifecycle, achievement) {
        case (_, .achieved): "reached"
        case (_, .sustaining): "reached and kept up"
        case (.cancelled, _), (_, .notAttainable): "set aside"
        case (.rejected, _): "not agreed"
        case (.completed, .notAchieved), (.completed, .noProgress): "closed, not reached"
        case (.completed, _): "completed"
        case (.onHold, _): "on hold"
        case (.proposed, _): "proposed"
        case (_, .improving): "moving toward the goal"
        case (_, .worsening): "moving away from the goal"
        case (_, .noChange), (_, .noProgress): "no change so far"
        case (_, .notAchieved): "not reached"
        case (_, .inProgress), (_, nil): "going on"
        }
    }

    static let noLongerInThePlan = "no longer in the plan"

    /// `phase: symptom control`; a label of her own stands for the word, or behind it.
    static func phase(_ phase: GoalPhase?, _ label: String?) -> String? {
        let words = [phase?.rawValue.replacing("-", with: " "), label].compactMap(\.self).filter { !$0.isEmpty }
        return words.isEmpty ? nil : "phase: \(words.joined(separator: ", "))"
    }

    /// What stands at the end of a bar: the state, and a sign when the goal was reached.
    static func ending(_ span: GoalSpan) -> String { span.isReached ? "✓ \(span.state)" : span.state }

    /// `13 January 2031: begun`.
    static func event(_ event: GoalSpan.Event) -> String { "\(day(event.on)): \(event.text)" }
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

    /// The word of its state, by when it is to be done, and who does it, when that is not the client.
    static func facts(_ step: PlanStep, _ state: String) -> String {
        let owner = step.owner.map { $0 == "client" ? nil : "\($0) does this" } ?? nil
        let isOpen = step.state == .todo || step.state == .doing
        return [state, isOpen ? step.due.map { "by \(day($0))" } : nil, owner].compactMap(\.self).joined(
            separator: ", ")
    }

    static let resizedInto = "Now:"
    static let why = "Why:"
}
