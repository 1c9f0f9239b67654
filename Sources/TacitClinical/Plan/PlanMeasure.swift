/// What kind of thing an objective is measured by (clinical.md 1.3).
public enum MeasureKind: String, Codable, Sendable, CaseIterable {
    case count, frequency, duration, scale
    /// The total of an instrument, such as PHQ-9.
    case instrument
    /// Done or not: 1 or 0.
    case binary
    /// Goal attainment scaling: -2 to +2, 0 is the expected outcome (clinical.md 1.1).
    case gas

    /// Whether a target of this kind needs a unit to be understood.
    public var needsUnit: Bool {
        switch self {
        case .count, .frequency, .duration, .scale: true
        case .instrument, .binary, .gas: false
        }
    }

    /// Whether a value cannot be one of this kind: binary is 0 or 1, levels are -2 to 2, all are finite.
    public func refuses(_ value: Double) -> Bool {
        switch self {
        case .binary: value != 0 && value != 1
        case .gas: !(-2...2).contains(value) || value != value.rounded()
        case .count, .frequency, .duration, .scale, .instrument: !value.isFinite
        }
    }
}

/// Where an objective starts from.
public struct MeasureBaseline: Codable, Hashable, Sendable {
    /// The value, in the unit of the measure.
    public var value: Double
    /// When it was taken.
    public var date: CalendarDay?

    /// Makes a baseline.
    public init(value: Double, date: CalendarDay?) {
        self.value = value
        self.date = date
    }
}

/// What an objective aims at.
public struct MeasureTarget: Codable, Hashable, Sendable {
    /// How a reading is compared with the value.
    public enum Comparison: String, Codable, Sendable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case exactly = "="
        case above = ">"
        case below = "<"
    }

    /// How a reading is compared.
    public var op: Comparison
    /// The value, in the unit of the measure.
    public var value: Double

    /// Makes a target.
    public init(op: Comparison, value: Double) {
        self.op = op
        self.value = value
    }

    /// Whether a reading meets the target.
    public func isMet(by reading: Double) -> Bool {
        switch op {
        case .atLeast: reading >= value
        case .atMost: reading <= value
        case .exactly: reading == value
        case .above: reading > value
        case .below: reading < value
        }
    }
}

/// How an objective is measured.
public struct PlanMeasure: Codable, Hashable, Sendable {
    /// Levels of goal attainment scaling, from -2 to +2.
    public static let levelCount = 5

    /// What kind of thing it is.
    public var kind: MeasureKind
    /// The instrument, such as `PHQ-9`.
    public var instrument: String?
    /// The unit, such as `days a week`.
    public var unit: String?
    /// Where it starts from.
    public var baseline: MeasureBaseline?
    /// What it aims at.
    public var target: MeasureTarget?
    /// How often it is taken, in words.
    public var cadence: String?
    /// What each level means, from -2 to +2, when the kind is ``MeasureKind/gas``; five, or none.
    @OmittedWhenEmpty public var levels: [String]

    /// Makes a measure.
    public init(kind: MeasureKind) {
        self.kind = kind
        levels = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case kind, instrument, unit, baseline, target, cadence, levels
    }

    var facts: [PlanFact] {
        var facts = PlanFacts()
        facts.add("measure", kind)
        facts.add("instrument", instrument)
        facts.add("unit", unit)
        facts.add(
            "baseline",
            baseline.map { base in Numeral.of(base.value) + (base.date.map { " (\($0))" } ?? "") }
        )
        facts.add("target", target.map { "\($0.op.rawValue) \(Numeral.of($0.value))" })
        facts.add("every", cadence)
        for (level, text) in zip(Self.levelNames, levels) { facts.add("level \(level)", text) }
        return facts.list
    }

    /// The names of the levels in a document.
    public static let levelNames = ["-2", "-1", "0", "+1", "+2"]
}
