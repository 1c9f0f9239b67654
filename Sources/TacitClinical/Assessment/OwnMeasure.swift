/// A scale of the practitioner's own, such as `reassurance checks` a day (clinical.md 1.3).
public struct OwnMeasure: ChartContent {
    /// Which way is better.
    public enum Direction: String, Codable, Hashable, Sendable, CaseIterable {
        case higherBetter = "higher-better"
        case lowerBetter = "lower-better"
    }

    /// The kind of these entries.
    public static let kind = EntryKind.measure

    /// The name that assessments and objectives use.
    public var name: String
    /// What one of it is, such as `checks a day`.
    public var unit: String?
    /// The lowest value; nil when there is no end.
    public var lowest: Double?
    /// The highest value; nil when there is no end.
    public var highest: Double?
    /// Which way is better.
    public var direction: Direction
    /// How it is taken.
    public var description: String?

    /// Makes a measure without a range.
    public init(name: String, direction: Direction) {
        self.name = name
        self.direction = direction
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case unit, lowest, highest, direction, description
        // Not `name`: that member is a person's wherever it stands, and is left out of pipes.
        case name = "measure"
    }

    /// The fields of the document.
    public static let fields = [
        FormField("measure", .line, "Name", isRequired: true),
        FormField("unit", .line, "Unit"),
        FormField("lowest", .number(-1_000_000...1_000_000), "Lowest value"),
        FormField("highest", .number(-1_000_000...1_000_000), "Highest value"),
        FormField(
            "direction",
            .choice(Direction.allCases.map(\.rawValue)),
            "Which way is better",
            isRequired: true
        ),
        FormField("description", .prose, "How it is taken"),
    ]

    /// The measure of a chart, whatever the case, hyphens and spaces of its name; the last one when there are several.
    public static func named(_ name: String, in context: EntryContext) -> OwnMeasure? {
        let wanted = Instrument.matching(name)
        return context.all(OwnMeasure.self).last { Instrument.matching($0.name) == wanted }
    }

    /// `reassurance checks, checks a day, 0 to 60`.
    public var title: String {
        let range: String? =
            switch (lowest, highest) {
            case (let low?, let high?): "\(Numeral.of(low)) to \(Numeral.of(high))"
            case (let low?, nil): "from \(Numeral.of(low))"
            case (nil, let high?): "to \(Numeral.of(high))"
            case (nil, nil): nil
            }
        return EntryTitle.cut([name, unit, range].compactMap { $0 }.joined(separator: ", "))
    }

    /// A name that is taken by an instrument, and a range without extent.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults: [EntryFault] = []
        if Instrument.matching(name).isEmpty { faults.append(MeasureSentence.nameMissing) }
        if Instrument.named(name) != nil { faults.append(MeasureSentence.nameOfInstrument) }
        if let lowest, let highest, lowest >= highest { faults.append(MeasureSentence.noRange) }
        return faults
    }

    /// A measure that the chart has already.
    public func advice(in context: EntryContext) -> [EntryFault] {
        Self.named(name, in: context) == nil ? [] : [MeasureSentence.again]
    }
}
