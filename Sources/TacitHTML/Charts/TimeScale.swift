internal import TacitClinical

/// The time axis of a chart: proportional to days.
struct TimeScale {
    /// The first day.
    let first: CalendarDay
    /// The last day; that of ``first`` or later.
    let last: CalendarDay
    /// Where the first day stands.
    let left: Double
    /// Where the last day stands.
    let right: Double

    /// At most so many ticks, that they stay quiet.
    private static let tickLimit = 5

    /// Where a day stands, those outside at the ends; a single day in the middle.
    func x(_ day: CalendarDay) -> Double {
        let span = last.daysSince1970 - first.daysSince1970
        guard span > 0 else { return (left + right) / 2 }
        let share = Double(day.daysSince1970 - first.daysSince1970) / Double(span)
        return left + min(1, max(0, share)) * (right - left)
    }

    /// A day of the axis with its words.
    struct Tick: Hashable {
        let day: CalendarDay
        let text: String
    }

    /// First days of months in even steps; of fewer than two, the ends of the axis themselves.
    var ticks: [Tick] {
        let (start, end) = (Self.month(of: first), Self.month(of: last))
        let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000, 24_000, 60_000]
        for step in steps where (end - start) / step <= Self.tickLimit {
            let months = stride(from: (start + step - 1) / step * step, through: end, by: step)
            let days = months.compactMap { CalendarDay(year: $0 / 12, month: $0 % 12 + 1, day: 1) }.filter {
                first <= $0 && $0 <= last
            }
            if days.count > Self.tickLimit { continue }
            return days.count < 2 ? ends : days.enumerated().map { tick($1, isFirst: $0 == 0, step) }
        }
        return ends
    }

    /// The year stands at the first tick and at every January.
    private func tick(_ day: CalendarDay, isFirst: Bool, _ step: Int) -> Tick {
        let month = ChartWords.shortMonth(day.month)
        let text = step >= 12 ? "\(day.year)" : isFirst || day.month == 1 ? "\(month) \(day.year)" : month
        return Tick(day: day, text: text)
    }

    private var ends: [Tick] {
        let days = first == last ? [first] : [first, last]
        return days.enumerated().map { index, day in
            let short = "\(day.day) \(ChartWords.shortMonth(day.month))"
            let isSaid = index > 0 && day.year == first.year
            return Tick(day: day, text: isSaid ? short : "\(short) \(day.year)")
        }
    }

    /// Months since the year 0.
    private static func month(of day: CalendarDay) -> Int { day.year * 12 + day.month - 1 }

    /// The words of the ticks on one line, moved into the box where they would leave it; one that would touch another
    /// is left out.
    func tickLabels(y: Double, within width: Double) -> [ChartLabel] {
        var labels: [ChartLabel] = []
        for tick in ticks {
            let half = ChartLabel.width(tick.text, .small) / 2
            let middle = min(max(x(tick.day), half), width - half)
            let label = ChartLabel(text: tick.text, anchor: .middle, size: .small, at: SVG.Point(x: middle, y: y))
            if let last = labels.last, last.box.right + 6 > label.box.x { continue }
            labels.append(label)
        }
        return labels
    }
}
