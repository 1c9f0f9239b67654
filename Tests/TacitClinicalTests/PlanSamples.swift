import TacitClinical

/// A day that exists, as the tests write it.
func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? .first }

/// Noon of a day, in UTC.
func noon(_ text: String) -> Moment {
    Moment(day: day(text), hour: 12, minute: 0, offsetMinutes: 0) ?? .epoch
}

extension CalendarDay {
    static var first: Self {
        guard let day = Self("1970-01-01") else { preconditionFailure("the day exists") }
        return day
    }
}

extension Moment {
    static var epoch: Self {
        guard let moment = Self(unixMilliseconds: 0) else {
            preconditionFailure("the moment exists")
        }
        return moment
    }
}

/// The first plan of the chart of Rowan Ashdown, in short.
enum PlanSample {
    static var formal: PlanContent {
        var plan = PlanContent(effectiveFrom: day("2031-01-13"))
        plan.formality = .formal
        plan.sections = [
            Section(heading: "In the client's words", text: "I want mornings without a drink")
        ]
        var problem = PlanProblem(id: "P1", statement: "Drinking on most evenings")
        problem.clientWords = "I want mornings without a drink"
        problem.linkedDiagnoses = ["F10.20"]
        plan.problems = [problem]
        var goal = PlanGoal(id: "G1", statement: "Mornings without a drink")
        goal.problemIDs = ["P1"]
        goal.phase = .symptomControl
        plan.goals = [goal]
        var objective = PlanObjective(
            id: "O1.1",
            goalID: "G1",
            statement: "Five alcohol-free days of seven"
        )
        var measure = PlanMeasure(kind: .count)
        measure.unit = "days a week"
        measure.baseline = MeasureBaseline(value: 0, date: day("2031-01-13"))
        measure.target = MeasureTarget(op: .atLeast, value: 5)
        measure.cadence = "week"
        objective.measure = measure
        objective.due = day("2031-04-07")
        objective.reviewOn = day("2031-03-03")
        objective.responsible = "client"
        objective.confidence = 7
        plan.objectives = [objective]
        var intervention = PlanIntervention(id: "I1", modality: "Motivational interviewing")
        intervention.objectiveIDs = ["O1.1"]
        plan.interventions = [intervention]
        var step = PlanStep(id: "s1", text: "three nights")
        step.objective = "O1.1"
        plan.steps = [step, PlanStep(id: "s2", text: "buy a calendar")]
        return plan
    }

    /// Stands for the hash of a version.
    static let hash = String(repeating: "5e", count: 32)

    /// A chart with the plan and these entries, recorded at noon of 2031-02-03.
    static func context(_ entries: [any ChartContent] = [], plan: PlanContent? = formal)
        -> EntryContext
    {
        EntryContext(
            now: noon("2031-02-03"),
            client: Client(name: "Rowan Ashdown"),
            plan: plan,
            versions: plan == nil ? [:] : [1: hash, 2: hash],
            entries: entries.map { entry($0) }
        )
    }

    static func entry(_ content: any ChartContent, at moment: Moment = noon("2031-02-03")) -> Entry {
        Entry(
            id: .random(),
            ref: "eaaaa",
            handle: "otter-4",
            content: EntryContent(content),
            recordedAt: moment,
            author: nil
        )
    }
}
