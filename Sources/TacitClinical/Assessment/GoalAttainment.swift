/// The T-score of goal attainment scaling (Kiresuk and Sherman 1968; the formula as Turner-Stokes 2009 corrected it).
///
/// A goal's level is -2 to 2, 0 is what was expected. 50 means that goals were reached as expected, 10 is one
/// standard deviation.
public enum GoalAttainment {
    /// The correlation that is assumed between the levels of one client's goals (Kiresuk and Sherman 1968).
    public static let correlation = 0.3
    /// The levels.
    public static let levels = -2...2

    /// `50 + 10 sum(w x) / sqrt((1 - r) sum(w^2) + r (sum w)^2)`.
    ///
    /// Weights are above 0, one for each level, in the same order; all are 1 when none are given. Nil without a
    /// level, with a level or a weight outside its range, and when there are not as many weights as levels.
    public static func score(levels: [Int], weights: [Double]? = nil) -> Double? {
        let weights = weights ?? levels.map { _ in 1 }
        guard !levels.isEmpty, weights.count == levels.count,
            levels.allSatisfy(Self.levels.contains),
            weights.allSatisfy({ $0 > 0 && $0 <= 1_000 })
        else { return nil }
        let weighted = zip(levels, weights).reduce(0) { $0 + Double($1.0) * $1.1 }
        let squares = weights.reduce(0) { $0 + $1 * $1 }
        let sum = weights.reduce(0, +)
        return 50 + 10 * weighted
            / ((1 - correlation) * squares + correlation * sum * sum).squareRoot()
    }
}
