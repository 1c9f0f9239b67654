/// One answer of an item.
public struct InstrumentAnswer: Hashable, Sendable {
    /// What is entered.
    public let value: Int
    /// What it counts; differs from the value in a reversed item.
    public let points: Int
    /// What it says; nil where the text is not shipped.
    public let text: String?
}

/// One item of an instrument.
public struct InstrumentItem: Hashable, Sendable {
    /// The number on the form, from 1.
    public let number: Int
    /// The question; nil where the text is not shipped.
    public let text: String?
    /// The answers that are allowed, in the order of the form.
    public let answers: [InstrumentAnswer]
    /// Whether anything above 0 raises a safety flag, whatever the total.
    public let isSafety: Bool
    /// The item that must be answered with more than 0 before this one is asked.
    public let askedIf: Int?

    init(
        _ number: Int,
        _ text: String?,
        answers: [InstrumentAnswer],
        isSafety: Bool = false,
        askedIf: Int? = nil
    ) {
        self.number = number
        self.text = text
        self.answers = answers
        self.isSafety = isSafety
        self.askedIf = askedIf
    }

    /// The number as it is written in ``Assessment/items``.
    public var key: String { String(number) }

    /// What a value counts; nil when it is no answer of this item.
    public func points(of value: Int) -> Int? { answers.first { $0.value == value }?.points }
}

/// A question as it is asked, one after another.
public struct InstrumentQuestion: Sendable {
    /// The key of the item, as in ``Assessment/items``.
    public let key: String
    /// What is asked.
    public let text: String
    /// What may be answered, in the order of the form.
    public let answers: [(value: Int, text: String)]
}

/// A band of totals with its name.
public struct InstrumentBand: Hashable, Sendable {
    /// The name, such as `moderately severe`.
    public let name: String
    /// The first and the last total in it.
    public let range: ClosedRange<Int>

    init(_ name: String, _ range: ClosedRange<Int>) {
        self.name = name
        self.range = range
    }
}

/// Whom a cut-off is for.
public enum CutOffGroup: String, Codable, Hashable, Sendable, CaseIterable {
    case men, women
}

/// From which total on an instrument is positive.
public struct InstrumentCutOff: Hashable, Sendable {
    /// Whom it is for; nil for everybody, or where nothing is said.
    public let group: CutOffGroup?
    /// From the lower end on it may be reached, from the upper on it is: one number but for the PCL-5, 31 to 33.
    public let range: ClosedRange<Int>

    init(_ group: CutOffGroup?, _ range: ClosedRange<Int>) {
        self.group = group
        self.range = range
    }

    /// Where a total stands.
    public func result(of total: Double) -> CutOffResult {
        if total < Double(range.lowerBound) { return .below }
        return total < Double(range.upperBound) ? .within : .reached
    }
}

/// Where a total stands against a cut-off.
public enum CutOffResult: String, Hashable, Sendable, CaseIterable {
    /// Under it.
    case below
    /// In the range in which sources differ.
    case within
    /// At it or above.
    case reached
}

/// Items that make a subscore, with a rule of their own (PCL-5: B, C, D and E).
public struct InstrumentCluster: Hashable, Sendable {
    /// The name, `B`.
    public let name: String
    /// The first and the last item.
    public let items: ClosedRange<Int>
    /// How many of them must count for the rule to be met.
    public let least: Int
    /// From how many points on an item counts.
    public let countsFrom: Int

    init(_ name: String, _ items: ClosedRange<Int>, least: Int, countsFrom: Int) {
        self.name = name
        self.items = items
        self.least = least
        self.countsFrom = countsFrom
    }
}

/// How many points of change a source holds to be a change (clinical.md 1.1).
public struct ChangeThreshold: Hashable, Sendable {
    /// The points, up or down.
    public let points: Int
    /// What the source calls it, where there are several: `reliable`, `meaningful`.
    public let name: String?

    init(_ points: Int, _ name: String?) {
        self.points = points
        self.name = name
    }
}

/// A level of a triage with the items that lead to it.
public struct TriageLevel: Hashable, Sendable {
    /// The name: `high`, `moderate`, `low`.
    public let name: String
    /// Yes to any of these is this level.
    public let items: [Int]

    init(_ name: String, _ items: [Int]) {
        self.name = name
        self.items = items
    }
}
