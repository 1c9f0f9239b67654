/// Where a reading comes from (clinical.md 1.3).
public enum ReadingSource: String, Codable, Sendable, CaseIterable {
    /// Told by the client.
    case own = "self"
    case session, instrument, collateral
}

/// One value of a measure; readings are appended and never changed (clinical.md 1.3).
public struct Reading: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.reading
    /// Values beyond this are slips of the hand.
    static let valueLimit = 1e9
    /// The fields of its document.
    public static let fields = [
        FormField("measure", .line, "The objective, or the name of a measure", isRequired: true),
        FormField("value", .number(-valueLimit...valueLimit), "The value", isRequired: true),
        FormField("at", .moment, "When it was taken", isRequired: true),
        FormField("source", .choice(ReadingSource.words), "Where it comes from", isRequired: true),
        FormField("comment", .prose, "Comment"),
    ]

    /// The id of an objective of the plan, or the name of an own measure.
    public var measure: String
    /// The value, in the unit of the measure; for goal attainment scaling the level, -2 to 2.
    public var value: Double
    /// When it was taken.
    public var at: Moment
    /// Where it comes from.
    public var source: ReadingSource
    /// A comment.
    public var comment: String?

    /// Makes a reading.
    public init(measure: String, value: Double, at: Moment, source: ReadingSource) {
        self.measure = measure
        self.value = value
        self.at = at
        self.source = source
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case measure, value, at, source, comment
    }
}

extension Reading {
    /// Measure, value and day.
    public var title: String {
        EntryTitle.line("\(measure): \(Numeral.of(value))", at.day.description)
    }

    /// The objective must be in the plan, the value one of its measure, and the time past.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults: [EntryFault] = []
        let objective = context.plan?.objective(measure)
        if measure.isEmpty { faults.append(.readingName) }
        if objective == nil, PlanIDs.kind(of: measure) != nil { faults.append(.readingUnknown) }
        if !value.isFinite {
            faults.append(.readingNumber)
        } else if let kind = objective?.measure?.kind, kind.refuses(value) {
            faults.append(kind == .binary ? .readingBinary : .readingLevel)
        }
        if objective == nil, value.isFinite, let own = OwnMeasure.named(measure, in: context),
            value < own.lowest ?? value || value > own.highest ?? value
        {
            faults.append(.readingRange)
        }
        if at > context.now { faults.append(.readingFuture) }
        return faults
    }

    /// A name that no measure of the chart has is perhaps a slip of the hand.
    public func advice(in context: EntryContext) -> [EntryFault] {
        let isKnown =
            PlanIDs.kind(of: measure) != nil || OwnMeasure.named(measure, in: context) != nil
        return isKnown ? [] : [.readingOfNoMeasure]
    }
}
