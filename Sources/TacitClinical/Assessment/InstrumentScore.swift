/// What the answers to an instrument come to.
public struct InstrumentScore: Hashable, Sendable {
    /// The total in points, or the T-score; nil for an incomplete form, never a partial sum (clinical.md 1.1).
    public let total: Double?
    /// The band of the total, or the level of a triage; nil where there is none, and on an incomplete form.
    ///
    /// A triage is known before its end when the highest level is reached.
    public let band: String?
    /// Where the total stands against the cut-off; nil where there is none, and on an incomplete form.
    public let cutOff: CutOffResult?
    /// The subscores, in the order of the form.
    public let subscores: [Subscore]
    /// Whether every cluster meets its rule: a provisional PTSD for the PCL-5; nil without clusters or when incomplete.
    public let isProvisional: Bool?
    /// The items that are asked and have no allowed answer; empty for a complete form and for an entered total.
    public let missing: [Int]
    /// The safety flags, also those of an incomplete form.
    public let safetyFlags: [SafetyFlag]
}

/// The points of one cluster.
public struct Subscore: Hashable, Sendable {
    /// The name of the cluster.
    public let name: String
    /// The sum of its items; nil when one is missing.
    public let total: Int?
    /// Whether as many items count as its rule asks for; nil when one is missing.
    public let isMet: Bool?
}

extension Instrument {
    /// Scores a form; the answers by number of item, and whom the cut-off is for.
    ///
    /// A value that is no answer of its item counts as none. There is no total for a form that is incomplete.
    public func score(items answers: [Int: Int], for group: CutOffGroup? = nil) -> InstrumentScore {
        let missing = missing(in: answers)
        let total = missing.isEmpty ? total(of: answers) : nil
        let subscores = clusters.map { subscore($0, answers) }
        return InstrumentScore(
            total: total,
            band: scoring == .triage ? level(of: answers) : total.flatMap(band),
            cutOff: total.flatMap { cutOff(for: group)?.result(of: $0) },
            subscores: subscores,
            isProvisional: subscores.isEmpty || !missing.isEmpty
                ? nil : subscores.allSatisfy { $0.isMet == true },
            missing: missing,
            safetyFlags: safetyFlags(answers, isComplete: missing.isEmpty)
        )
    }

    /// Scores a total that was entered without its items; one that cannot be is left out.
    public func score(total: Double, for group: CutOffGroup? = nil) -> InstrumentScore {
        let total = accepts(total: total) ? total : nil
        return InstrumentScore(
            total: total,
            band: total.flatMap(band),
            cutOff: total.flatMap { cutOff(for: group)?.result(of: $0) },
            subscores: [],
            isProvisional: nil,
            missing: [],
            safetyFlags: []
        )
    }

    /// Whether an item is asked, after what was answered so far.
    public func asks(_ item: InstrumentItem, after answers: [Int: Int]) -> Bool {
        item.askedIf.map { answers[$0, default: 0] > 0 } ?? true
    }

    /// The items that are asked and have no allowed answer; goals are numbered without a gap, from 1.
    func missing(in answers: [Int: Int]) -> [Int] {
        let last = answers.keys.filter { item($0) != nil }.max() ?? 1
        return items.filter { item in
            let isAsked = scoring == .attainment ? item.number <= last : asks(item, after: answers)
            return isAsked && answers[item.number].flatMap(item.points) == nil
        }.map(\.number)
    }

    private func points(_ answers: [Int: Int], _ numbers: ClosedRange<Int>) -> [Int] {
        items.filter { numbers.contains($0.number) }.compactMap {
            answers[$0.number].flatMap($0.points)
        }
    }

    private func total(of answers: [Int: Int]) -> Double? {
        let points = points(answers, 1...max(1, items.count))
        switch scoring {
        case .sum: return Double(points.reduce(0, +))
        case .attainment:
            return GoalAttainment.score(levels: points).map { ($0 * 10).rounded() / 10 }
        case .triage, .entered: return nil
        }
    }

    private func subscore(_ cluster: InstrumentCluster, _ answers: [Int: Int]) -> Subscore {
        let points = points(answers, cluster.items)
        guard points.count == cluster.items.count else {
            return Subscore(name: cluster.name, total: nil, isMet: nil)
        }
        return Subscore(
            name: cluster.name,
            total: points.reduce(0, +),
            isMet: points.filter { $0 >= cluster.countsFrom }.count >= cluster.least
        )
    }

    private func reached(_ answers: [Int: Int]) -> TriageLevel? {
        triage.first { $0.items.contains { answers[$0, default: 0] > 0 } }
    }

    private func level(of answers: [Int: Int]) -> String? {
        let reached = reached(answers)
        // What is still to be answered can only raise a level, and nothing is above the first.
        return missing(in: answers).isEmpty || reached == triage.first ? reached?.name : nil
    }

    private func safetyFlags(_ answers: [Int: Int], isComplete: Bool) -> [SafetyFlag] {
        let raised = items.filter { $0.isSafety && answers[$0.number, default: 0] > 0 }.map(
            \.number
        )
        guard !raised.isEmpty else { return [] }
        if scoring == .triage {
            let level = reached(answers)
            return [
                SafetyFlag(
                    instrument: name,
                    items: raised,
                    level: level?.name,
                    isLeast: !isComplete && level != triage.first
                )
            ]
        }
        return raised.map { SafetyFlag(instrument: name, items: [$0], level: nil, isLeast: false) }
    }
}
