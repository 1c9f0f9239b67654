import Foundation
import TacitClinical
import Testing

@Suite struct PlanStandingTests {
    private let recorded = noon("2031-01-13")

    private func standing(_ entries: [Entry]) -> PlanContent {
        PlanStanding.content(version: PlanSample.formal, recordedAt: recorded, entries: entries)
    }

    private var resized: StepChange {
        var change = StepChange(step: "s1", state: .resized)
        (change.why, change.text, change.newStep) = ("three were too many", "one night", "s3")
        change.due = day("2031-02-10")
        return change
    }

    @Test func nothingEnteredIsTheVersion() {
        #expect(standing([]) == PlanSample.formal)
    }

    @Test func aResizedStepStaysAndTheNewOneFollowsIt() throws {
        let plan = standing([PlanSample.entry(resized)])
        #expect(plan.steps.map(\.id) == ["s1", "s3", "s2"])
        #expect(plan.steps[0].state == .resized)
        #expect(plan.steps[1].text == "one night")
        #expect(plan.steps[1].resizedFrom == "s1")
        #expect(plan.steps[1].whyResized == "three were too many")
        #expect(plan.steps[1].objective == "O1.1")
        #expect(plan.steps[1].due == day("2031-02-10"))
        #expect(plan.steps[1].state == .todo)
        var next = StepChange(step: "s3", state: .done)
        next.due = day("2031-03-01")
        let later = standing([PlanSample.entry(resized), PlanSample.entry(next)])
        #expect(later.steps[1].state == .done)
        #expect(later.steps[1].due == day("2031-03-01"))
    }

    @Test func applyingTwiceChangesNothing() {
        let once = standing([PlanSample.entry(resized)])
        let twice = PlanStanding.content(
            version: once,
            recordedAt: recorded,
            entries: [PlanSample.entry(resized)]
        )
        #expect(twice == once)
    }

    @Test func onlyWhatStandsAndCameLaterCounts() {
        let early = PlanSample.entry(resized, at: noon("2031-01-12"))
        #expect(standing([early]).steps == PlanSample.formal.steps)
        var undone = PlanSample.entry(resized)
        undone.undone = true
        #expect(standing([undone]).steps == PlanSample.formal.steps)
        #expect(standing([undone]).otherIDs == ["s3"])
        var wrong = PlanSample.entry(resized)
        wrong.error = ErrorMark(reason: .wrongClient, explanation: nil)
        #expect(standing([wrong]).steps == PlanSample.formal.steps)
        #expect(standing([PlanSample.entry(resized, at: recorded)]).steps.count == 3)
        #expect(
            standing([PlanSample.entry(StepChange(step: "s9", state: .done))]).steps
                == PlanSample.formal.steps
        )
    }

    @Test func aGoalTakesItsNewPhaseWithDateAndReason() {
        var phase = GoalChange(goal: "G1")
        (phase.phase, phase.on, phase.reason) = (.underlyingProblems, day("2031-09-01"), "grief")
        var end = GoalChange(goal: "G1")
        (end.lifecycle, end.achievement) = (.completed, .achieved)
        let goal = standing([PlanSample.entry(phase), PlanSample.entry(end)]).goals[0]
        #expect(goal.phase == .underlyingProblems)
        #expect(goal.phaseSince == day("2031-09-01"))
        #expect(goal.phaseReason == "grief")
        #expect(goal.lifecycle == .completed)
        #expect(goal.achievement == .achieved)
    }

    @Test func problemsOfThePlanChangeAndOthersStandAlone() {
        var change = ProblemEntry(statement: "Drinking at weekends")
        (change.id, change.status) = ("P1", .improving)
        var alone = ProblemEntry(statement: "low mood")
        alone.id = "P2"
        var again = alone
        again.status = .resolved
        let entries = [change, alone, again].map { PlanSample.entry($0) }
        let plan = standing(entries)
        #expect(plan.problems.map(\.statement) == ["Drinking at weekends"])
        #expect(plan.problems[0].status == .improving)
        #expect(plan.otherIDs == ["P2"])
        let all = PlanStanding.problems(plan: plan, entries: entries)
        #expect(all.map(\.id) == ["P1", "P2"])
        #expect(all[1].status == .resolved)
        #expect(PlanStanding.problems(plan: nil, entries: entries).map(\.id) == ["P1", "P2"])
    }

    @Test func idsAreNeverGivenTwice() {
        var plan = PlanSample.formal
        plan.otherIDs = ["O1.7", "s41", "G12"]
        var ids = PlanIDs(
            versions: [PlanSample.formal, plan],
            entries: [PlanSample.entry(resized)]
        )
        #expect(ids.next(.step) == "s42")
        #expect(ids.next(.step) == "s43")
        #expect(ids.next(.goal) == "G13")
        #expect(ids.next(.problem) == "P2")
        #expect(ids.next(.intervention) == "I2")
        #expect(ids.nextObjective(of: "G1") == "O1.8")
        #expect(ids.nextObjective(of: "G13") == "O13.1")
        #expect(ids.given.contains("s3"))
    }

    @Test func idsHaveOneForm() {
        #expect(PlanIDs.kind(of: "P1") == .problem)
        #expect(PlanIDs.kind(of: "O1.12") == .objective)
        #expect(PlanIDs.kind(of: "s999999") == .step)
        for text in [
            "", "P", "P0", "P01", "p1", "S1", "O1", "O1.", "O.1", "O1.1.1", "O01.1", "s1000000",
            "X1", "P1 ", "\u{E9}1", "P\u{661}",
        ] {
            #expect(PlanIDs.kind(of: text) == nil, "\(text)")
        }
        #expect(PlanIDs.goal(of: "O3.1") == "G3")
        #expect(PlanIDs.goal(of: "G3") == nil)
        #expect(
            PlanIDs.sorted(["s10", "s9", "O2.1", "O1.10", "O1.9", "G1", "P2", "I1"])
                == ["P2", "G1", "O1.9", "O1.10", "O2.1", "I1", "s9", "s10"]
        )
    }
}

@Suite struct PlanJSONTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func aLightPlanKeepsItsBytes() throws {
        var plan = PlanContent(effectiveFrom: day("2031-02-04"))
        plan.steps = [PlanStep(id: "s1", text: "count")]
        let text =
            #"{"effective_from":"2031-02-04","formality":"light","sections":[],"#
            + #""steps":[{"id":"s1","state":"todo","text":"count"}]}"#
        #expect(try json(plan) == text)
        #expect(try JSONDecoder().decode(PlanContent.self, from: Data(text.utf8)) == plan)
    }

    @Test func aFormalPlanIsReadAsItWasWritten() throws {
        var plan = PlanSample.formal
        plan.objectives[0].waivers = [.relevant: "values goal"]
        plan.otherIDs = ["P9"]
        let text = try json(plan)
        #expect(text.contains(#""waivers":{"R":"values goal"}"#))
        #expect(text.contains(#""target":{"op":">=","value":5}"#))
        #expect(try JSONDecoder().decode(PlanContent.self, from: Data(text.utf8)) == plan)
    }
}
