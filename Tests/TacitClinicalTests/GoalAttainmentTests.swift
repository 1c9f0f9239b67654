import TacitClinical
import Testing

/// The T-score of Kiresuk and Sherman, in the corrected print of Turner-Stokes (Clin Rehabil 2009;23:362-370, erratum).
///
/// T = 50 + 10 sum(w x) / sqrt(0.7 sum(w^2) + 0.3 (sum w)^2).
@Suite struct GoalAttainmentTests {
    private func rounded(_ levels: [Int], _ weights: [Double]? = nil) -> Double? {
        GoalAttainment.score(levels: levels, weights: weights).map { ($0 * 100).rounded() / 100 }
    }

    @Test func goalsReachedAsExpectedAreFifty() {
        for count in 1...10 {
            #expect(rounded(Array(repeating: 0, count: count)) == 50)
        }
        #expect(rounded([1, -1, 2, -2]) == 50)
    }

    /// What one level is worth with n goals of equal weight: 10 / sqrt(0.7 n + 0.3 n^2), by hand to two places.
    @Test(arguments: [
        (1, 10.0), (2, 6.2), (3, 4.56), (4, 3.63), (5, 3.02), (6, 2.58), (7, 2.26), (8, 2.01),
    ])
    func aLevelIsWorthLessTheMoreGoalsThereAre(_ count: Int, _ worth: Double) {
        var levels = Array(repeating: 0, count: count)
        levels[0] = 1
        #expect(rounded(levels) == 50 + worth)
        levels[0] = -1
        #expect(rounded(levels) == 50 - worth)
    }

    @Test func theEndsOfOneGoalAreTwoDeviationsAway() {
        #expect(rounded([2]) == 70 && rounded([-2]) == 30)
        // The weight of a single goal makes no difference.
        #expect(rounded([2], [7]) == 70)
    }

    /// The example of `calc_tscore` in the R package gasr.
    ///
    /// By hand: sum(w x) = 7, sum(w^2) = 91, sum(w) = 21, so
    /// that the root is that of 63.7 + 132.3 = 196, and T = 50 + 70 / 14.
    @Test func weightsCount() {
        #expect(rounded([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6]) == 55)
        #expect(rounded([-2, 0, -1, 2, 0, 1]) == 50)
        #expect(rounded([1, 0], [2, 1]) == rounded([1, 0], [4, 2]))
    }

    @Test func whatIsNoLevelAndNoWeightHasNoScore() {
        #expect(GoalAttainment.score(levels: []) == nil)
        #expect(
            GoalAttainment.score(levels: [3]) == nil && GoalAttainment.score(levels: [-3]) == nil
        )
        #expect(GoalAttainment.score(levels: [1, 1], weights: [1]) == nil)
        for weight in [0, -1, 1_001, Double.nan, .infinity] {
            #expect(GoalAttainment.score(levels: [1], weights: [weight]) == nil)
        }
    }
}
