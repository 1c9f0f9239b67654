/// From one value of a measure to another: the difference, per cent, bands, and the thresholds of an instrument.
///
/// It is never called an improvement: 20 % is about what moderately ill patients notice, mild cases need more
/// (clinical.md 1.1).
public struct MeasureChange: Hashable, Sendable {
    /// The value before.
    public let earlier: Double
    /// The value after.
    public let later: Double
    /// The band before, or where the total stood against the cut-off.
    public let earlierBand: String?
    /// The band after, or where the total stands against the cut-off.
    public let laterBand: String?
    /// What one of it is; nil for points of an instrument.
    public let unit: String?
    /// The thresholds of the instrument that the change reaches, up or down.
    public let thresholds: [ChangeThreshold]

    init(from: MeasureSeries.Point, to: MeasureSeries.Point, unit: String?, instrument: Instrument?) {
        earlier = from.value
        later = to.value
        earlierBand = from.band
        laterBand = to.band
        self.unit = unit
        let size = (to.value - from.value).magnitude
        thresholds = instrument?.thresholds.filter { Double($0.points) <= size } ?? []
    }

    /// The difference, to a thousandth; below 0 when the value fell.
    public var difference: Double { ((later - earlier) * 1_000).rounded() / 1_000 }

    /// The difference in per cent of the value before, rounded; nil after 0.
    public var percent: Int? {
        guard earlier != 0 else { return nil }
        return Int(exactly: ((later - earlier) / earlier.magnitude * 100).rounded())
    }

    /// Whether the band, or the standing against the cut-off, is another one.
    public var crossesBand: Bool { earlierBand != laterBand }
}
