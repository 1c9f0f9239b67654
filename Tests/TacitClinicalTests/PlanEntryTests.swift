import Foundation
import TacitClinical
import Testing

@Suite struct PlanEntryTests {
    private func faults(
        _ content: some ChartContent,
        _ context: EntryContext = PlanSample.context()
    ) -> [String] {
        content.faults(in: context).map { "\($0.field): \($0.message)" }
    }

    private func completed<Content: ChartContent>(_ content: Content, _ context: EntryContext)
        -> Content
    {
        var content = content
        content.complete(in: context)
        return content
    }

    @Test func fieldsAreTheMembersOfTheJSON() throws {
        var problem = ProblemEntry(statement: "a")
        (problem.id, problem.behaviouralDefinition, problem.clientWords) = ("P1", "b", "c")
        (problem.linkedDiagnoses, problem.priority, problem.status) = (["F10.20"], 1, .active)
        (problem.openedAt, problem.whyDeferred, problem.stageOfChange) = (.first, "d", .action)
        try check(problem)
        var reading = Reading(measure: "O1.1", value: 3, at: .epoch, source: .own)
        reading.comment = "a"
        try check(reading)
        var review = Review(
            planVersion: 1,
            heldOn: .first,
            clientView: "not asked",
            outcome: .noChange
        )
        (review.participants, review.progress, review.decisions) = (
            ["a"], ["O1.1": "b"], ["O1.1": "continue"]
        )
        (review.nextReview, review.note) = (.first, "c")
        try check(review)
        var acceptance = Acceptance(
            version: 1,
            signedBy: "Rowan Ashdown",
            role: .client,
            method: .paper,
            signedOn: .first,
            agreed: true
        )
        (acceptance.contentHash, acceptance.comment) = (String(repeating: "a", count: 64), "b")
        try check(acceptance)
        var step = StepChange(step: "s1", state: .resized)
        (step.why, step.text, step.newStep, step.due, step.clientComment) = (
            "a", "b", "s2", .first, "c"
        )
        try check(step)
        var goal = GoalChange(goal: "G1")
        (goal.phase, goal.phaseLabel, goal.lifecycle, goal.achievement) = (
            .discharge, "a", .active, .achieved
        )
        (goal.on, goal.reason) = (.first, "b")
        try check(goal)
    }

    /// Every member has a field and the other way round, values are what a form can hold, and they survive.
    private func check<Content: ChartContent>(_ content: Content) throws {
        let data = try JSONEncoder().encode(content)
        let members = try JSONDecoder().decode([String: FormValue].self, from: data)
        #expect(Set(members.keys) == Set(Content.fields.map(\.key)))
        #expect(try JSONDecoder().decode(Content.self, from: data) == content)
        #expect(content.title.count <= 80 && !content.title.isEmpty)
    }

    @Test func titlesFitALine() {
        let long = String(repeating: "ab\n", count: 100)
        #expect(ProblemEntry(statement: long).title.count == 80)
        #expect(!ProblemEntry(statement: long).title.contains("\n"))
        #expect(
            Reading(measure: "O1.1", value: 3.5, at: noon("2031-02-01"), source: .session).title
                == "O1.1: 3.5, 2031-02-01"
        )
    }

    @Test func aNewProblemGetsTheNextNumber() {
        var plan = PlanSample.formal
        plan.otherIDs = ["P4"]
        var alone = ProblemEntry(statement: "low mood")
        alone.id = "P6"
        let context = PlanSample.context([alone], plan: plan)
        let next = completed(ProblemEntry(statement: "memory"), context)
        #expect(next.id == "P7")
        #expect(faults(next, context) == [])
        #expect(completed(ProblemEntry(statement: "x"), PlanSample.context(plan: nil)).id == "P1")
        #expect(completed(alone, context).id == "P6")
        #expect(faults(alone, context) == [])
        alone.id = "P9"
        #expect(faults(alone, context) == ["id: no problem has had this id"])
        alone.id = "G1"
        #expect(faults(alone, context) == ["id: no problem has had this id"])
    }

    @Test func aReadingIsOneOfItsMeasure() {
        func reading(_ measure: String, _ value: Double, _ day: String = "2031-02-03") -> Reading {
            Reading(measure: measure, value: value, at: noon(day), source: .own)
        }
        #expect(faults(reading("O1.1", 3)) == [])
        #expect(faults(reading("craving", 3)) == [])
        #expect(faults(reading("O9.1", 3)) == ["measure: no objective of the plan has this id"])
        #expect(faults(reading("", 3)) == ["measure: this says nothing"])
        #expect(faults(reading("O1.1", .nan)) == ["value: this is no number that can be kept"])
        #expect(faults(reading("O1.1", 3, "2031-02-04")) == ["at: this lies in the future"])
        #expect(faults(reading("O1.1", 3), PlanSample.context(plan: nil)).count == 1)
        var plan = PlanSample.formal
        for (kind, good, bad) in [
            (MeasureKind.binary, [0.0, 1], [0.5, 2, -1, .nan]), (.gas, [-2, 0, 2], [-3, 0.5, 3]),
        ] {
            plan.objectives[0].measure = PlanMeasure(kind: kind)
            let context = PlanSample.context(plan: plan)
            for value in good { #expect(faults(reading("O1.1", value), context) == []) }
            for value in bad { #expect(faults(reading("O1.1", value), context).count == 1) }
        }
    }

    @Test func aReadingOfAnOwnMeasureKeepsItsRange() {
        var own = OwnMeasure(name: "reassurance checks", direction: .lowerBetter)
        (own.lowest, own.highest) = (0, 60)
        let context = PlanSample.context([own])
        func reading(_ measure: String, _ value: Double) -> Reading {
            Reading(measure: measure, value: value, at: context.now, source: .own)
        }
        for value in [0.0, 22, 60] {
            #expect(faults(reading("Reassurance checks", value), context) == [])
        }
        for value in [-1.0, 61] {
            #expect(
                faults(reading("reassurance checks", value), context)
                    == ["value: this lies outside the range of the measure"]
            )
        }
        #expect(reading("reassurance checks", 1).advice(in: context) == [])
        #expect(reading("O1.1", 1).advice(in: context) == [])
        #expect(
            reading("craving", 1).advice(in: context).map(\.message) == [
                "the chart has no measure of this name"
            ]
        )
    }

    @Test func aReviewNeedsTheClientsView() {
        var review = Review(
            planVersion: 2,
            heldOn: day("2031-02-03"),
            clientView: "not asked",
            outcome: .newVersion
        )
        review.decisions = ["O1.1": "modify, five was too many"]
        review.progress = ["O1.1": "three of seven"]
        review.nextReview = day("2031-02-03")
        #expect(faults(review) == [])
        #expect(review.advice(in: PlanSample.context()) == [])
        review.clientView = " \n"
        review.nextReview = day("2031-02-02")
        #expect(
            faults(review) == [
                "client_view: the client's view is missing",
                "next_review: the next review lies before this one",
            ]
        )
    }

    @Test func aReviewIsAboutWhatIsThere() {
        var review = Review(
            planVersion: 2,
            heldOn: day("2031-02-03"),
            clientView: "good",
            outcome: .noChange
        )
        review.decisions = ["O9.1": "continue"]
        review.progress = ["O9.1": "better"]
        let unknown = "no objective of the plan has this id"
        #expect(faults(review) == ["progress: \(unknown)", "decisions: \(unknown)"])
        (review.decisions, review.progress) = (["O1.1": "stop"], [:])
        #expect(faults(review) == ["decisions: a decision begins with another word"])
        review.decisions = ["O1.1": "discontinue"]
        #expect(faults(review) == [])
        #expect(review.advice(in: PlanSample.context()).count == 1)
        review.planVersion = 1
        #expect(review.advice(in: PlanSample.context()).map(\.message).contains("version 2 is the newest"))
        review.planVersion = 0
        #expect(faults(review) == ["plan_version: the plan has no such version"])
        review.planVersion = 1
        #expect(
            faults(review, PlanSample.context(plan: nil)).contains(
                "plan_version: the plan has no such version"
            )
        )
        review.heldOn = day("2031-02-04")
        #expect(faults(review) == ["held_on: this lies in the future"])
    }

    @Test func decisionsHaveAWordAndAReason() {
        #expect(ReviewDecision.read("modify, five was too many")?.decision == .modify)
        #expect(ReviewDecision.read("modify, five was too many")?.why == "five was too many")
        #expect(ReviewDecision.read("Continue")?.decision == .continue)
        #expect(ReviewDecision.read("Continue")?.why == nil)
        #expect(ReviewDecision.read("achieve ,")?.decision == .achieve)
        #expect(ReviewDecision.read("achieve ,")?.why == nil)
        #expect(ReviewDecision.read("goes on") == nil)
        #expect(ReviewDecision.read("") == nil)
    }

    @Test func anAcceptanceIsOfAVersionAndADay() {
        var acceptance = Acceptance(
            version: 1,
            signedBy: "Rowan Ashdown",
            role: .client,
            method: .screen,
            signedOn: day("2031-02-03"),
            agreed: true
        )
        #expect(faults(acceptance) == [])
        #expect(
            faults(acceptance, PlanSample.context(plan: nil)) == [
                "version: the plan has no such version"
            ]
        )
        acceptance.version = 0
        acceptance.signedOn = day("2031-02-04")
        #expect(
            faults(acceptance) == [
                "version: the plan has no such version", "signed_on: this lies in the future",
            ]
        )
        acceptance.version = 1
        acceptance.signedOn = day("2031-02-03")
        acceptance.contentHash = String(repeating: "0", count: 64)
        #expect(faults(acceptance) == ["content_hash: this is not the hash of that version"])
        acceptance.contentHash = nil
        acceptance.complete(in: PlanSample.context())
        #expect(acceptance.contentHash == PlanSample.hash)
    }

    @Test func resizingAStepNeedsAReasonAndANewStep() {
        let context = PlanSample.context()
        var change = StepChange(step: "s1", state: .resized)
        #expect(
            faults(change) == [
                "why: resizing needs a reason", "text: the new step says nothing",
            ]
        )
        (change.why, change.text) = ("three were too many", "one night")
        change = completed(change, context)
        #expect(change.newStep == "s3")
        #expect(faults(change) == [])
        let second = completed(
            StepChange(step: "s2", state: .resized),
            PlanSample.context([change])
        )
        #expect(second.newStep == "s4")
        change.newStep = "s2"
        #expect(faults(change) == ["new_step: this id is taken"])
        #expect(
            faults(StepChange(step: "s9", state: .done)) == [
                "step: no step of the plan has this id"
            ]
        )
        let done = completed(StepChange(step: "s1", state: .done), context)
        #expect(done.newStep == nil)
        #expect(faults(done) == [])
        var wordy = done
        wordy.text = "x"
        #expect(faults(wordy) == ["text: only a resized step becomes a new one"])
    }

    @Test func aGoalChangesInAnyOrder() {
        var change = GoalChange(goal: "G1")
        #expect(faults(change) == ["phase: nothing changes"])
        change.phase = .discharge
        #expect(faults(change) == [])
        change.phase = .engagement
        #expect(faults(change) == [])
        change = completed(change, PlanSample.context())
        #expect(change.on == day("2031-02-03"))
        change.goal = "G9"
        #expect(faults(change) == ["goal: no goal of the plan has this id"])
    }
}
