import TacitClinical
import Testing

@Suite struct PlanDiffTests {
    private func changes(_ change: (inout PlanContent) -> Void) -> [String] {
        var plan = PlanSample.formal
        change(&plan)
        return PlanDiff.changes(from: PlanSample.formal, to: plan).map(\.text)
    }

    @Test func theSamePlanHasNoChanges() {
        #expect(changes { _ in }.isEmpty)
        #expect(changes { $0.otherIDs = ["P9"] }.isEmpty)
    }

    @Test func everyFieldOfThePlanShows() {
        #expect(changes { $0.formality = .light } == ["plan formality: formal -> light"])
        #expect(
            changes { $0.effectiveFrom = day("2031-03-03") } == [
                "plan effective: 2031-01-13 -> 2031-03-03"
            ]
        )
        #expect(changes { $0.reason = "review" } == ["plan reason: - -> review"])
        #expect(changes { $0.reviewOn = day("2031-06-01") } == ["plan review: - -> 2031-06-01"])
    }

    @Test func everyFieldOfAProblemShows() {
        #expect(
            changes { $0.problems[0].statement = "x" } == [
                "P1 statement: Drinking on most evenings -> x"
            ]
        )
        #expect(changes { $0.problems[0].behaviouralDefinition = "x" } == ["P1 defined: - -> x"])
        #expect(
            changes { $0.problems[0].clientWords = nil } == [
                "P1 client: I want mornings without a drink -> -"
            ]
        )
        #expect(
            changes { $0.problems[0].linkedDiagnoses += ["Z63.0"] } == [
                "P1 diagnoses: F10.20 -> F10.20, Z63.0"
            ]
        )
        #expect(changes { $0.problems[0].priority = 2 } == ["P1 priority: - -> 2"])
        #expect(
            changes { $0.problems[0].status = .improving } == ["P1 status: active -> improving"]
        )
        #expect(
            changes { $0.problems[0].openedAt = day("2031-01-08") } == [
                "P1 opened: - -> 2031-01-08"
            ]
        )
        #expect(changes { $0.problems[0].whyDeferred = "x" } == ["P1 deferred: - -> x"])
        #expect(changes { $0.problems[0].stageOfChange = .action } == ["P1 stage: - -> action"])
    }

    @Test func everyFieldOfAGoalShows() {
        #expect(changes { $0.goals[0].problemIDs = [] } == ["G1 problems: P1 -> -"])
        #expect(
            changes { $0.goals[0].statement = "x" } == [
                "G1 statement: Mornings without a drink -> x"
            ]
        )
        #expect(changes { $0.goals[0].clientWords = "x" } == ["G1 client: - -> x"])
        #expect(changes { $0.goals[0].expressedBy = "x" } == ["G1 by: - -> x"])
        #expect(
            changes { $0.goals[0].phase = .underlyingProblems } == [
                "G1 phase: symptom-control -> underlying-problems"
            ]
        )
        #expect(changes { $0.goals[0].phaseLabel = "x" } == ["G1 label: - -> x"])
        #expect(
            changes { $0.goals[0].phaseSince = day("2031-09-01") } == ["G1 since: - -> 2031-09-01"]
        )
        #expect(changes { $0.goals[0].phaseReason = "x" } == ["G1 why: - -> x"])
        #expect(
            changes { $0.goals[0].lifecycle = .completed } == ["G1 lifecycle: active -> completed"]
        )
        #expect(
            changes { $0.goals[0].achievement = .achieved } == ["G1 achievement: - -> achieved"]
        )
        #expect(
            changes { $0.goals[0].targetDate = day("2031-04-07") } == ["G1 until: - -> 2031-04-07"]
        )
        #expect(changes { $0.goals[0].strengthsUsed = "x" } == ["G1 strengths: - -> x"])
        #expect(changes { $0.goals[0].barriers = ["x", "y"] } == ["G1 barrier: - -> x; y"])
    }

    @Test func everyFieldOfAnObjectiveShows() {
        #expect(changes { $0.objectives[0].goalID = "G2" } == ["O1.1 goal: G1 -> G2"])
        #expect(
            changes { $0.objectives[0].statement = "x" } == [
                "O1.1 statement: Five alcohol-free days of seven -> x"
            ]
        )
        #expect(
            changes { $0.objectives[0].measure?.kind = .frequency } == [
                "O1.1 measure: count -> frequency"
            ]
        )
        #expect(
            changes { $0.objectives[0].measure?.instrument = "x" } == ["O1.1 instrument: - -> x"]
        )
        #expect(changes { $0.objectives[0].measure?.unit = "x" } == ["O1.1 unit: days a week -> x"])
        #expect(
            changes { $0.objectives[0].measure?.baseline?.value = 1 }
                == ["O1.1 baseline: 0 (2031-01-13) -> 1 (2031-01-13)"]
        )
        #expect(
            changes { $0.objectives[0].measure?.baseline?.date = nil } == [
                "O1.1 baseline: 0 (2031-01-13) -> 0"
            ]
        )
        #expect(
            changes { $0.objectives[0].measure?.target?.value = 3 } == ["O1.1 target: >= 5 -> >= 3"]
        )
        #expect(
            changes { $0.objectives[0].measure?.target?.op = .above } == [
                "O1.1 target: >= 5 -> > 5"
            ]
        )
        #expect(
            changes { $0.objectives[0].measure?.cadence = "day" } == ["O1.1 every: week -> day"]
        )
        #expect(
            changes { $0.objectives[0].measure?.levels = ["a", "b"] }
                == ["O1.1 level -2: - -> a", "O1.1 level -1: - -> b"]
        )
        #expect(changes { $0.objectives[0].due = nil } == ["O1.1 due: 2031-04-07 -> -"])
        #expect(changes { $0.objectives[0].reviewOn = nil } == ["O1.1 review: 2031-03-03 -> -"])
        #expect(changes { $0.objectives[0].responsible = "x" } == ["O1.1 who: client -> x"])
        #expect(changes { $0.objectives[0].confidence = 8 } == ["O1.1 confidence: 7 -> 8"])
        for letter in SmartLetter.allCases {
            #expect(
                changes { $0.objectives[0].waivers[letter] = "x" } == [
                    "O1.1 waived \(letter.rawValue): - -> x"
                ]
            )
        }
        #expect(changes { $0.objectives[0].measure = nil }.count == 5)
    }

    @Test func everyFieldOfAnInterventionShows() {
        #expect(changes { $0.interventions[0].objectiveIDs = [] } == ["I1 objectives: O1.1 -> -"])
        #expect(
            changes { $0.interventions[0].modality = "x" } == [
                "I1 modality: Motivational interviewing -> x"
            ]
        )
        #expect(changes { $0.interventions[0].technique = "x" } == ["I1 technique: - -> x"])
        #expect(changes { $0.interventions[0].evidenceBase = "x" } == ["I1 evidence: - -> x"])
        #expect(changes { $0.interventions[0].frequency = "x" } == ["I1 frequency: - -> x"])
        #expect(changes { $0.interventions[0].duration = "x" } == ["I1 duration: - -> x"])
        #expect(changes { $0.interventions[0].provider = "x" } == ["I1 who: - -> x"])
        #expect(
            changes { $0.interventions[0].start = day("2031-02-01") } == [
                "I1 from: - -> 2031-02-01"
            ]
        )
        #expect(
            changes { $0.interventions[0].end = day("2031-02-01") } == ["I1 to: - -> 2031-02-01"]
        )
    }

    @Test func everyFieldOfAStepShows() {
        #expect(changes { $0.steps[0].text = "x" } == ["s1 text: three nights -> x"])
        #expect(changes { $0.steps[0].state = .resized } == ["s1 state: todo -> resized"])
        #expect(changes { $0.steps[0].due = day("2031-02-10") } == ["s1 due: - -> 2031-02-10"])
        #expect(changes { $0.steps[0].owner = "x" } == ["s1 owner: - -> x"])
        #expect(changes { $0.steps[0].objective = nil } == ["s1 objective: O1.1 -> -"])
        #expect(changes { $0.steps[0].resizedFrom = "s9" } == ["s1 resized from: - -> s9"])
        #expect(changes { $0.steps[0].whyResized = "x" } == ["s1 because: - -> x"])
    }

    @Test func itemsComeGoAndMove() {
        #expect(
            changes {
                $0.goals.append(PlanGoal(id: "G4", statement: "talk to the brother once a month"))
            }
                == ["G4 added: talk to the brother once a month"]
        )
        #expect(changes { $0.steps.removeLast() } == ["s2 removed: buy a calendar"])
        #expect(changes { $0.steps.reverse() } == ["plan order of steps: s1, s2 -> s2, s1"])
        #expect(changes { $0.problems = [] } == ["P1 removed: Drinking on most evenings"])
    }

    @Test func differentScalarsOfOneLetterShow() {
        var one = PlanSample.formal
        one.steps[0].text = "\u{E9}"
        var other = one
        other.steps[0].text = "e\u{301}"
        #expect(PlanDiff.changes(from: one, to: other).count == 1)
    }

    @Test func sectionsAreComparedByWords() throws {
        let heading = "In the client's words"
        let found = changes { $0.sections[0].text = "I want quiet mornings without drink" }
        #expect(found == ["\(heading) reworded"])
        var plan = PlanSample.formal
        plan.sections[0].text = "I want quiet mornings without drink"
        let change = try #require(PlanDiff.changes(from: PlanSample.formal, to: plan).first)
        #expect(change.words?.filter { $0.kind == .insert }.map(\.text) == ["quiet "])
        #expect(change.words?.filter { $0.kind == .delete }.map(\.text) == [" a"])
        #expect(
            changes { $0.sections.append(Section(heading: "Plan", text: "x")) } == ["Plan added: x"]
        )
        #expect(
            changes { $0.sections = [] } == ["\(heading) removed: I want mornings without a drink"]
        )
        #expect(
            changes { $0.sections.append(Section(heading: heading, text: "again")) } == [
                "\(heading) added: again"
            ]
        )
    }

    @Test func runsAreBothTextsToTheByte() {
        var state: UInt64 = 1
        func number(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let words = ["a", "b", "e\u{301}", "\u{E9}", " ", "  ", "\n", "c", "\u{301}", "."]
        for _ in 0..<500 {
            var (one, other) = (PlanSample.formal, PlanSample.formal)
            let texts = (0..<2).map { _ in
                (0..<number(30)).map { _ in words[number(words.count)] }.joined()
            }
            (one.sections[0].text, other.sections[0].text) = (texts[0], texts[1])
            let changes = PlanDiff.changes(from: one, to: other)
            guard let runs = changes.first?.words else {
                #expect(texts[0].utf8.elementsEqual(texts[1].utf8))
                continue
            }
            let old = runs.filter { $0.kind != .insert }.map(\.text).joined()
            let new = runs.filter { $0.kind != .delete }.map(\.text).joined()
            #expect(old.utf8.elementsEqual(texts[0].utf8))
            #expect(new.utf8.elementsEqual(texts[1].utf8))
            #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.kind != $1.kind })
        }
    }

    @Test func longTextsTakeBoundedWork() {
        var (one, other) = (PlanSample.formal, PlanSample.formal)
        one.sections[0].text =
            "begin " + (0..<20_000).map { "a\($0)" }.joined(separator: " ") + " end"
        other.sections[0].text =
            "begin " + (0..<20_000).map { "b\($0)" }.joined(separator: " ") + " end"
        let runs = PlanDiff.changes(from: one, to: other).first?.words
        #expect(runs?.map(\.kind) == [.equal, .delete, .insert, .equal])
    }
}
