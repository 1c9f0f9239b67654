import TacitClinical
import TacitMarkup
import Testing

/// The plans of the two fictional charts, as documents.
@Suite struct ChartPlanTests {
    private static let rowan = """
        ---
        formality: formal
        effective: 2031-01-13
        reason:
        review: 2031-03-03
        ---

        ## In the client's words

        I want mornings without a drink.

        ## Problem: Drinking on most evenings
        - client: I want mornings without a drink
        - diagnoses: F10.20

        ## Problem: Low mood
        - client: nothing is worth getting up for
        - defined: PHQ-9 of 16

        ## Problem: Memory and reading
        - client: I forget when I am due
        - defined: misses appointments that are not read out to him

        ## Goal: Mornings without a drink
        - problems: P1
        - phase: symptom-control
        - until: 2031-04-07

        ### Objective: Five alcohol-free days of seven
        - measure: frequency
        - unit: days of seven
        - baseline: 0 (2031-01-06)
        - target: >= 5
        - every: week
        - due: 2031-04-07
        - review: 2031-03-03
        - who: client
        - confidence: 7
        - [ ] three nights
        - [ ] written drinking diary daily

        ## Goal: A lighter mood
        - problems: P2

        ### Objective: PHQ-9 of 9 or less
        - measure: instrument
        - instrument: PHQ-9
        - baseline: 16 (2031-01-06)
        - target: <= 9
        - due: 2031-06-30
        - who: client
        - confidence: 8

        ## Goal: Remember appointments
        - problems: P3

        ### Objective: Come to every session
        - measure: gas
        - level -2: misses most
        - level -1: misses one in two
        - level 0: misses one a month
        - level +1: misses none with a reminder
        - level +2: misses none
        - due: 2031-06-30
        - who: client
        - confidence: 7
        """

    private func plan(_ text: String, previous: [PlanContent] = []) throws -> PlanContent {
        try FormalPlan.plan(text, previous: previous)
    }

    private func revised(_ plan: PlanContent, _ change: (String) -> String) throws -> PlanContent {
        let text = PlanDocument.revision(of: plan, context: Clock.context)
            .replacing("reason:\n", with: "reason: review\n")
        return try self.plan(change(text), previous: [plan])
    }

    @Test func theFirstPlanOfRowanPassesEveryLetter() throws {
        let plan = try plan(Self.rowan)
        #expect(plan.ids.prefix(9) == ["P1", "P2", "P3", "G1", "G2", "G3", "O1.1", "O2.1", "O3.1"])
        let letters = SmartCheck.results(of: plan).map(\.plainText)
        #expect(letters == Array(repeating: "S+ M+ A+ R+ T+", count: 3))
    }

    @Test func laterPlansNameWhatChanged() throws {
        let first = try plan(Self.rowan)
        let second = try revised(first) { $0.replacing("- target: >= 5", with: "- target: >= 3") }
        #expect(
            PlanDiff.changes(from: first, to: second).map(\.text) == [
                "plan reason: - -> review", "O1.1 target: >= 5 -> >= 3",
            ]
        )
        let fourth = try revised(second) { text in
            text.replacing("phase: symptom-control", with: "phase: underlying-problems")
                + "## Goal: Talk to brother once a month\n- phase: underlying-problems\n"
        }
        #expect(
            PlanDiff.changes(from: second, to: fourth).map(\.text) == [
                "G1 phase: symptom-control -> underlying-problems",
                "G4 added: Talk to brother once a month",
            ]
        )
    }

    @Test func theStepLadderOfRowanIsKept() throws {
        let first = try plan(Self.rowan)
        let second = try revised(first) { text in
            text.replacing(
                "- [ ] three nights {s1}",
                with:
                    "- [>] three nights {s1}\n"
                    + "- [ ] one night (resized from s1, because three were too many)"
            )
        }
        #expect(second.steps.map(\.id) == ["s1", "s3", "s2"])
        #expect(second.steps[1].whyResized == "three were too many")
        #expect(second.steps.map(\.objective) == ["O1.1", "O1.1", "O1.1"])
    }

    @Test func juniperGoesFromLightToFormal() throws {
        let light = try plan(
            """
            Juniper checks for reassurance and wants to check less.

            ## Steps
            - [ ] count the checks for a week
            - [ ] one check a night
            - [ ] tell Ansel about the plan
            """
        )
        #expect(light.formality == .light)
        let parts = """
            ## Problem: Reassurance checks
            - client: I ask until nobody answers

            ## Goal: Fewer reassurance checks
            - problems: P1

            ### Objective: feel less anxious
            - who: client
            - confidence: 7
            - [ ] one check a night {s2}

            ### Objective: Six checks a day or fewer
            - measure: count
            - unit: checks a day
            - baseline: 22 (2031-02-25)
            - target: <= 6
            - every: day
            - due: 2031-05-27
            - who: client
            - waived A: values goal

            ## Steps
            """
        let formal = try revised(light) { text in
            text.replacing("formality: light", with: "formality: formal")
                .replacing("- [ ] one check a night {s2}\n", with: "")
                .replacing("## Steps\n", with: parts + "\n")
        }
        #expect(formal.steps.map(\.id) == ["s2", "s1", "s3"])
        #expect(formal.otherIDs.isEmpty)
        let letters = SmartCheck.results(of: formal).map(\.plainText)
        #expect(letters == ["S! M! A+ R+ T!", "S+ M+ A~ R+ T!"])
    }
}
