import TacitClinical
import Testing

@Suite struct SmartCheckTests {
    /// The letters of the sample after a change, in ASCII.
    private func letters(_ change: (inout PlanContent) -> Void) -> String {
        var plan = PlanSample.formal
        change(&plan)
        return SmartCheck.results(of: plan)[0].plainText
    }

    @Test func aWholeObjectivePasses() {
        let result = SmartCheck.results(of: PlanSample.formal)[0]
        #expect(result.objective == "O1.1")
        #expect(result.text == "S\u{2713} M\u{2713} A\u{2713} R\u{2713} T\u{2713}")
        #expect(!result.warns)
        #expect(result.letters.map(\.letter.rawValue) == ["S", "M", "A", "R", "T"])
    }

    @Test func aVagueObjectiveFailsMeasureAndTime() {
        var plan = PlanSample.formal
        plan.objectives[0].statement = "feel less anxious"
        plan.objectives[0].measure = nil
        plan.objectives[0].due = nil
        let result = SmartCheck.results(of: plan)[0]
        #expect(result.plainText == "S! M! A+ R+ T!")
        #expect(result[.specific] == .warn("it names no behaviour that can be seen"))
        #expect(result[.measurable] == .warn("nothing says how it is measured"))
        #expect(result[.timed] == .warn("it lacks a due date"))
        #expect(result.warns)
    }

    @Test func eachLetterWarnsForWhatItLacks() {
        #expect(letters { $0.objectives[0].responsible = nil } == "S! M+ A+ R+ T+")
        #expect(letters { $0.objectives[0].statement = "Feel better" } == "S+ M+ A+ R+ T+")
        #expect(
            letters { $0.objectives[0].statement = "feeling diary on five days" }
                == "S+ M+ A+ R+ T+"
        )
        #expect(letters { $0.objectives[0].measure?.unit = nil } == "S+ M! A+ R+ T+")
        #expect(
            letters {
                $0.objectives[0].measure?.unit = nil
                $0.objectives[0].measure?.instrument = "PHQ-9"
            } == "S+ M+ A+ R+ T+"
        )
        #expect(letters { $0.objectives[0].measure?.baseline = nil } == "S+ M! A+ R+ T+")
        #expect(letters { $0.objectives[0].measure?.target = nil } == "S+ M! A+ R+ T+")
        #expect(letters { $0.goals[0].problemIDs = [] } == "S+ M+ A+ R! T+")
        #expect(letters { $0.goals[0].problemIDs = ["P9"] } == "S+ M+ A+ R! T+")
        #expect(letters { $0.problems[0].clientWords = nil } == "S+ M+ A+ R! T+")
        #expect(letters { $0.objectives[0].due = nil } == "S+ M+ A+ R+ T!")
        #expect(letters { $0.objectives[0].reviewOn = nil } == "S+ M+ A+ R+ T!")
    }

    @Test func otherPlacesMayHoldWhatALetterAsks() {
        #expect(
            letters {
                $0.problems[0].clientWords = nil
                $0.goals[0].clientWords = "no more mornings like that"
            } == "S+ M+ A+ R+ T+"
        )
        #expect(
            letters {
                $0.objectives[0].reviewOn = nil
                $0.reviewOn = day("2031-03-03")
            } == "S+ M+ A+ R+ T+"
        )
    }

    @Test func confidenceOfSevenOrASmallerStepIsWithinReach() {
        let low: (inout PlanContent) -> Void = { $0.objectives[0].confidence = 6 }
        #expect(letters(low) == "S+ M+ A+ R+ T+")
        let alone: (inout PlanContent) -> Void = { plan in
            low(&plan)
            plan.steps[0].objective = nil
        }
        #expect(letters(alone) == "S+ M+ A! R+ T+")
        let skipped: (inout PlanContent) -> Void = { plan in
            low(&plan)
            plan.steps[0].state = .skipped
        }
        #expect(letters(skipped) == "S+ M+ A! R+ T+")
        let certain: (inout PlanContent) -> Void = { plan in
            plan.objectives[0].confidence = 7
            plan.steps = []
        }
        #expect(letters(certain) == "S+ M+ A+ R+ T+")
    }

    @Test func someMeasuresNeedLess() {
        #expect(
            letters { $0.objectives[0].measure = PlanMeasure(kind: .binary) } == "S+ M+ A+ R+ T+"
        )
        #expect(letters { $0.objectives[0].measure = PlanMeasure(kind: .gas) } == "S+ M! A+ R+ T+")
        #expect(
            letters {
                $0.objectives[0].measure = PlanMeasure(kind: .gas)
                $0.objectives[0].measure?.levels = ["a", "b", "c", "d", "e"]
            } == "S+ M+ A+ R+ T+"
        )
    }

    @Test func aWaiverIsShownWithItsReason() {
        var plan = PlanSample.formal
        plan.objectives[0].measure = nil
        plan.objectives[0].waivers = [.measurable: "values goal", .timed: "for life"]
        let result = SmartCheck.results(of: plan)[0]
        #expect(result.text == "S\u{2713} M~ A\u{2713} R\u{2713} T~")
        #expect(result[.measurable] == .waived("values goal"))
        #expect(!result.warns)
    }

    @Test func lacksAreListed() {
        var plan = PlanSample.formal
        plan.objectives[0].measure = PlanMeasure(kind: .count)
        let result = SmartCheck.results(of: plan)[0]
        #expect(result[.measurable] == .warn("it lacks a unit, a baseline and a target"))
        #expect(SmartCheck.results(of: PlanContent(effectiveFrom: .first)).isEmpty)
    }
}
