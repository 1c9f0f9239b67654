/// The values of one measure in the order of their days.
public struct MeasureSeries: Codable, Hashable, Sendable {
    /// One value.
    public struct Point: Codable, Hashable, Sendable {
        /// Its day.
        public var on: CalendarDay
        /// The value, in the unit of the series.
        public var value: Double
        /// The band of an instrument, such as `moderate`, or where the total stands against the cut-off.
        public var band: String?
        /// The edition of an instrument, where it was said.
        public var edition: String?

        /// Makes a point.
        public init(on: CalendarDay, value: Double, band: String? = nil, edition: String? = nil) {
            self.on = on
            self.value = value
            self.band = band
            self.edition = edition
        }
    }

    /// The objective's id, the instrument's name, or that of a scale of her own.
    public var id: String
    /// The instrument, where the objective is measured by one.
    public var instrument: String?
    /// What is measured, in the words of the plan.
    public var label: String
    /// The unit; missing for instruments, whose unit is points.
    public var unit: String?
    /// Where the objective is to go.
    public var target: MeasureTarget?
    /// The values, baseline first.
    public var points: [Point]

    /// Makes a series.
    public init(id: String, label: String, unit: String?, target: MeasureTarget?, points: [Point]) {
        self.id = id
        self.label = label
        self.unit = unit
        self.target = target
        self.points = points
    }

    /// From the first value to the last; nil with fewer than two values, and between two editions.
    public var change: MeasureChange? {
        guard let first = points.first, let last = points.last, points.count > 1,
            first.edition == nil || last.edition == nil || first.edition == last.edition
        else { return nil }
        let name = instrument ?? (unit == nil ? id : nil)
        return MeasureChange(
            from: first,
            to: last,
            unit: unit,
            instrument: name.flatMap(Instrument.named)
        )
    }

    /// Whether the last value meets the target; nil without both.
    public var isMet: Bool? {
        guard let target, let last = points.last else { return nil }
        return target.isMet(by: last.value)
    }
}

/// Every series of a chart.
public enum Measures {
    /// The objectives' series in the order of the plan, then instruments and scales that no objective uses, by name.
    public static func series(plan: PlanContent?, entries: [Entry]) -> [MeasureSeries] {
        let standing = entries.filter(\.stands)
        let objectives = plan?.objectives ?? []
        let used = Set(objectives.compactMap(\.measure?.instrument).map(name))
        let names = Set(
            standing.compactMap { ($0.content.value as? Assessment)?.instrument }.map(name)
        )
        .subtracting(used)
        let own = Set(standing.compactMap { ($0.content.value as? Reading)?.measure })
            .subtracting(objectives.map(\.id)).subtracting(names)
        return objectives.compactMap { series(of: $0, standing) }
            + names.sorted().map { name in
                MeasureSeries(
                    id: name,
                    label: name,
                    unit: nil,
                    target: nil,
                    points: scores(of: name, standing)
                )
            }.filter { !$0.points.isEmpty }
            + own.sorted().map { name in
                let defined = standing.compactMap { $0.content.value as? OwnMeasure }.last {
                    Instrument.matching($0.name) == Instrument.matching(name)
                }
                return MeasureSeries(
                    id: name,
                    label: name,
                    unit: defined?.unit,
                    target: nil,
                    points: readings(of: name, standing)
                )
            }
    }

    private static func series(of objective: PlanObjective, _ entries: [Entry]) -> MeasureSeries? {
        guard let measure = objective.measure else { return nil }
        var points = readings(of: objective.id, entries)
        if let instrument = measure.instrument { points += scores(of: instrument, entries) }
        points.sort { $0.on < $1.on }
        if let baseline = measure.baseline, let day = baseline.date ?? points.first?.on,
            !points.contains(where: { $0.on == day && $0.value == baseline.value })
        {
            let band = measure.instrument.flatMap {
                Instrument.named($0)?.standing(of: baseline.value)
            }
            let point = MeasureSeries.Point(on: day, value: baseline.value, band: band)
            points.insert(point, at: points.firstIndex { day <= $0.on } ?? points.endIndex)
        }
        var series = MeasureSeries(
            id: objective.id,
            label: objective.statement,
            unit: measure.unit,
            target: measure.target,
            points: points
        )
        series.instrument = measure.instrument.map(name)
        return series
    }

    /// An instrument under one name, however it was typed.
    private static func name(_ typed: String) -> String { Instrument.named(typed)?.name ?? typed }

    private static func readings(of measure: String, _ entries: [Entry]) -> [MeasureSeries.Point] {
        entries.compactMap { $0.content.value as? Reading }.filter { $0.measure == measure }
            .map { MeasureSeries.Point(on: $0.at.day, value: $0.value) }.sorted { $0.on < $1.on }
    }

    private static func scores(of instrument: String, _ entries: [Entry]) -> [MeasureSeries.Point] {
        entries.compactMap { $0.content.value as? Assessment }.filter {
            name($0.instrument) == name(instrument)
        }
        .compactMap { assessment in
            assessment.shownTotal.map {
                MeasureSeries.Point(
                    on: assessment.administeredOn,
                    value: $0,
                    band: assessment.standing,
                    edition: assessment.edition
                )
            }
        }
        .sorted { $0.on < $1.on }
    }
}
