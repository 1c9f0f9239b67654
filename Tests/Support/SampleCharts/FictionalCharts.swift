import TacitClinical

extension SampleChart {
    /// Rowan Ashdown on the day of seal 3: alcohol use disorder, a brain injury, an audio diary.
    public static let rowan: SampleChart = {
        var client = Client(name: "Rowan Ashdown")
        client.born = day("1988-11-02")
        client.chartNumber = "A-017"
        client.part2 = true
        var chart = SampleChart(client, handle: "otter-4", day: "2031-06-23")
        var audit = Assessment(instrument: "AUDIT", administeredOn: day("2031-01-06"))
        audit.total = 27
        let score = chart.enter(audit, "2031-01-06")
        var diagnosis = Diagnosis(
            code: "F10.20",
            display: "Alcohol use disorder, severe",
            status: .confirmed
        )
        diagnosis.evidence = score
        chart.enter(diagnosis, "2031-01-08")
        var plan = PlanContent(effectiveFrom: day("2031-01-13"))
        plan.formality = .formal
        plan.sections = [
            Section(heading: "In the client's words", text: "I want mornings without a drink")
        ]
        plan.goals = [PlanGoal(id: "G1", statement: "Five alcohol-free days of seven")]
        var objective = PlanObjective(
            id: "O1.1",
            goalID: "G1",
            statement: "Written drinking diary daily"
        )
        objective.measure = PlanMeasure(kind: .count)
        objective.measure?.unit = "days a week"
        plan.objectives = [objective]
        chart.record(plan, "2031-01-13")
        chart.enter(
            Reading(measure: "O1.1", value: 3, at: noon("2031-03-03"), source: .own),
            "2031-03-03"
        )
        var request = AccommodationRequest(
            requestedOn: day("2031-01-20"),
            requestedBy: "Rowan Ashdown",
            clientWords: "I cannot keep it in writing.",
            task: "written drinking diary",
            functionalNeed: "Reads and writes slowly and misreads lines.",
            barrier: "The diary is written and read.",
            proposedChange: "Drop the diary.",
            urgency: .soon
        )
        request.disabilityLink = "acquired brain injury, reading and memory"
        let id = chart.enter(request, "2031-01-20")
        var decision = Determination(
            request: id,
            decidedOn: day("2031-01-22"),
            decidedBy: "Imogen Vale",
            finding: .supported,
            decision: .grantedModified,
            rationale: "The barrier is the writing.",
            effectOnGoals: .unchanged,
            reviewOn: day("2031-03-03")
        )
        decision.agreedPerformance = "Audio diary of two minutes"
        chart.enter(decision, "2031-01-22")
        var outcome = AccommodationOutcome(
            request: id,
            reviewedOn: day("2031-03-03"),
            worked: .yes,
            evidence: "Audio diary on 6 of 7 days; AUDIT-C 9.",
            next: .continue
        )
        outcome.standing = true
        chart.enter(outcome, "2031-03-03")
        var alteration = Alteration(
            usualProcedure: "written drinking diary",
            whatChanged: "audio diary of two minutes",
            from: day("2031-01-27"),
            reason: .accommodation
        )
        alteration.accommodation = id
        chart.enter(alteration, "2031-01-22")
        return chart
    }()

    /// Juniper Castellane on the day of seal 4: anxiety, a plan and its last review; not under Part 2.
    public static let juniper: SampleChart = {
        var client = Client(name: "Juniper Castellane")
        client.part2 = false
        client.chartNumber = "B-022"
        var chart = SampleChart(client, handle: "wren-7", day: "2031-07-08")
        var gad = Assessment(instrument: "GAD-7", administeredOn: day("2031-06-30"))
        gad.total = 6
        chart.enter(gad, "2031-06-30")
        chart.enter(
            Diagnosis(code: "F41.1", display: "Generalised anxiety disorder", status: .confirmed),
            "2031-02-04"
        )
        var plan = PlanContent(effectiveFrom: day("2031-02-25"))
        plan.formality = .formal
        plan.goals = [PlanGoal(id: "G1", statement: "Fewer reassurance checks")]
        chart.record(plan, "2031-02-25")
        for (held, words) in [
            ("2031-05-06", "Fortnightly is right."), ("2031-06-30", "I check less."),
        ] {
            chart.enter(
                Review(planVersion: 1, heldOn: day(held), clientView: words, outcome: .noChange),
                held
            )
        }
        var wrong = note(220, .progress, "wren-7", "2031-05-20", "of another client")
        wrong.error = ErrorMark(reason: .wrongClient, explanation: nil)
        chart.sign(wrong)
        return chart
    }()
}
