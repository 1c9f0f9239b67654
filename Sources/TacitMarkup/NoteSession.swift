internal import TacitClinical

extension DocumentReading {
    /// When the session began and how long it was: each may be said in `at`, in `duration`, or by a
    /// span in either.
    mutating func session() -> (Moment, Int?) {
        let at = scalar("at")
        let length = scalar("duration")
        var begin: MomentText?
        if let at {
            begin = MomentText(at.text, today: context.now.day)
            if begin == nil { problems.add(.noMoment, at: at.place) }
        }
        var minutes = begin?.spanMinutes
        var span: MomentText?
        if let length {
            span = MomentText(length.text, today: context.now.day).flatMap {
                $0.end == nil ? nil : $0
            }
            minutes = duration(length, span: span, begin: begin)
        }
        guard let at else {
            guard let length, let span else { return (context.now, minutes) }
            return (begun(span, on: nil, at: length.place), minutes)
        }
        guard let begin else { return (context.now, minutes) }
        guard begin.exact == nil, begin.start == nil, let span else {
            return (begun(begin, on: nil, at: at.place), minutes)
        }
        return (begun(span, on: begin.day, at: at.place), minutes)
    }

    /// The minutes that `duration` says; a problem when it says other than `at`.
    private mutating func duration(_ value: FieldText, span: MomentText?, begin: MomentText?)
        -> Int?
    {
        guard let minutes = span?.spanMinutes ?? DurationText.minutes(value.text),
            (1...1_440).contains(minutes)
        else {
            problems.add(.noDuration, at: value.place)
            return nil
        }
        if let other = begin?.spanMinutes, other != minutes {
            problems.add(.durationTwice, at: value.place)
        }
        if let span, let begin, !span.agrees(with: begin, context) {
            problems.add(.startTwice, at: value.place)
        }
        return minutes
    }

    private mutating func begun(_ text: MomentText, on day: CalendarDay?, at place: Place) -> Moment {
        guard let moment = text.moment(in: context, on: day) else {
            problems.add(
                text.start == nil && text.exact == nil ? .timeMissing : .noMoment,
                at: place
            )
            return context.now
        }
        if moment.unixMilliseconds - context.now.unixMilliseconds > NoteDocument.futureAllowance {
            problems.add(.future, at: place)
        }
        return moment
    }
}

extension MomentText {
    /// Whether a span begins when another field says, as far as both say something.
    fileprivate func agrees(with begin: MomentText, _ context: DocumentContext) -> Bool {
        if let exact = begin.exact { return moment(in: context, on: exact.day) == exact }
        if let mine = day, let other = begin.day, mine != other { return false }
        return begin.start == nil || begin.start == start
    }
}
