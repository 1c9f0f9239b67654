internal import TacitClinical

/// Makes one part of a plan from its heading and its facts.
extension DocumentReading {
    mutating func checkStatement(_ part: ReadPart) {
        if part.statement.isEmpty {
            problems.add(.partEmpty, at: part.place)
        } else if part.statement.unicodeScalars.count > PlanDocument.statementLengthLimit {
            problems.add(.statementTooLong, at: part.place)
        } else if part.statement.unicodeScalars.contains(where: \.isHidden) {
            problems.add(.hiddenInPart, at: part.place)
        }
    }

    mutating func problem(_ part: ReadPart, _ id: String) -> PlanProblem {
        check(part, keys: PlanProblem.keys)
        var problem = PlanProblem(id: id, statement: part.statement)
        problem.behaviouralDefinition = part.fact("defined")?.text
        problem.clientWords = part.fact("client")?.text
        problem.linkedDiagnoses = items("diagnoses", part)
        problem.priority = whole("priority", part, in: 1...99)
        problem.status = word("status", part, ProblemStatus.self) ?? .active
        problem.openedAt = day("opened", part)
        problem.whyDeferred = part.fact("deferred")?.text
        problem.stageOfChange = word("stage", part, StageOfChange.self)
        return problem
    }

    mutating func goal(_ part: ReadPart, _ id: String) -> PlanGoal {
        check(part, keys: PlanGoal.keys)
        var goal = PlanGoal(id: id, statement: part.statement)
        goal.problemIDs = items("problems", part)
        goal.clientWords = part.fact("client")?.text
        goal.expressedBy = part.fact("by")?.text
        goal.phase = word("phase", part, GoalPhase.self)
        goal.phaseLabel = part.fact("label")?.text
        goal.phaseSince = day("since", part)
        goal.phaseReason = part.fact("why")?.text
        goal.lifecycle = word("lifecycle", part, GoalLifecycle.self) ?? .active
        goal.achievement = word("achievement", part, GoalAchievement.self)
        goal.targetDate = day("until", part)
        goal.strengthsUsed = part.fact("strengths")?.text
        goal.barriers = part.facts.filter { $0.key == "barrier" && !$0.text.isEmpty }.map(\.text)
        return goal
    }

    mutating func objective(_ part: ReadPart, _ id: String, goal: String) -> PlanObjective {
        let waived = SmartLetter.allCases.map {
            (letter: $0, key: "waived \($0.rawValue.lowercased())")
        }
        let levels = PlanMeasure.levelNames.map { "level \($0)" }
        check(part, keys: PlanObjective.keys + waived.map(\.key) + levels)
        var objective = PlanObjective(id: id, goalID: goal, statement: part.statement)
        objective.measure = measure(part, levels: levels)
        objective.due = day("due", part)
        objective.reviewOn = day("review", part)
        objective.responsible = part.fact("who")?.text
        objective.confidence = whole("confidence", part, in: 0...10)
        for (letter, key) in waived { objective.waivers[letter] = part.fact(key)?.text }
        for fact in part.facts
        where fact.text.isEmpty && waived.contains(where: { $0.key == fact.key }) {
            problems.add(.waiverWithoutReason, at: fact.place)
        }
        return objective
    }

    mutating func intervention(_ part: ReadPart, _ id: String) -> PlanIntervention {
        check(part, keys: PlanIntervention.keys)
        var intervention = PlanIntervention(id: id, modality: part.statement)
        intervention.objectiveIDs = items("objectives", part)
        intervention.technique = part.fact("technique")?.text
        intervention.evidenceBase = part.fact("evidence")?.text
        intervention.frequency = part.fact("frequency")?.text
        intervention.duration = part.fact("duration")?.text
        intervention.provider = part.fact("who")?.text
        intervention.start = day("from", part)
        intervention.end = day("to", part)
        if let start = intervention.start, let end = intervention.end, end < start,
            let fact = part.fact("to")
        {
            problems.add(.endsTooEarly, at: fact.valuePlace)
        }
        return intervention
    }

    /// The measure of an objective; nil when nothing is said about it.
    private mutating func measure(_ part: ReadPart, levels: [String]) -> PlanMeasure? {
        let keys = ["instrument", "unit", "baseline", "target", "every"] + levels
        let others = keys.compactMap(part.fact)
        guard part.fact("measure") != nil else {
            if let first = others.first { problems.add(.noMeasureKind, at: first.place) }
            return nil
        }
        guard let kind = word("measure", part, MeasureKind.self) else { return nil }
        var measure = PlanMeasure(kind: kind)
        measure.instrument = part.fact("instrument")?.text
        measure.unit = part.fact("unit")?.text
        measure.baseline = baseline(part)
        measure.target = target(part)
        measure.cadence = part.fact("every")?.text
        measure.levels = levels.compactMap { part.fact($0)?.text }
        check(measure, part, levels: levels)
        return measure
    }

    private mutating func check(_ measure: PlanMeasure, _ part: ReadPart, levels: [String]) {
        if let fact = part.fact("target"), measure.target != nil {
            if measure.kind.needsUnit, measure.unit == nil, measure.instrument == nil {
                problems.add(.targetWithoutUnit, at: fact.valuePlace)
            }
            if measure.kind == .instrument, measure.instrument == nil {
                problems.add(.targetWithoutInstrument, at: fact.valuePlace)
            }
        }
        for (key, value) in [
            ("baseline", measure.baseline?.value), ("target", measure.target?.value),
        ] {
            guard let value, let fact = part.fact(key), measure.kind.refuses(value) else {
                continue
            }
            problems.add(.valueOfOtherMeasure, at: fact.valuePlace)
        }
        guard let first = levels.compactMap(part.fact).first else { return }
        if measure.kind != .gas {
            problems.add(.levelsWithoutScaling, at: first.place)
        } else if measure.levels.count < PlanMeasure.levelCount {
            problems.add(.levelsMissing, at: first.place)
        }
    }
}
