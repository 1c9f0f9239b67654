/// The value axis of a chart: from a round number below all values to one above, and 0 where that hides nothing.
struct ValueScale: Hashable {
    /// The value at the foot.
    let low: Double
    /// The value at the top; above ``low``.
    let high: Double

    /// Spans given ends, such as the totals of an instrument.
    private init(low: Double, high: Double) {
        (self.low, self.high) = low < high ? (low, high) : (low, low + 1)
    }

    /// The axis for values of which all are finite; `range` where an instrument has one that holds them all.
    init(_ values: [Double], range: ClosedRange<Int>? = nil) {
        let (least, most) = (values.min() ?? 0, values.max() ?? 0)
        if let range, Double(range.lowerBound) <= least, most <= Double(range.upperBound) {
            self.init(low: Double(range.lowerBound), high: Double(range.upperBound))
            return
        }
        guard least < most else {
            self.init(single: most)
            return
        }
        // A range that is a fifth of the values or more is still seen on an axis from 0.
        let isSeenFromZero = most / 5 <= most - least && -least / 5 <= most - least
        let low = least > 0 && isSeenFromZero ? 0 : least
        let high = most < 0 && isSeenFromZero ? 0 : most
        self.init(roundedOut: low, high)
    }

    /// One value stands in the middle of an axis from 0; 0 itself at the foot.
    private init(single value: Double) {
        let double = (value * 2).isFinite ? value * 2 : value
        if value == 0 || !double.isNormal {
            self.init(low: 0, high: 1)
        } else {
            self.init(roundedOut: min(0, double), max(0, double))
        }
    }

    /// Both ends moved outwards to a step of 1, 2 or 5 times a power of ten.
    private init(roundedOut low: Double, _ high: Double) {
        let step = Self.step(low, high)
        let (down, up) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
        let isUsable = step.isNormal && down.isFinite && up.isFinite && down <= low && high <= up
        self.init(low: isUsable ? down : low, high: isUsable ? up : high)
    }

    /// A quarter of the range or less, not under a fifth of that: 1, 2 or 5 times a power of ten.
    private static func step(_ low: Double, _ high: Double) -> Double {
        // Halves: the difference of the largest numbers is none.
        let wanted = (high / 2 - low / 2) / 2
        guard wanted.isNormal else { return 0 }
        var power = 1.0
        while power > wanted { power /= 10 }
        while power <= wanted / 10 { power *= 10 }
        return [5, 2].map { $0 * power }.first { $0 <= wanted } ?? power
    }

    /// Whether it spans exactly a range of totals.
    func isRange(_ range: ClosedRange<Int>?) -> Bool {
        range.map { low == Double($0.lowerBound) && high == Double($0.upperBound) } ?? false
    }

    /// How high a value stands, 0 at the foot and 1 at the top; values outside are at the ends.
    func share(of value: Double) -> Double {
        let share = (value / 2 - low / 2) / (high / 2 - low / 2)
        return share.isFinite ? min(1, max(0, share)) : 0
    }
}
