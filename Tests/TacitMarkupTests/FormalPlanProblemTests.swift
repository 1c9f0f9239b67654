import TacitClinical
import TacitMarkup
import Testing

@Suite struct FormalPlanProblemTests {
    @Test func partsOfALightPlanAreProblems() {
        let text =
            "---\nformality: light\n---\n## Goal: a\n### Objective: b\n## Text\n### Objective: c"
        let found = places(problems { () throws(DocumentErrors) in try FormalPlan.plan(text) })
        let message = "this is a part of a formal plan, and the plan is light"
        #expect(found == ["4:1 \(message)", "5:1 \(message)", "7:1 \(message)"])
        let unknown = places(
            problems { () throws(DocumentErrors) in
                try FormalPlan.plan("---\nformality: strict\n---\n## Goal: a")
            }
        )
        #expect(unknown == ["2:12 this word is not one of those taken here"])
    }

    @Test func wordsThatAreNearlyRightAreNamed() {
        let hints = problems { () throws(DocumentErrors) in
            try FormalPlan.plan(
                "---\nformality: formal\n---\n## Goals: a\n## Goal: b\n- problens: P1\n"
                    + "### Objectiv: c\n### Objective: d\n- mesure: count\n- waived S, M: y\n## x {G1}"
            )
        }
        #expect(
            places(hints) == [
                "4:1 this heading is nearly one of a part", "6:1 this field is not known",
                "7:1 this heading begins no objective", "9:1 this field is not known",
                "10:1 this field is not known", "11:1 this heading is nearly one of a part",
            ]
        )
        #expect(hints[0].hint?.hasPrefix("did you mean `Goal:`?") == true)
        #expect(hints[1].hint == "did you mean `problems`?")
        #expect(hints[3].hint == "did you mean `measure`?")
    }

    @Test func idsMustHaveBeenGivenToSuchAPart() throws {
        let first = try FormalPlan.plan(FormalPlan.first)
        #expect(FormalPlan.found("## Goal: a {G1}") == ["1:1 no part has had this id"])
        #expect(
            FormalPlan.found(
                "## Goal: a {P1}\n## Problem: b {P9}\n## Problem: c {P1}\n"
                    + "## Problem: d {P1}\n## Goal: e\n### Objective: f {O1.1}",
                previous: [first]
            ) == [
                "1:1 this id belongs to another kind of part", "2:1 no part has had this id",
                "3:1 this id stands twice", "4:1 this id stands twice",
                "6:1 this objective belongs to another goal",
            ]
        )
        #expect(
            FormalPlan.found(
                "## Goal: a\n### Objective: b\n- [ ] c {s1}\n## Steps\n- [ ] d {s1}",
                previous: [first]
            )
                == ["5:1 this id stands twice"]
        )
    }

    @Test func linksLeadToPartsOfThePlan() {
        #expect(
            FormalPlan.found(
                "## Problem: a\n## Goal: b\n- problems: P1, P2\n### Objective: c\n"
                    + "## Intervention: d\n- objectives:  O1.1, G1"
            ) == [
                "3:13 no problem of this plan has such an id",
                "6:16 no objective of this plan has such an id",
            ]
        )
        #expect(
            FormalPlan.found(
                "## Problem: a\n## Goal: b\n- problems: P1, , P1\n## Goal: c\n- problems: P1,P1"
            )
                == [
                    "3:13 nothing stands between two commas here",
                    "3:13 no problem of this plan has such an id",
                    "5:13 something stands twice here",
                ]
        )
    }

    @Test func anObjectiveStandsBelowAGoal() {
        #expect(
            FormalPlan.found(
                "### Objective: a\n## Problem: b\n### Objective: c\n"
                    + "## Objective: d\n## Text\n### Objective: e"
            ) == [
                "1:1 this objective stands below no goal",
                "3:1 this objective stands below no goal",
                "4:1 this objective stands below no goal",
                "6:1 this objective stands below no goal",
            ]
        )
    }

    @Test func aTargetNeedsAUnit() {
        let head = "## Goal: a\n### Objective: b\n"
        #expect(
            FormalPlan.found(head + "- measure: count\n- target: >= 5") == [
                "4:11 this target has no unit"
            ]
        )
        #expect(
            FormalPlan.found(head + "- measure: instrument\n- target: <= 9") == [
                "4:11 this target has no instrument"
            ]
        )
        #expect(
            FormalPlan.found(head + "- unit: days\n- target: >= 5") == [
                "3:1 what kind of measure this is of is not said"
            ]
        )
        #expect(FormalPlan.found(head + "- measure: count") == [])
        #expect(
            FormalPlan.found(head + "- measure: instrument\n- instrument: PHQ-9\n- target: <= 9")
                == []
        )
        #expect(FormalPlan.found(head + "- measure: binary\n- target: = 1\n- baseline: 0") == [])
    }

    @Test(arguments: [
        ("- target: 5", "4:11 this is no target"), ("- target: >> 5", "4:11 this is no target"),
        ("- target: >= five", "4:11 this is no target"),
        ("- target: >= 6,5", "4:11 this is no target"),
        ("- target: >= 1e10", "4:11 this is no target"),
        ("- target: >= nan", "4:11 this is no target"),
        ("- baseline: some", "4:13 this is no baseline"),
        ("- baseline: 0 (2031-01-13", "4:13 this is no baseline"),
        ("- baseline: 0 (yesterday)", "4:13 this is no day"),
        ("- due: soon", "4:8 this is no day"),
        ("- confidence: 11", "4:15 this is no number that is taken here"),
        ("- measure: count", "4:1 this field stands twice"),
        ("- level 0: x", "4:1 levels go with goal attainment scaling alone"),
        ("- waived S:", "4:1 this waiver has no reason"),
        ("- who:\tme", "4:7 a tab or a hidden character stands here"),
        ("- who: a\u{FEFF}b", "4:9 a tab or a hidden character stands here"),
        ("- who: a\u{202E}b", "4:9 a character here turns the direction of the text"),
        ("- who: a\u{2066}b", "4:9 a character here turns the direction of the text"),
        ("plain text", "4:1 this line is no fact"), ("- walk", "4:1 this line is no fact"),
        ("- : x", "4:1 this line is no fact"),
        ("- [y] walk", "4:1 this box is not one of those known"),
    ])
    func whatCannotBeTaken(line: String, problem: String) {
        #expect(
            FormalPlan.found(
                "## Goal: a\n### Objective: b\n- measure: count\n\(line)\n- unit: days"
            ) == [
                problem
            ]
        )
    }

    @Test func otherValuesThatCannotBeTaken() {
        let head = "## Goal: a\n### Objective: b\n"
        #expect(
            FormalPlan.found(head + "- measure: binary\n- baseline: 2") == [
                "4:13 this value does not go with the measure"
            ]
        )
        #expect(
            FormalPlan.found(head + "- measure: gas\n- target: >= 3") == [
                "4:11 this value does not go with the measure"
            ]
        )
        #expect(
            FormalPlan.found(head + "- measure: gas\n- level 0: x") == [
                "4:1 some of the five levels are missing"
            ]
        )
        #expect(
            FormalPlan.found("## Goal: a\n- phase: last") == [
                "2:10 this word is not one of those taken here"
            ]
        )
        #expect(
            FormalPlan.found("## Goal: a\n- [ ] walk") == [
                "2:1 steps stand below an objective or ## Steps"
            ]
        )
        #expect(
            FormalPlan.found("## Intervention: a\n- from: 2031-02-01\n- to: 2031-01-01") == [
                "3:7 the last day lies before the first"
            ]
        )
        #expect(FormalPlan.found("## Problem:\n- defined: x") == ["1:1 this part says nothing"])
        #expect(
            FormalPlan.found("## Problem: a\tb") == ["1:1 a tab or a hidden character stands here"]
        )
        #expect(
            FormalPlan.found("text\u{202B}") == [
                "1:5 a character here turns the direction of the text"
            ]
        )
        #expect(
            places(
                problems { () throws(DocumentErrors) in
                    try FormalPlan.plan("---\nreason: \"\\u202e\"\n---\nx")
                }
            )
                == ["2:1 a character here turns the direction of the text"]
        )
    }

    @Test func partsHaveLimits() {
        #expect(
            FormalPlan.found("## Problem: " + String(repeating: "a", count: 501)) == [
                "1:1 this heading is longer than 500 characters"
            ]
        )
        #expect(FormalPlan.found("## Problem: " + String(repeating: "a", count: 500)) == [])
        #expect(
            FormalPlan.found("## Problem: a\n- defined: " + String(repeating: "a", count: 2_000))
                == [
                    "2:1 this fact is longer than 2,000 characters"
                ]
        )
        #expect(
            FormalPlan.found(String(repeating: "## Problem: a\n", count: 301)) == [
                "301:1 more than 300 problems, goals, objectives and interventions stand here"
            ]
        )
    }
}
