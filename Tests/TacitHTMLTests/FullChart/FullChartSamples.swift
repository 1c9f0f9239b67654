import SampleCharts
import TacitClinical

/// Charts for the practitioner's own page. Every person is FICTIONAL.
enum FullChartSamples {
    /// Rowan Ashdown on 1 September 2031: two versions of the plan, a late note with a mistaken addition, a note of
    /// another client, a request for an access copy, a consent that was revoked.
    static let whole: SampleChart = {
        var chart = SampleChart.rowan
        chart.view.day = day("2031-09-01")
        chart.view.client.client.pronouns = "they"
        chart.view.client.client.next = SampleChart.noon("2031-09-08")
        chart.view.client.client.accommodationNeeds = "large print, audio, sessions at 11:00"
        planAgain(&chart)
        measure(&chart)
        write(&chart)
        agree(&chart)
        return chart
    }()

    private static func planAgain(_ chart: inout SampleChart) {
        guard var plan = chart.view.plans.last?.content else { return }
        plan.effectiveFrom = day("2031-03-03")
        plan.reason = "review: the audio diary works"
        plan.reviewOn = day("2031-08-20")
        plan.sections = [
            Section(heading: "In the client's words", text: "I want most mornings without a drink, and my brother back")
        ]
        var problem = PlanProblem(id: "P1", statement: "Drinking")
        problem.linkedDiagnoses = ["F10.20"]
        plan.problems = [problem]
        plan.goals[0].problemIDs = ["P1"]
        plan.goals[0].phase = .symptomControl
        plan.goals[0].clientWords = "mornings without a drink"
        plan.objectives[0].statement = "Audio diary of two minutes daily"
        plan.objectives[0].due = day("2031-10-01")
        plan.objectives[0].measure?.baseline = MeasureBaseline(value: 0, date: day("2031-01-13"))
        plan.objectives[0].measure?.target = MeasureTarget(op: .atLeast, value: 5)
        plan.objectives[0].waivers = [.achievable: "the client wants it so"]
        plan.interventions = [PlanIntervention(id: "I1", modality: "motivational interviewing")]
        var first = PlanStep(id: "s1", text: "Three nights without a drink")
        first.objective = "O1.1"
        first.due = day("2031-08-30")
        plan.steps = [first]
        chart.record(plan, "2031-03-03")
    }

    private static func measure(_ chart: inout SampleChart) {
        for (on, total) in [("2031-01-06", 16.0), ("2031-03-03", 11), ("2031-09-01", 7)] {
            var phq = Assessment(instrument: "PHQ-9", administeredOn: day(on))
            phq.total = total
            chart.enter(phq, on)
        }
        for (on, value) in [("2031-05-05", 4.0), ("2031-07-07", 5), ("2031-08-25", 6)] {
            chart.enter(Reading(measure: "O1.1", value: value, at: SampleChart.noon(on), source: .own), on)
        }
        var step = StepChange(step: "s1", state: .resized)
        step.newStep = "s2"
        step.text = "One night without a drink"
        step.why = "three were too many after the shift"
        step.due = day("2031-09-20")
        chart.enter(step, "2031-08-27")
    }

    private static func write(_ chart: inout SampleChart) {
        var session = note(
            1, "2031-03-03", "He kept the audio diary on 6 of 7 days.\n\n- brought it along\n- read it aloud")
        session.content.format = .dap
        session.content.durationMinutes = 50
        session.content.attendance = .attended
        session.content.modality = "in person"
        session.content.participants = ["Ansel Roake"]
        session.content.objectives = ["O1.1": .better]
        session.content.interventions = ["motivational interviewing"]
        session.content.risk = "low, as before"
        var call = note(2, "2031-03-11", "Two days of drinking, four glasses each.")
        call.content.noteClass = .contact
        call.recordedAt = SampleChart.noon("2031-03-17")
        call.late = true
        var right = addition(3, .amendment, "2031-03-18", "Two glasses each, not four.")
        right.content.reason = "wrong amount"
        var wrong = addition(4, .addendum, "2031-03-19", "Of somebody else.")
        wrong.error = ErrorMark(reason: .other, explanation: "belongs to the next page")
        var late = addition(5, .addendum, "2031-03-25", "The sister called as well.")
        late.content.occurredAt = SampleChart.noon("2031-03-12")
        late.late = true
        call.additions = [right, wrong, late]
        var other = note(6, "2031-05-20", "Of another client.")
        other.error = ErrorMark(reason: .wrongClient, explanation: nil)
        var gone = note(7, "2031-05-21", "Taken back at once.")
        gone.undone = true
        for note in [session, call, other, gone] { chart.sign(note) }
    }

    private static func agree(_ chart: inout SampleChart) {
        var consent = Consent(.part2Specific)
        consent.draftedOn = day("2031-01-13")
        let id = chart.enter(consent, "2031-01-13")
        let revoked = Revocation(
            consent: id, receivedOn: day("2031-06-09"), by: "Rowan Ashdown", inWriting: true, how: "by letter")
        chart.enter(revoked, "2031-06-10")
        chart.enter(ClientRequest(.access, receivedOn: day("2031-07-25"), what: "everything"), "2031-07-25")
        chart.enter(Diagnosis(code: "F32.9", display: "of another client", status: .provisional), "2031-08-01")
        chart.markError()
    }

    /// Five years: a note nearly every week, a reading every six weeks.
    static let years: SampleChart = {
        var chart = SampleChart.rowan
        chart.view.day = day("2036-01-14")
        let first = day("2031-02-03")
        for index in 0..<250 {
            guard let on = first.adding(days: index * 7) else { continue }
            chart.sign(note(index, on.description, "Session \(index): diary heard, next step agreed."))
        }
        for index in 0..<40 {
            guard let on = first.adding(days: index * 44), let id = record(1_000 + index),
                let at = Moment(day: on, hour: 12, minute: 0, offsetMinutes: -300)
            else { continue }
            chart.view.entries.append(
                Entry(
                    id: id, ref: Reference(.entry, id).description, handle: chart.view.client.handle,
                    content: EntryContent(
                        Reading(measure: "O1.1", value: Double(index % 8), at: at, source: .own)), recordedAt: at,
                    author: "Imogen Vale"))
        }
        return chart
    }()

    static func day(_ text: String) -> CalendarDay { SampleChart.day(text) }

    private static func record(_ number: Int) -> RecordID? {
        RecordID(
            bytes: [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
                + Array(repeating: 7, count: 14))
    }

    private static func note(_ number: Int, _ on: String, _ text: String) -> Note {
        var note = SampleChart.note(1, .progress, "otter-4", on, text)
        guard let id = record(number) else { return note }
        note.id = id
        note.ref = Reference(.note, id, digits: 6).description
        return note
    }

    private static func addition(
        _ number: Int, _ kind: AmendmentContent.Kind, _ on: String, _ text: String
    ) -> Addition {
        let note = note(number, on, text)
        return Addition(
            id: note.id, ref: Reference(.addition, note.id, digits: 6).description,
            content: AmendmentContent(kind: kind, reason: nil, occurredAt: nil, text: text),
            recordedAt: SampleChart.noon(on), author: "Imogen Vale", late: false, error: nil)
    }
}
