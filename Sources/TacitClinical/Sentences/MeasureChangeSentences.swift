extension MeasureChange {
    /// `-5 points, -31 %, moderately severe -> moderate`, `+3 days a week`; says nothing of better or worse.
    public var text: String {
        let one = difference.magnitude == 1
        let standing = earlierBand.flatMap { earlier in
            laterBand.map { crossesBand ? "\(earlier) -> \($0)" : "still \($0)" }
        }
        return [
            "\(Numeral.signed(difference)) \(unit ?? (one ? "point" : "points"))",
            percent.map { "\(Numeral.signed(Double($0))) %" }, standing,
        ]
        .compactMap(\.self).joined(separator: ", ")
    }

    /// `reaches 5 points (reliable)`; nil when no threshold of the instrument is reached.
    public var thresholdText: String? {
        guard !thresholds.isEmpty else { return nil }
        let reached = thresholds.map { "\($0.points) points" + ($0.name.map { " (\($0))" } ?? "") }
        return "reaches \(reached.joined(separator: ", "))"
    }
}
