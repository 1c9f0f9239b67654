/// Small questions about a chart that several views ask.
extension PlanGoal {
    /// Whether it is worked on, or agreed to be: neither reached, given up nor refused.
    public var isOpen: Bool {
        switch lifecycle {
        case .proposed, .accepted, .active, .onHold: true
        case .completed, .cancelled, .rejected: false
        }
    }
}

extension PlanStep {
    /// Whether it is still to do.
    public var isOpen: Bool { state == .todo || state == .doing }
}

extension SafetyFlags {
    /// The open flags of a chart: those that no safety entry answers.
    public static func open(in entries: [Entry]) -> [(flag: SafetyFlag, entry: Entry)] {
        open(
            entries: entries,
            answers: entries.filter(\.stands).compactMap { entry in
                (entry.content.value as? SafetyEntry).map { ($0.on, $0.answers, entry.recordedAt) }
            }
        )
    }
}

extension SmartResult {
    /// The letters to look at, each with what is missing.
    public var warnings: [(letter: SmartLetter, sentence: String)] {
        letters.compactMap {
            if case .warn(let sentence) = $0.outcome { ($0.letter, sentence) } else { nil }
        }
    }

    /// The letters that were waived, each with the reason.
    public var waivers: [(letter: SmartLetter, reason: String)] {
        letters.compactMap {
            if case .waived(let reason) = $0.outcome { ($0.letter, reason) } else { nil }
        }
    }
}

extension Instrument {
    /// The band of a total, or where it stands against the cut-off.
    func standing(of total: Double) -> String? {
        let score = score(total: total)
        return score.band ?? score.cutOff.map(AssessmentSentence.standing)
    }
}

extension Assessment {
    /// `AUDIT 27`: the name and the total alone.
    public var short: String {
        [known?.name ?? instrument, shownTotal.map(Numeral.of)].compactMap(\.self).joined(
            separator: " "
        )
    }
}

extension EntryContent {
    /// What an assessment says about safety, whatever its total; nothing for any other kind.
    public var flagSentences: [String] { (value as? Assessment)?.safetyFlags.map(\.text) ?? [] }
}

extension AccommodationCase {
    /// When it is to be looked at: as the last determination or the last outcome says; nil when it is settled.
    public var reviewOn: CalendarDay? {
        guard let last = determination?.content, last.decision != .withdrawn else { return nil }
        if let outcome, outcome.content.reviewedOn >= last.decidedOn { return nil }
        return last.reviewOn
    }
}
