import TacitClinical

@testable import TacitHTML

/// Plans, changes and steps of the first fictional chart; every person is FICTIONAL.
enum GoalSamples {
    static let versions: [PlanVersion] = {
        var first = PlanContent(effectiveFrom: ChartSamples.day("2031-01-13"))
        first.formality = .formal
        first.goals = [
            goal("G1", "Five alcohol-free days of seven", .symptomControl),
            goal("G2", "PHQ-9 of 9 or less", .symptomControl), goal("G3", "Remember appointments", nil),
        ]
        var second = first
        second.effectiveFrom = ChartSamples.day("2031-03-03")
        second.reason = "review: the audio diary works"
        second.goals[0].achievement = .improving
        var third = second
        third.effectiveFrom = ChartSamples.day("2031-04-14")
        third.reason = "new knowledge: memory and reading age"
        third.goals.remove(at: 2)
        var fourth = third
        fourth.effectiveFrom = ChartSamples.day("2031-09-01")
        fourth.reason = "review: beyond symptom control"
        fourth.goals[0].phase = .underlyingProblems
        fourth.goals[1].achievement = .achieved
        fourth.goals[1].lifecycle = .completed
        fourth.goals.append(goal("G4", "Talk to brother once a month", .underlyingProblems))
        return [first, second, third, fourth].enumerated().map { version($1, $0 + 1) }
    }()

    static let entries: [Entry] = {
        let alterations = [
            ("2031-01-27", "audio diary of two minutes"), ("2031-02-12", "sessions at 16:00 for two weeks"),
            ("2031-02-26", "standing slot at 11:00"), ("2031-04-14", "30 minutes, twice a week"),
        ]
        var change = GoalChange(goal: "G1")
        change.achievement = .achieved
        change.on = ChartSamples.day("2032-01-12")
        return alterations.enumerated().map { index, one in
            entry(
                Alteration(
                    usualProcedure: "as usual", whatChanged: one.1, from: ChartSamples.day(one.0),
                    reason: .accommodation),
                UInt8(index), one.0)
        } + [entry(change, 9, "2032-01-12")]
    }()

    static let timeline = GoalTimeline(
        versions: versions, entries: entries, day: ChartSamples.day("2032-02-02"))

    static let steps: [PlanStep] = {
        var three = step("s1", "Three nights without a drink", .resized)
        three.due = ChartSamples.day("2031-02-10")
        var one = step("s2", "One night without a drink", .done)
        one.resizedFrom = "s1"
        one.whyResized = "three at once were too many after the injury"
        var call = step("s6", "Call the clinic for the old letter", .todo)
        call.owner = "Imogen Vale"
        call.due = ChartSamples.day("2031-10-01")
        return [
            three, one, step("s3", "Three nights without a drink", .done), step("s4", "Five nights", .doing), call,
            step("s5", "Speak into the audio diary", .done), step("s7", "Write the diary by hand", .skipped),
        ]
    }()

    static func version(_ content: PlanContent, _ number: Int) -> PlanVersion {
        PlanVersion(
            id: id(UInt8(100 + number)), ref: "pl-\(number)", handle: "otter-4", version: number, current: number == 4,
            content: content, recordedAt: noon(content.effectiveFrom.description), author: "Imogen Vale",
            contentHash: String(repeating: "0", count: 64))
    }

    static func entry(_ content: some ChartContent, _ number: UInt8, _ day: String) -> Entry {
        Entry(
            id: id(number), ref: "en-\(number)", handle: "otter-4", content: EntryContent(content),
            recordedAt: noon(day), author: "Imogen Vale")
    }

    private static func goal(_ id: String, _ statement: String, _ phase: GoalPhase?) -> PlanGoal {
        var goal = PlanGoal(id: id, statement: statement)
        goal.phase = phase
        return goal
    }

    private static func step(_ id: String, _ text: String, _ state: StepState) -> PlanStep {
        var step = PlanStep(id: id, text: text)
        step.state = state
        return step
    }

    private static func id(_ number: UInt8) -> RecordID {
        guard let id = RecordID(bytes: [number] + Array(repeating: 9, count: 15)) else {
            preconditionFailure("sixteen bytes are an id")
        }
        return id
    }

    private static func noon(_ text: String) -> Moment {
        guard let moment = Moment(day: ChartSamples.day(text), hour: 12, minute: 0, offsetMinutes: -300) else {
            preconditionFailure("the moment exists")
        }
        return moment
    }
}
