import TacitClinical

/// Plans that no person would write, in the form that documents give.
extension RandomContent {
    /// Words of the structure, to stand where text does.
    private static let traps = [
        "Steps", "Goal: x", "\\Goal: x", "goal : y {G1}", "Goals: x", "Objective: {O1.1}", "x {s1}",
        "\\\\Steps", "\\x", "Problem:", "intervention:", "### Objective: x", "{P1}", "- key: v",
        "[ ] a", "- [x] b {s1}", "(because x)", ">= 5", "P1, G1", "\\{G1}", "Plan:", ": x", "{G01}",
        "e\u{301}Goal: x", "\u{301}", "\u{2029}x",
    ]
    private static let lineTraps = [
        "### Objective: x {O1.1}", "\\### Objective: y", "\\\\### objective : z", "### Goal: x",
        "###", "#### Objective: x", "###Objective: x", "\u{301}### Objective: x",
        "- measure: count",
        "\\## Goal: x", "## Steps", "# Problem: x", "\\# Problem: x", "#% x", "\\#% x",
    ]

    /// One line of a part: no tab, no byte order mark, nothing that turns the direction.
    mutating func fact() -> String {
        while true {
            let text = plain(chance(3) ? one(of: Self.traps) : line(), without: ["\t", "\u{FEFF}"])
            if !text.isEmpty { return text }
        }
    }

    /// Often nothing: ten thousand plans are to be read in seconds.
    mutating func perhaps<Value>(_ make: (inout Self) -> Value) -> Value? {
        chance(4) ? make(&self) : nil
    }

    /// Light or formal, with text, steps and ids of former parts.
    mutating func anyPlan() -> PlanContent {
        var plan = plan()
        plan.reason = plan.reason.map { plain($0, without: []) }.flatMap { $0.isEmpty ? "r" : $0 }
        plan.sections = plan.sections.prefix(2).map { trapped($0) }
        if plan.sections.allSatisfy(\.text.isEmpty) {
            plan.sections.append(Section(heading: "Own", text: fact()))
        }
        for index in plan.steps.indices { trap(&plan.steps[index]) }
        if chance(4) { return withFormerIDs(plan) }
        plan.formality = .formal
        for index in 0..<number(0...2) { plan.problems.append(problem("P\(index * 2 + 1)")) }
        for index in 0..<number(0...2) { goal("G\(index * 7 + 1)", &plan) }
        for index in 0..<number(0...2) {
            plan.interventions.append(intervention("I\(index + 11)", plan))
        }
        let objectives = plan.objectives.map(\.id)
        var steps = plan.steps
        for index in steps.indices where !objectives.isEmpty && chance(2) {
            steps[index].objective = one(of: objectives)
        }
        plan.steps = objectives.flatMap { id in steps.filter { $0.objective == id } }
        plan.steps += steps.filter { $0.objective == nil }
        return withFormerIDs(plan)
    }

    /// A formal plan of lines in any order.
    mutating func planRubbish() -> String {
        let lines = [
            "## Problem: a", "## Goal: b", "### Objective: c", "## Intervention: d", "## Steps",
            "## e",
            "- problems: P1", "- objectives: O1.1", "- measure: count", "- unit: days",
            "- target: >= 5",
            "- baseline: 0 (2031-01-13)", "- [ ] f", "- [x] g (resized from s1)",
            "- due: 2031-02-03", "h",
            "  i", "", "", "- who: client", "## Objective: j", "- client: k", "- waived S: l",
        ]
        let body = (0..<number(1...10)).map { _ in
            chance(8) ? one(of: Self.lineTraps) : chance(12) ? line() : one(of: lines)
        }
        return "---\nformality: formal\nreason: r\n---\n" + body.joined(separator: "\n")
    }

    /// Without characters that turn the direction, or these others, and nothing around it.
    private func plain(_ text: String, without others: Set<Unicode.Scalar>) -> String {
        let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r"]
        let kept = text.unicodeScalars.filter { scalar in
            !others.contains(scalar) && !(0x202A...0x202E).contains(scalar.value)
        }.drop { blanks.contains($0) || $0 == "\u{FEFF}" }
        guard
            let last = kept.lastIndex(where: { !blanks.contains($0) && $0 != "\u{FEFF}" })
        else { return "" }
        return String(String.UnicodeScalarView(kept[...last]))
    }

    private mutating func trapped(_ section: Section) -> Section {
        var section = section
        if !section.heading.isEmpty {
            section.heading = plain(chance(2) ? one(of: Self.traps) : section.heading, without: [])
            if section.heading.isEmpty { section.heading = "x" }
        }
        if !section.text.isEmpty {
            let lines =
                chance(2) ? ["x", one(of: Self.lineTraps), one(of: Self.lineTraps), "y"] : ["x"]
            let text = String(
                String.UnicodeScalarView(
                    section.text.unicodeScalars.filter { !(0x202A...0x202E).contains($0.value) }
                )
            )
            section.text = (lines + [text, one(of: Self.lineTraps)]).joined(separator: "\n")
        }
        return section
    }

    private mutating func trap(_ step: inout PlanStep) {
        step.text = plain(chance(3) ? one(of: Self.traps) : step.text, without: [])
        if step.text.isEmpty { step.text = "walk" }
        step.owner = step.owner.map { plain($0, without: []) }.flatMap { $0.isEmpty ? nil : $0 }
        if step.resizedFrom != nil { step.whyResized = perhaps { $0.fact() } }
    }

    private func withFormerIDs(_ plan: PlanContent) -> PlanContent {
        var plan = plan
        plan.otherIDs = ["P90", "G90", "O90.2", "I90", "s90"]
        return plan
    }

    private mutating func problem(_ id: String) -> PlanProblem {
        var problem = PlanProblem(id: id, statement: fact())
        problem.behaviouralDefinition = perhaps { $0.fact() }
        problem.clientWords = perhaps { $0.fact() }
        let codes = (0..<number(0...2)).map { _ in
            plain(fact(), without: [","])
        }.filter { !$0.isEmpty }
        problem.linkedDiagnoses = Set(codes).count == codes.count ? codes : ["F10.20"]
        problem.priority = maybe { $0.number(1...99) }
        problem.status = one(of: ProblemStatus.allCases)
        problem.openedAt = maybe { $0.day() }
        problem.whyDeferred = perhaps { $0.fact() }
        problem.stageOfChange = maybe { $0.one(of: StageOfChange.allCases) }
        return problem
    }

    private mutating func goal(_ id: String, _ plan: inout PlanContent) {
        var goal = PlanGoal(id: id, statement: fact())
        goal.problemIDs = plan.problems.map(\.id).filter { _ in chance(2) }
        goal.clientWords = perhaps { $0.fact() }
        goal.expressedBy = perhaps { $0.fact() }
        goal.phase = maybe { $0.one(of: GoalPhase.allCases) }
        goal.phaseLabel = perhaps { $0.fact() }
        goal.phaseSince = maybe { $0.day() }
        goal.phaseReason = perhaps { $0.fact() }
        goal.lifecycle = one(of: GoalLifecycle.allCases)
        goal.achievement = maybe { $0.one(of: GoalAchievement.allCases) }
        goal.targetDate = maybe { $0.day() }
        goal.strengthsUsed = perhaps { $0.fact() }
        goal.barriers = (0..<number(0...2)).map { _ in fact() }
        plan.goals.append(goal)
        for index in 0..<number(0...2) {
            plan.objectives.append(objective("O\(id.dropFirst()).\(index * 3 + 1)", goal: id))
        }
    }

    private mutating func objective(_ id: String, goal: String) -> PlanObjective {
        var objective = PlanObjective(id: id, goalID: goal, statement: fact())
        objective.measure = maybe { $0.measure() }
        objective.due = maybe { $0.day() }
        objective.reviewOn = maybe { $0.day() }
        objective.responsible = perhaps { $0.fact() }
        objective.confidence = maybe { $0.number(0...10) }
        for letter in SmartLetter.allCases where chance(4) { objective.waivers[letter] = fact() }
        return objective
    }

    private mutating func measure() -> PlanMeasure {
        var measure = PlanMeasure(kind: one(of: MeasureKind.allCases))
        let kind = measure.kind
        measure.unit = kind.needsUnit || chance(2) ? fact() : nil
        measure.instrument = kind == .instrument || chance(3) ? fact() : nil
        measure.baseline = maybe { random in
            MeasureBaseline(value: random.value(kind), date: random.maybe { $0.day() })
        }
        measure.target = maybe { random in
            MeasureTarget(
                op: random.one(of: MeasureTarget.Comparison.allCases),
                value: random.value(kind)
            )
        }
        measure.cadence = perhaps { $0.fact() }
        if kind == .gas, chance(2) { measure.levels = (0..<5).map { _ in fact() } }
        return measure
    }

    private mutating func value(_ kind: MeasureKind) -> Double {
        switch kind {
        case .binary: Double(number(0...1))
        case .gas: Double(number(-2...2))
        case .count, .frequency, .duration, .scale, .instrument:
            one(of: [
                Double(number(-99...99)), Double(number(0...99)) / 2, Double(number(1...9)) * 1e-7,
                Double(number(1...999)) / 7, 1e9,
            ])
        }
    }

    private mutating func intervention(_ id: String, _ plan: PlanContent) -> PlanIntervention {
        var intervention = PlanIntervention(id: id, modality: fact())
        intervention.objectiveIDs = plan.objectives.map(\.id).filter { _ in chance(2) }
        intervention.technique = perhaps { $0.fact() }
        intervention.evidenceBase = perhaps { $0.fact() }
        intervention.frequency = perhaps { $0.fact() }
        intervention.duration = perhaps { $0.fact() }
        intervention.provider = perhaps { $0.fact() }
        intervention.start = maybe { $0.day() }
        intervention.end = maybe { $0.number(0...400) }.flatMap {
            (intervention.start ?? plan.effectiveFrom).adding(days: $0)
        }
        return intervention
    }
}
