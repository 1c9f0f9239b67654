import TacitClinical
import TacitMarkup
import Testing

@Suite struct PlanDocumentTests {
    private func plan(_ text: String, previous: [PlanContent] = []) throws(DocumentErrors)
        -> PlanContent
    {
        try PlanDocument.parse(text, previous: previous, context: Clock.context)
    }

    private func problemsOf(_ text: String, previous: [PlanContent] = []) -> [String] {
        places(problems { () throws(DocumentErrors) in try plan(text, previous: previous) })
    }

    private func steps(_ lines: String, previous: [PlanContent] = []) throws(DocumentErrors)
        -> [PlanStep]
    {
        try plan("---\nreason: r\n---\n## Steps\n\(lines)\n", previous: previous).steps
    }

    /// A plan whose steps have these ids.
    private func version(_ ids: String...) -> PlanContent {
        var plan = PlanContent(effectiveFrom: Clock.day)
        plan.steps = ids.map { PlanStep(id: $0, text: "walk") }
        return plan
    }

    @Test func aLightPlanIsAParagraphAndSteps() throws {
        let plan = try plan(
            """
            ---
            formality: light
            effective: 4 Feb 2031
            review: 2031-05-06
            ---

            Juniper wants fewer checks.

            ## steps

            - [ ] check the door once (due 2031-02-18, owner therapist)
            * [~] sleep diary,
              every morning
            - [x] phone the partner {not an id}
            - bare item
            - [-] skip (for now)
            - [>] resized
            """
        )
        #expect(plan.effectiveFrom.description == "2031-02-04")
        #expect(plan.reviewOn?.description == "2031-05-06")
        #expect(plan.sections == [Section(heading: "", text: "Juniper wants fewer checks.")])
        #expect(plan.steps.map(\.id) == ["s1", "s2", "s3", "s4", "s5", "s6"])
        #expect(plan.steps.map(\.state) == [.todo, .doing, .done, .todo, .skipped, .resized])
        #expect(
            plan.steps.map(\.text) == [
                "check the door once", "sleep diary, every morning",
                "phone the partner {not an id}", "bare item",
                "skip (for now)", "resized",
            ]
        )
        #expect(plan.steps[0].due?.description == "2031-02-18")
        #expect(plan.steps[0].owner == "therapist")
    }

    @Test func idsAreGivenOnce() throws {
        let ever = [version("s1", "s2", "s7"), version("s2")]
        let ids = try steps(
            "- [ ] new\n- [x] old {s2}\n- [ ] newer (resized from s2)\n- [ ] back {s1}",
            previous: ever
        )
        #expect(ids.map(\.id) == ["s8", "s2", "s9", "s1"])
        #expect(ids[2].resizedFrom == "s2")
    }

    @Test func foreignAndDoubleIdsAreProblems() {
        let head = "---\nreason: r\n---\n## Steps\n"
        #expect(
            problemsOf(head + "- [ ] a {s1}\n- [ ] b {s1}\n- [ ] c {s9}", previous: [version("s1")])
                == [
                    "6:1 this id stands twice", "7:1 no step has had this id",
                ]
        )
        #expect(problemsOf(head + "- [ ] a {s1}") == ["5:1 no step has had this id"])
        #expect(
            problemsOf(
                head + "- [ ] a {s1} (resized from s1)\n- [ ] b (resized from s9)",
                previous: [version("s1")]
            ) == [
                "5:1 the step that this one was made from is not known",
                "6:1 the step that this one was made from is not known",
            ]
        )
    }

    @Test func aStepMayBeResizedFromOneOfTheSameDocument() throws {
        let steps = try steps(
            "- [>] three nights {s1}\n- [ ] one night (resized from s1)",
            previous: [version("s1")]
        )
        #expect(steps[1].resizedFrom == "s1")
        #expect(steps[1].id == "s2")
    }

    @Test func whatIsNoStepIsReported() {
        let found = problemsOf(
            "---\n---\n## Steps\ntext\n- [y] a\n- [ ]\n- [ ] b (due soon)\n- [ ] c (owner )\n- [ ] d (due 2031-01-01, due 2031-01-02)\n- [ ] e (due 2031-01-01, later)\n- [] f\n-\n"
        )
        #expect(
            found == [
                "4:1 this line is no step", "5:1 this box is not one of those known",
                "6:1 this step says nothing",
                "7:1 the bracket behind this step cannot be read",
                "8:1 the bracket behind this step cannot be read",
                "9:1 the bracket behind this step cannot be read",
                "10:1 the bracket behind this step cannot be read",
                "11:1 this box is not one of those known", "12:1 this line is no step",
            ]
        )
    }

    @Test func stepsStandInOneList() {
        #expect(
            problemsOf("## Steps\n- a\n## Other\nx\n## STEPS\n- b") == [
                "5:1 there are two lists of steps"
            ]
        )
        let many = (1...201).map { "- [ ] step \($0)" }.joined(separator: "\n")
        #expect(problemsOf("## Steps\n\(many)") == ["202:1 more than 200 steps stand here"])
        #expect(
            problemsOf("## Steps\n- " + String(repeating: " {", count: 1_001)) == [
                "2:1 this step is longer than 2,000 characters"
            ]
        )
    }

    @Test func aNewVersionNeedsAReason() throws {
        let text = "---\nreview: 2031-05-06\n---\nx"
        #expect(try plan(text).reason == nil)
        #expect(problemsOf(text, previous: [version()]) == ["1:1 a new version needs a reason"])
        #expect(
            problemsOf("---\nreason:\n---\nx", previous: [version()]) == [
                "2:1 a new version needs a reason"
            ]
        )
        #expect(
            problemsOf("---\nreason: [a]\n---\nx", previous: [version()]) == [
                "2:10 this field takes one value"
            ]
        )
    }

    @Test func aPlanSaysSomething() {
        #expect(problemsOf("---\n---\n## Plan\n\n## Steps\n") == ["5:1 the plan is empty"])
        #expect(
            problemsOf("---\neffective: 2031-02-01\nreview: 2031-01-01\n---\nx") == [
                "3:1 the review lies before the plan begins"
            ]
        )
    }

    @Test func textThatLooksLikeFactsStaysText() throws {
        var hard = version()
        let texts = [
            "call {s1}", "call (due 2031-01-01)", "{s2} (owner x)", "[x] a", "- b", "a (b", "#% c",
            "## d", ")", "{s1}",
        ]
        let owners: [String?] = [
            "GP, due 2031-01-01", "a \"b\" \\", "x {s3} (due 2", "(a)", "\u{301}b", nil, ", a",
            "resized from s1", "b, owner c", "a)",
        ]
        hard.steps = zip(texts, owners).enumerated().map { index, pair in
            var step = PlanStep(id: "s\(index + 1)", text: pair.0)
            step.owner = pair.1
            return step
        }
        hard.reason = "r"
        #expect(
            try plan(PlanDocument.render(hard, context: Clock.context), previous: [hard]) == hard
        )
    }

    @Test func aRevisionAsksForAReason() throws {
        var old = version("s1")
        old.reason = "first"
        old.effectiveFrom = CalendarDay(year: 2030, month: 1, day: 1) ?? .distant
        old.reviewOn = CalendarDay(year: 2030, month: 4, day: 1)
        let text = PlanDocument.revision(
            of: old,
            context: Clock.context,
            head: DocumentHead(client: ("otter-4", "Rowan Ashdown"))
        )
        #expect(
            text.hasPrefix(
                "#% otter-4  Rowan Ashdown\n---\nformality: light\neffective: 2031-01-13\nreason:\nreview: 2031-04-13\n"
            )
        )
        #expect(problemsOf(text, previous: [old]) == ["5:1 a new version needs a reason"])
    }
}
