internal import TacitClinical

/// The words of the practitioner's own copy of a chart.
enum FullChartWords {
    static let contents = "Contents"
    static let overview = "Overview"
    static let measures = "Goals and measures"
    static let plan = "Plan"
    static let history = "History of the plan"
    static let timeline = "Time line"
    static let notes = "Notes"
    static let entries = "Entries"
    static let notHere = "What is not here"

    static let called = "Called"
    static let pronouns = "Pronouns"
    static let born = "Born"
    static let chart = "Chart number"
    static let needs = "Standing needs"
    static let contact = "Contact"
    static let emergency = "In an emergency"
    static let authority = "Who consents"
    static let part2 = "42 CFR Part 2"
    static let diagnoses = "Diagnoses"
    static let next = "Next appointment"
    static let closed = "Closed"
    static let safety = "Open safety flags"
    static let current = "Plan in force"
    static let open = "Open goals"
    static let due = "What is due"
    static let inForce = "Done otherwise than usual"

    static let reason = "Reason"
    static let review = "Next review"
    static let signed = "Signed"
    static let kept = "Record"
    static let problems = "Problems"
    static let goals = "Goals and objectives"
    static let interventions = "Interventions"
    static let steps = "Steps"
    static let smart = "SMART"

    static let when = "When"
    static let place = "How and where"
    static let present = "Also present"
    static let objectives = "Objectives"
    static let codes = "Codes"
    static let risk = "Risk"
    static let stands = "Where it stands"

    static let noFlags = "None."
    static let noPlan = "There is no plan yet."
    static let noGoals = "No goal is open."
    static let nothingDue = "Nothing waits, nor will within 30 days."
    static let nothingInForce = "Nothing: everything is as usual."
    static let noNotes = "There are no notes yet."
    static let noEntries = "Nothing was entered yet."
    static let nothing = "Nothing was recorded yet."
    static let noMeasures = "There are no readings yet."
    static let first = "The first version."
    static let unchanged = "Nothing else changed."
    static let inError = "Entered in error"
    static let late = "late entry"
    static let protected =
        "Psychotherapy notes, SUD counselling notes and supervision notes are no part of a chart and are not in this "
        + "file, whether there are any or not. To read one, type: tacit show REF"

    /// `Chart of Rowan Ashdown, 4 March 2032`.
    static func title(_ name: String, _ day: CalendarDay) -> String { "Chart of \(name), \(ChartWords.day(day))" }
    /// `otter-4, made 4 March 2032, 18:05`.
    static func lead(_ handle: String, _ made: Moment) -> String { "\(handle), made \(moment(made))" }
    /// `4 March 2032, 18:05`.
    static func moment(_ moment: Moment) -> String { CopyWords.moment(moment) }
    /// A day in words, where the text is one; else the text.
    static func plain(_ text: String) -> String { CalendarDay(text).map(ChartWords.day) ?? text }
    /// `Recorded 17 March 2031, 18:05, late entry, by Imogen Vale, n7f3q`.
    static func recorded(_ at: Moment, _ author: String?, _ ref: String, late: Bool = false) -> String {
        ["Recorded \(moment(at))", late ? self.late : nil, author.map { "by \($0)" }, ref].compactMap(\.self)
            .joined(separator: ", ")
    }
    /// `Entered in error: wrong client`.
    static func error(_ mark: ErrorMark) -> String {
        let why = [words(mark.reason.rawValue), mark.explanation].compactMap(\.self).joined(separator: ", ")
        return "\(inError): \(why)"
    }
    /// `recorded 17 March 2031`.
    static func onlyRecorded(_ day: CalendarDay) -> String { "recorded \(ChartWords.day(day))" }
    /// A word of a choice as it is read: `granted modified`.
    static func words(_ raw: String) -> String { raw.replacing("-", with: " ") }
    /// `Step`, `Alteration end`.
    static func kind(_ kind: EntryKind) -> String { PageWords.label(words(kind.rawValue)) }
}

/// The overview.
extension FullChartWords {
    static func flag(_ flag: SafetyFlag, _ entry: Entry) -> String {
        "\(ChartWords.day(Occurrence.day(of: entry))): \(flag.text), \(entry.ref)"
    }
    static func reviewOn(_ day: CalendarDay) -> String { "To be reviewed \(ChartWords.day(day))" }
    /// `client and guardian, Ada Quill (order of 2030)`; nothing where the client alone consents.
    static func authority(_ client: Client) -> String? {
        let who: String? =
            switch client.consentAuthority {
            case .client, nil: nil
            case .guardian: "guardian"
            case .both: "client and guardian"
            }
        guard let who else { return nil }
        return [who, client.guardian].compactMap(\.self).joined(separator: ", ")
            + (client.authorityCitation.map { " (\($0))" } ?? "")
    }
    static func closure(_ closure: Closure) -> String { "\(ChartWords.day(closure.on)), \(closure.reason.rawValue)" }
    /// `3 March 2031, overdue: step, ask for the letter (s4)`.
    static func due(_ item: DueItem, _ today: CalendarDay) -> String {
        let what = words(item.what.rawValue)
        let about = [item.item, item.ref].compactMap(\.self).joined(separator: ", ")
        let when = ChartWords.day(item.on) + (item.on < today ? ", overdue" : "")
        return "\(when): \(what), \(item.detail)" + (about.isEmpty ? "" : " (\(about))")
    }
    static func granted(_ found: AccommodationCase, _ day: CalendarDay) -> String {
        let agreed = found.determination?.content.agreedPerformance.map { ": \($0)" } ?? ""
        return "Accommodation, \(found.request.content.task)\(agreed) (\(found.state(on: day)), \(found.request.ref))"
    }
    static func altered(_ found: Charted<Alteration>) -> String {
        let content = found.content
        let since = "since \(ChartWords.day(content.from)), \(found.ref)"
        return "\(content.whatChanged), usually \(content.usualProcedure) (\(since))"
    }
}

/// Measures, the plan and its history.
extension FullChartWords {
    /// `O1.1  Five days of seven`; an instrument has only its name.
    static func measure(_ series: MeasureSeries) -> String {
        series.id == series.label ? series.label : "\(series.id)  \(series.label)"
    }
    /// `-5 points, -31 %, moderately severe -> moderate; reaches 5 points`; nil without two values that compare.
    static func change(_ series: MeasureSeries) -> String? {
        series.change.map { [$0.text, $0.thresholdText].compactMap(\.self).joined(separator: "; ") }
    }
    /// `Version 2`.
    static func numbered(_ version: PlanVersion) -> String { "Plan, version \(version.version)" }
    /// `Version 2, in force since 3 March 2031`.
    static func version(_ version: PlanVersion) -> String {
        "Version \(version.version), in force since \(ChartWords.day(version.content.effectiveFrom))"
    }
    /// `3 changes since version 1`.
    static func changes(_ count: Int, _ before: Int) -> String {
        "\(count) change\(count == 1 ? "" : "s") since version \(before)"
    }
    /// What a change of the plan is about, without its words.
    static func change(_ change: PlanChange) -> String {
        let name = change.item.isEmpty ? "text" : change.item
        switch change.kind {
        case .added: return "\(name), new:"
        case .removed: return "\(name), no longer there:"
        case .changed, .reworded: return "\(name)\(change.field.map { " \($0)" } ?? ""):"
        }
    }
    /// The letters, then what is to be looked at and what was waived, each with the reason.
    static func smart(_ result: SmartResult) -> String {
        let more = result.letters.compactMap { letter, outcome -> String? in
            switch outcome {
            case .pass: nil
            case .warn(let lack): "\(letter.rawValue) to be looked at: \(lack)"
            case .waived(let reason): "\(letter.rawValue) waived: \(reason)"
            }
        }
        return ([result.text] + more).joined(separator: "\n")
    }
}

/// Notes and entries.
extension FullChartWords {
    /// `Progress note, attended`; the class and attendance.
    static func note(_ note: Note) -> String {
        let name = "\(PageWords.label(words(note.content.noteClass.rawValue))) note"
        return [name, note.content.attendance.map { words($0.rawValue) }].compactMap(\.self).joined(separator: ", ")
    }
    static func heading(_ note: Note) -> String {
        "\(ChartWords.day(note.content.occurredAt.day)): \(self.note(note))" + (note.late ? ", \(late)" : "")
    }
    /// `Addendum to n7f3q: left out`.
    static func added(_ content: AmendmentContent, to note: Note) -> String {
        "\(PageWords.label(content.kind.rawValue)) to \(note.ref)" + (content.reason.map { ": \($0)" } ?? "")
    }
    /// `3 March 2031, 14:00, 50 minutes`.
    static func session(_ content: NoteContent) -> String {
        [moment(content.occurredAt), content.durationMinutes.map { "\($0) minute\($0 == 1 ? "" : "s")" }]
            .compactMap(\.self).joined(separator: ", ")
    }
    /// `in force since 27 January 2031`.
    static func alteration(_ content: Alteration, end: CalendarDay?, _ day: CalendarDay) -> String {
        if let end, end <= day { return "ended \(ChartWords.day(end))" }
        let until = end.map { " until \(ChartWords.day($0))" } ?? ""
        return content.from > day
            ? "from \(ChartWords.day(content.from))\(until)"
            : "in force since \(ChartWords.day(content.from))\(until)"
    }
    static func consent(_ found: ConsentStanding) -> String {
        switch found.state {
        case .revoked: "revoked" + (found.revocation.map { " \(ChartWords.day($0.content.receivedOn))" } ?? "")
        case .waiting: "waits for a signature"
        case .draft: "draft"
        case .active: "holds" + (found.until.map { " until \(ChartWords.day($0))" } ?? "")
        case .expired: "expired" + (found.until.map { ", held until \(ChartWords.day($0))" } ?? "")
        }
    }
    static func request(_ record: RequestRecord) -> String {
        guard let closing = record.closing else { return "open, due \(ChartWords.day(record.due))" }
        return "\(words(closing.decision.rawValue)) \(ChartWords.day(closing.answeredOn))"
    }
}
