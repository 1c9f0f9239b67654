import TacitClinical

extension SampleChart {
    static var markedPlan: PlanContent {
        var plan = PlanContent(effectiveFrom: day("2031-01-13"))
        plan.formality = .formal
        plan.sections = [Section(heading: "mark-plan", text: "mark-plan & <words>\nsecond line")]
        var problem = PlanProblem(id: "P1", statement: "mark-plan drinking")
        problem.linkedDiagnoses = ["F10.20"]
        problem.openedAt = day("2031-01-13")
        problem.stageOfChange = .preparation
        plan.problems = [problem]
        var goal = PlanGoal(id: "G1", statement: "mark-plan mornings")
        goal.problemIDs = ["P1"]
        goal.clientWords = "mark-plan"
        goal.phase = .symptomControl
        goal.achievement = .improving
        goal.targetDate = day("2031-06-30")
        goal.barriers = ["mark-plan paper"]
        plan.goals = [goal]
        plan.objectives = markedObjectives
        var intervention = PlanIntervention(id: "I1", modality: "mark-plan interviewing")
        intervention.objectiveIDs = ["O1.1"]
        intervention.frequency = "weekly"
        intervention.start = day("2031-01-13")
        intervention.provider = "Imogen Vale"
        plan.interventions = [intervention]
        var step = PlanStep(id: "s1", text: "mark-plan three nights")
        step.due = day("2031-02-10")
        step.objective = "O1.1"
        plan.steps = [step]
        plan.otherIDs = ["s7"]
        return plan
    }

    private static var markedObjectives: [PlanObjective] {
        var days = PlanObjective(id: "O1.1", goalID: "G1", statement: "mark-plan five days")
        var measure = PlanMeasure(kind: .count)
        measure.unit = "days a week"
        measure.baseline = MeasureBaseline(value: 0, date: day("2031-01-13"))
        measure.target = MeasureTarget(op: .atLeast, value: 5)
        days.measure = measure
        days.due = day("2031-04-07")
        days.waivers = [.specific: "mark-plan value"]
        var scaled = PlanObjective(id: "O1.2", goalID: "G1", statement: "mark-plan attained")
        scaled.measure = PlanMeasure(kind: .gas)
        scaled.measure?.levels = (-2...2).map { "mark-plan level \($0)" }
        var mood = PlanObjective(id: "O1.3", goalID: "G1", statement: "mark-plan mood")
        mood.measure = PlanMeasure(kind: .instrument)
        mood.measure?.instrument = "PHQ-9"
        mood.measure?.target = MeasureTarget(op: .below, value: 9.5)
        return [days, scaled, mood]
    }
}
