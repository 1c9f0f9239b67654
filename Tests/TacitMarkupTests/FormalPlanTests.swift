import TacitClinical
import TacitMarkup
import Testing

@Suite struct FormalPlanTests {
    @Test func aFormalPlanHasEveryPart() throws {
        let plan = try FormalPlan.plan(FormalPlan.first)
        #expect(plan.formality == .formal)
        #expect(plan.ids == ["P1", "P2", "G1", "O1.1", "I1", "s1", "s2"])
        let problem = try #require(plan.problem("P1"))
        #expect(problem.behaviouralDefinition == "six to eight units on six of seven evenings")
        #expect(problem.clientWords == "I want mornings without a drink")
        #expect(problem.linkedDiagnoses == ["F10.20", "Z63.0"])
        #expect(problem.priority == 1)
        #expect(problem.openedAt?.description == "2031-01-08")
        #expect(problem.stageOfChange == .preparation)
        let goal = try #require(plan.goal("G1"))
        #expect(goal.problemIDs == ["P1"])
        #expect(goal.expressedBy == "client")
        #expect(goal.phase == .symptomControl)
        #expect(goal.phaseSince == Clock.day)
        #expect(goal.phaseReason == "the first thing that Rowan asks for")
        #expect(goal.lifecycle == .active)
        #expect(goal.targetDate?.description == "2031-04-07")
        #expect(goal.barriers == ["evenings alone", "the bus stop beside the shop"])
        let objective = try #require(plan.objective("O1.1"))
        #expect(objective.goalID == "G1")
        #expect(objective.measure?.kind == .count)
        #expect(objective.measure?.unit == "days a week")
        #expect(objective.measure?.baseline == MeasureBaseline(value: 0, date: Clock.day))
        #expect(objective.measure?.target == MeasureTarget(op: .atLeast, value: 5))
        #expect(objective.measure?.cadence == "week")
        #expect(objective.responsible == "client")
        #expect(objective.confidence == 7)
        #expect(objective.waivers == [.relevant: "values goal"])
        let intervention = try #require(plan.interventions.first)
        #expect(intervention.modality == "Motivational interviewing")
        #expect(intervention.objectiveIDs == ["O1.1"])
        #expect(intervention.provider == "Imogen Vale")
        #expect(intervention.evidenceBase == "TIP 35")
        #expect(plan.steps.map(\.objective) == ["O1.1", nil])
        #expect(plan.otherIDs.isEmpty)
    }

    @Test func aPlanIsWrittenAsItIsRead() throws {
        let plan = try FormalPlan.plan(FormalPlan.first)
        let text = PlanDocument.render(plan, context: Clock.context)
        #expect(text.contains("\n## Goal: Mornings without a drink {G1}\n- problems: P1\n"))
        #expect(
            text.contains(
                "\n### Objective: Five alcohol-free days of seven {O1.1}\n- measure: count\n"
            )
        )
        #expect(text.contains("\n- baseline: 0 (2031-01-13)\n- target: >= 5\n- every: week\n"))
        #expect(
            text.contains("\n- waived R: values goal\n- [ ] three nights {s1} (due 2031-02-10)\n")
        )
        #expect(text.contains("\n## Steps\n\n- [ ] buy a large calendar {s2}\n"))
    }

    @Test func otherWaysToWriteItReadTheSame() throws {
        let first = try FormalPlan.plan(FormalPlan.first)
        #expect(try FormalPlan.plan(FormalPlan.first.replacing("\n", with: "\r\n")) == first)
        #expect(try FormalPlan.plan("\u{FEFF}" + FormalPlan.first) == first)
        let typed = FormalPlan.first.replacing("## Problem:", with: "## PROBLEM :")
            .replacing("- measure: count", with: "* Measure:   COUNT")
            .replacing(">=5", with: "\u{2265} 5").replacing("\n## ", with: "\n# ")
            .replacing("### Objective", with: "## objective")
        #expect(try FormalPlan.plan(typed) == first)
    }

    @Test func idsAreGivenOnceAndStayRemembered() throws {
        let first = try FormalPlan.plan(FormalPlan.first)
        let head = "---\nformality: formal\nreason: r\n---\n"
        let second = try FormalPlan.plan(
            head
                + "## Goal: Phone {G1}\n### Objective: a\n- [ ] x\n"
                + "## Goal: Talk to the brother\n### Objective: b",
            previous: [first]
        )
        #expect(second.ids == ["G1", "G2", "O1.2", "O2.1", "s3"])
        #expect(second.otherIDs == ["P1", "P2", "O1.1", "I1", "s1", "s2"])
        let third = try FormalPlan.plan(
            head
                + "## Problem: Drinking {P1}\n## Problem: Grief\n## Goal: Work\n### Objective: c\n- [ ] y",
            previous: [second]
        )
        #expect(third.ids == ["P1", "P3", "G3", "O3.1", "s4"])
    }

    @Test func aLightPlanBecomesFormalAndKeepsItsSteps() throws {
        let light = try FormalPlan.plan(
            "Juniper wants fewer checks.\n## Steps\n- [x] count\n- [ ] one check"
        )
        #expect(light.formality == .light)
        let goal =
            "## Goal: Fewer checks\n### Objective: Six checks a day\n- [ ] one check {s2}\n## Steps\n"
        let text = PlanDocument.revision(of: light, context: Clock.context)
            .replacing("formality: light", with: "formality: formal")
            .replacing("reason:", with: "reason: more is known")
            .replacing("- [ ] one check {s2}\n", with: "").replacing("## Steps\n", with: goal)
        let formal = try FormalPlan.plan(text, previous: [light])
        #expect(formal.steps.map(\.id) == ["s2", "s1"])
        #expect(formal.steps.map(\.objective) == ["O1.1", nil])
    }

    @Test func theLevelsOfAGoalAreKept() throws {
        let levels = ["-2", "-1", "0", "+1", "+2"].map { "- level \($0): seen \($0)" }
        let text = "---\nformality: formal\n---\n## Goal: a\n### Objective: b\n- measure: gas\n"
        let plan = try FormalPlan.plan(text + levels.joined(separator: "\n"))
        #expect(
            plan.objectives[0].measure?.levels == [
                "seen -2", "seen -1", "seen 0", "seen +1", "seen +2",
            ]
        )
    }

    @Test func resizingSaysWhyAndNeverLeadsBack() throws {
        let steps =
            "## Steps\n- [>] three nights\n"
            + "- [ ] one night (resized from s1, because three, he says, was \"too much\")"
        #expect(FormalPlan.found(steps) == ["3:1 the bracket behind this step cannot be read"])
        let plan = try FormalPlan.plan(
            "## Steps\n- [>] three nights\n"
                + "- [ ] one night (resized from s1, because \"three, was \\\"too much\\\"\")"
        )
        #expect(plan.steps[1].whyResized == "three, was \"too much\"")
        #expect(
            FormalPlan.found("## Steps\n- [ ] a {s1} (due 2031-02-01, because b)", previous: [plan])
                == [
                    "2:1 the bracket behind this step cannot be read"
                ]
        )
        #expect(
            FormalPlan.found("## Steps\n- [ ] a {s1} (resized from s2)", previous: [plan]) == [
                "2:1 the steps that this one was made from lead back to it"
            ]
        )
        #expect(
            FormalPlan.found(
                "## Steps\n- [ ] a {s1} (resized from s2)\n- [ ] b {s2} (resized from s1)",
                previous: [plan]
            ) == [
                "2:1 the steps that this one was made from lead back to it",
                "3:1 the steps that this one was made from lead back to it",
            ]
        )
    }

    @Test func textThatLooksLikeAPartStaysText() throws {
        var hard = PlanContent(effectiveFrom: Clock.day)
        let text = "x\n### Objective: a\n\\### Objective: b\n## Goal: c\n- measure: d"
        hard.sections = ["Goal: x", "Steps", "\\Steps", "Goals: y", "z {G1}", "Goal x", ""]
            .reversed()
            .map { Section(heading: $0, text: text) }
        let document = PlanDocument.render(hard, context: Clock.context)
        #expect(document.contains("\n## \\Goal: x\n"))
        #expect(document.contains("\n\\### Objective: a\n\\\\### Objective: b\n\\## Goal: c\n"))
        #expect(try FormalPlan.plan(document) == hard)
        hard.formality = .formal
        #expect(try FormalPlan.plan(PlanDocument.render(hard, context: Clock.context)) == hard)
    }

    @Test func anEmptyFormalPlanIsEmpty() {
        let text = PlanDocument.template(context: Clock.context, formality: .formal)
        let found = problems { () throws(DocumentErrors) in try FormalPlan.plan(text) }
        #expect(found.map(\.message) == ["the plan is empty"])
        for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test func whatBelongsToNoGoalIsNotLostInSilence() throws {
        var orphan = PlanContent(effectiveFrom: Clock.day)
        orphan.formality = .formal
        orphan.objectives = [PlanObjective(id: "O1.1", goalID: "G1", statement: "a")]
        let text = PlanDocument.render(orphan, context: Clock.context)
        let found = problems { () throws(DocumentErrors) in
            try FormalPlan.plan(text, previous: [orphan])
        }
        #expect(found.map(\.message).contains("this objective stands below no goal"))
    }

    /// Whatever is taken can be written and read again; whatever is not has places inside the text.
    @Test func rubbishIsTakenWholeOrRefusedWithPlaces() {
        var taken = 0
        for seed in UInt64(0)..<3_000 {
            var random = RandomContent(seed: seed)
            let text = random.planRubbish()
            do {
                let read = try FormalPlan.plan(text)
                taken += 1
                let again = try FormalPlan.plan(
                    PlanDocument.render(read, context: Clock.context),
                    previous: [read]
                )
                var expected = read
                expected.otherIDs = again.otherIDs
                #expect(again == expected, "seed \(seed):\n\(text)")
                #expect(again.otherIDs.isEmpty)
            } catch {
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(!error.problems.isEmpty, "seed \(seed)")
                for problem in error.problems {
                    let exists = lines.indices.contains(problem.line - 1)
                    let columns = exists ? lines[problem.line - 1].unicodeScalars.count : 0
                    #expect(
                        (1...columns + 1).contains(problem.column),
                        "seed \(seed): \(places([problem]))\n\(text)"
                    )
                }
            }
        }
        #expect(taken > 100)
    }

    @Test func theFirstPlanTakesUpProblemsThatWereEnteredBefore() throws {
        var known = PlanContent(effectiveFrom: Clock.day)
        known.otherIDs = ["P1", "P2"]
        let text = PlanDocument.template(
            context: Clock.context,
            formality: .formal,
            problems: [PlanProblem(id: "P2", statement: "Low mood")]
        )
        let first = try PlanDocument.parse(
            text + "## Problem: Memory\n",
            previous: [known],
            isFirst: true,
            context: Clock.context
        )
        #expect(first.problems.map(\.id) == ["P2", "P3"])
        #expect(first.otherIDs == ["P1"])
        let found = problems { () throws(DocumentErrors) in
            try FormalPlan.plan(text, previous: [known])
        }
        #expect(found.map(\.message) == ["a new version needs a reason"])
    }
}
