/// A letter of SMART (clinical.md 1.3).
public enum SmartLetter: String, Codable, CodingKeyRepresentable, Sendable, CaseIterable {
    case specific = "S"
    case measurable = "M"
    case achievable = "A"
    case relevant = "R"
    case timed = "T"
}

/// What was found about one letter of an objective.
public enum SmartOutcome: Hashable, Sendable {
    /// Nothing is missing.
    case pass
    /// What is missing, in one sentence; it hinders nothing.
    case warn(String)
    /// The practitioner's reason why the letter does not apply.
    case waived(String)
}

/// The letters of one objective.
public struct SmartResult: Hashable, Sendable {
    /// The objective.
    public let objective: String
    /// Every letter with what was found, in the order of the word.
    public let letters: [(letter: SmartLetter, outcome: SmartOutcome)]

    /// What was found about a letter.
    public subscript(letter: SmartLetter) -> SmartOutcome {
        letters.first { $0.letter == letter }?.outcome ?? .pass
    }

    /// `S✓ M! A✓ R~ T✓`: passed, to be looked at, waived.
    public var text: String { line(passed: "\u{2713}") }
    /// The same in ASCII: `S+ M! A+ R~ T+`.
    public var plainText: String { line(passed: "+") }
    /// Whether a letter is to be looked at.
    public var warns: Bool {
        letters.contains { if case .warn = $0.outcome { true } else { false } }
    }

    private func line(passed: String) -> String {
        letters.map { letter, outcome in
            switch outcome {
            case .pass: letter.rawValue + passed
            case .warn: letter.rawValue + "!"
            case .waived: letter.rawValue + "~"
            }
        }.joined(separator: " ")
    }

    /// Whether both say the same.
    public static func == (one: Self, other: Self) -> Bool {
        one.objective == other.objective
            && one.letters.elementsEqual(other.letters) {
                $0.letter == $1.letter && $0.outcome == $1.outcome
            }
    }

    /// Hashes what is compared.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(objective)
        for (letter, outcome) in letters {
            hasher.combine(letter)
            hasher.combine(outcome)
        }
    }
}

/// Looks at objectives with the letters of SMART (clinical.md 1.3, M2): it warns, and never blocks.
///
/// - S: somebody is named who does it, and the statement does not begin with a word of feeling or betterment
///   (``vagueBeginnings``) unless a target says how much.
/// - M: a unit or an instrument, a baseline and a target; for goal attainment scaling the five levels; for what is
///   done or not nothing more.
/// - A: confidence of 7 or more of 10, or a step below the objective that was not skipped.
/// - R: its goal answers a problem of the plan, and the client's words stand at the goal or the problem.
/// - T: a due date, and a review date of its own or of the plan.
public enum SmartCheck {
    /// From which confidence on an objective counts as within reach.
    public static let confidenceEnough = 7
    /// Beginnings that name no behaviour.
    public static let vagueBeginnings = [
        "feel", "be less", "be more", "be better", "improve", "become", "cope", "understand",
        "work on", "try",
        "get better", "increase awareness",
    ]

    /// The letters of every objective, in the order of the plan.
    public static func results(of plan: PlanContent) -> [SmartResult] {
        plan.objectives.map { objective in
            SmartResult(
                objective: objective.id,
                letters: SmartLetter.allCases.map { letter in
                    if let reason = objective.waivers[letter] { return (letter, .waived(reason)) }
                    let lack = lack(letter, objective, plan)
                    return (letter, lack.map(SmartOutcome.warn) ?? .pass)
                }
            )
        }
    }

    /// What a letter lacks, in one sentence.
    private static func lack(_ letter: SmartLetter, _ objective: PlanObjective, _ plan: PlanContent)
        -> String?
    {
        switch letter {
        case .specific: lackOfBehaviour(objective)
        case .measurable: lackOfMeasure(objective.measure)
        case .achievable: isWithinReach(objective, plan) ? nil : PlanSentence.notWithinReach
        case .relevant: lackOfRelevance(objective, plan)
        case .timed: lackOfTime(objective, plan)
        }
    }

    private static func lackOfBehaviour(_ objective: PlanObjective) -> String? {
        if objective.responsible == nil { return PlanSentence.nobodyNamed }
        let words = objective.statement.lowercased().split(separator: " ")
        let isVague = vagueBeginnings.contains { words.starts(with: $0.split(separator: " ")) }
        return isVague && objective.measure?.target == nil ? PlanSentence.noBehaviour : nil
    }

    private static func lackOfMeasure(_ measure: PlanMeasure?) -> String? {
        guard let measure else { return PlanSentence.noMeasure }
        switch measure.kind {
        case .binary: return nil
        case .gas:
            return measure.levels.count == PlanMeasure.levelCount ? nil : PlanSentence.noLevels
        case .count, .frequency, .duration, .scale, .instrument:
            let lacks = [
                measure.unit == nil && measure.instrument == nil ? PlanSentence.unit : nil,
                measure.baseline == nil ? PlanSentence.baseline : nil,
                measure.target == nil ? PlanSentence.target : nil,
            ].compactMap(\.self)
            return lacks.isEmpty ? nil : PlanSentence.lacks(lacks)
        }
    }

    private static func isWithinReach(_ objective: PlanObjective, _ plan: PlanContent) -> Bool {
        (objective.confidence ?? 0) >= confidenceEnough
            || plan.steps(of: objective.id).contains { $0.state != .skipped }
    }

    private static func lackOfRelevance(_ objective: PlanObjective, _ plan: PlanContent) -> String? {
        let goal = plan.goal(objective.goalID)
        let problems = (goal?.problemIDs ?? []).compactMap(plan.problem)
        guard !problems.isEmpty else { return PlanSentence.noProblem }
        return goal?.clientWords == nil && problems.allSatisfy { $0.clientWords == nil }
            ? PlanSentence.noClientWords : nil
    }

    private static func lackOfTime(_ objective: PlanObjective, _ plan: PlanContent) -> String? {
        let lacks = [
            objective.due == nil ? PlanSentence.dueDate : nil,
            objective.reviewOn == nil && plan.reviewOn == nil ? PlanSentence.reviewDate : nil,
        ].compactMap(\.self)
        return lacks.isEmpty ? nil : PlanSentence.lacks(lacks)
    }
}
