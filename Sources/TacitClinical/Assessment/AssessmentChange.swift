/// What changed between two administrations of one instrument: points, per cent, bands, thresholds.
///
/// It is never called an improvement: 20 % is about what moderately ill patients notice, mild cases need more
/// (clinical.md 1.1).
public struct AssessmentChange: Hashable, Sendable {
    /// The name of the instrument.
    public let instrument: String
    /// The total before.
    public let earlier: Double
    /// The total after.
    public let later: Double
    /// The band before, or where the total stood against the cut-off.
    public let earlierBand: String?
    /// The band after, or where the total stands against the cut-off.
    public let laterBand: String?
    /// The thresholds that the change reaches, up or down.
    public let thresholds: [ChangeThreshold]

    /// The change of two assessments; nil when they are of different instruments or editions, or one has no total.
    public static func between(_ earlier: Assessment, _ later: Assessment) -> Self? {
        guard Instrument.matching(earlier.instrument) == Instrument.matching(later.instrument),
            earlier.edition == nil || later.edition == nil || earlier.edition == later.edition,
            let before = earlier.shownTotal, let after = later.shownTotal
        else { return nil }
        let points = (after - before).magnitude
        return Self(
            instrument: later.known?.name ?? later.instrument,
            earlier: before,
            later: after,
            earlierBand: earlier.standing,
            laterBand: later.standing,
            thresholds: later.known?.thresholds.filter { Double($0.points) <= points } ?? []
        )
    }

    /// The difference in points, to a thousandth; below 0 when the total fell.
    public var points: Double { ((later - earlier) * 1_000).rounded() / 1_000 }

    /// The difference in per cent of the total before, rounded; nil after a total of 0.
    public var percent: Int? {
        guard earlier != 0 else { return nil }
        return Int(exactly: ((later - earlier) / earlier.magnitude * 100).rounded())
    }

    /// Whether the band, or the standing against the cut-off, is another one.
    public var crossesBand: Bool { earlierBand != laterBand }

    /// Whether the smallest threshold of change is reached; false where the instrument has none.
    public var reachesThreshold: Bool { !thresholds.isEmpty }
}

extension Assessment {
    /// The total that counts: that of the score, or the one entered for a measure of the practitioner's own.
    var shownTotal: Double? { known == nil ? total : score?.total }
}
