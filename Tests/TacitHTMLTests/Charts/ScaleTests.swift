import TacitClinical
import Testing

@testable import TacitHTML

/// Axes begin and end where people expect it.
@Suite struct ScaleTests {
    @Test(arguments: [
        ([0.0, 3, 6, 5], 0.0, 6.0), ([22, 11, 5], 0, 25), ([80.0, 77], 77, 80), ([-2, 1], -2, 1),
        ([-100, -20], -100, 0),
        ([-1_000, -999], -1_000, -999), ([5], 0, 10), ([0], 0, 1), ([-3, -3], -6, 0), ([0, 1e9], 0, 1e9),
        ([1.5, 7.2], 0, 8), ([], 0, 1),
    ])
    func theValueAxisIsRoundAndBeginsAtZeroWhereThatHidesNothing(values: [Double], low: Double, high: Double) {
        let scale = ValueScale(values)
        #expect(scale.low == low && scale.high == high, "\(scale)")
    }

    @Test func anInstrumentHasItsWholeRange() {
        #expect(ValueScale([16, 7], range: 0...27).high == 27)
        #expect(!ValueScale([16, 60], range: 0...27).isRange(0...27))
        #expect(!ValueScale([16], range: nil).isRange(nil))
    }

    @Test func sharesAreBetweenTheEndsAlsoOfTheLargestNumbers() {
        let most = Double.greatestFiniteMagnitude
        let scale = ValueScale([-most, most])
        #expect(scale.share(of: -most) == 0 && scale.share(of: most) == 1 && scale.share(of: 0) == 0.5)
        #expect(scale.share(of: .nan) == 0 && ValueScale([1, 2]).share(of: 7) == 1)
    }

    private func ticks(_ first: String, _ last: String) -> [String] {
        TimeScale(first: ChartSamples.day(first), last: ChartSamples.day(last), left: 20, right: 340).ticks.map(\.text)
    }

    @Test func ticksAreFewAndNamed() {
        #expect(ticks("2031-01-06", "2031-09-01") == ["Mar 2031", "May", "Jul", "Sep"])
        #expect(ticks("2031-02-04", "2032-03-02") == ["Apr 2031", "Jul", "Oct", "Jan 2032"])
        #expect(ticks("2031-01-06", "2031-01-20") == ["6 Jan 2031", "20 Jan"])
        #expect(ticks("2030-12-28", "2031-01-03") == ["28 Dec 2030", "3 Jan 2031"])
        #expect(ticks("2031-01-06", "2031-01-06") == ["6 Jan 2031"])
        #expect(ticks("2027-01-04", "2032-01-01") == ["2028", "2029", "2030", "2031", "2032"])
        #expect(ticks("0001-01-01", "9999-12-31").count <= 5)
    }

    @Test(arguments: [(1, 400), (2, 400), (9, 40_000), (30, 3_652_000), (3, 12), (12, 90)])
    func tickWordsNeverTouch(count: Int, days: Int) throws {
        for step in stride(from: 0, to: 400, by: 7) {
            let first = try #require(CalendarDay(daysSince1970: -719_162 + step * count))
            let last = try #require(first.adding(days: min(days, 3_652_058 - step * count)))
            let time = TimeScale(first: first, last: last, left: 30, right: 300)
            let labels = time.tickLabels(y: 10, within: 360)
            #expect(!labels.isEmpty && labels.count <= 5)
            for (one, next) in zip(labels, labels.dropFirst()) { #expect(one.box.right < next.box.x) }
            #expect(labels.allSatisfy { $0.box.x >= 0 && $0.box.right <= 360 })
        }
    }
}
