import TacitClinical

@testable import TacitHTML

/// Series, goals and steps as the two fictional charts have them (`Tests/Charts/README.md`); every person is FICTIONAL.
enum ChartSamples {
    static func day(_ text: String) -> CalendarDay {
        guard let day = CalendarDay(text) else { preconditionFailure("the day exists") }
        return day
    }

    static func series(
        _ id: String, _ label: String, unit: String? = nil, target: MeasureTarget? = nil,
        _ points: [(String, Double)]
    ) -> MeasureSeries {
        let instrument = Instrument.named(id)
        return MeasureSeries(
            id: id, label: label, unit: unit, target: target,
            points: points.map { text, value in
                .init(on: day(text), value: value, band: instrument?.band(of: value))
            })
    }

    static let audit = series("AUDIT", "AUDIT", [("2031-01-06", 27)])
    static let auditC = series("AUDIT-C", "AUDIT-C", [("2031-03-03", 9), ("2031-09-01", 3)])
    static let phq9 = series(
        "PHQ-9", "PHQ-9 of 9 or less by June", target: MeasureTarget(op: .atMost, value: 9),
        [("2031-01-06", 16), ("2031-03-03", 11), ("2031-09-01", 7)])
    static let days = series(
        "O1.1", "Alcohol-free days", unit: "days a week", target: MeasureTarget(op: .atLeast, value: 5),
        [("2031-01-13", 0), ("2031-03-03", 3), ("2031-09-01", 6)])
    static let gad7 = series(
        "GAD-7", "GAD-7", [("2031-02-04", 14), ("2031-05-06", 9), ("2031-06-30", 6), ("2032-03-02", 4)])
    static let checks = series(
        "O1.2", "Checks a day", unit: "checks", target: MeasureTarget(op: .atMost, value: 6),
        [("2031-02-25", 22), ("2031-05-06", 11), ("2031-06-30", 5)])
    static let sleep = series(
        "O3.1", "Hours of sleep", unit: "hours", target: MeasureTarget(op: .atLeast, value: 6.5),
        [
            ("2031-02-25", 5), ("2031-03-11", 5.5), ("2031-03-25", 5), ("2031-04-08", 6), ("2031-05-06", 6.25),
            ("2031-05-20", 5.75), ("2031-06-30", 6.5),
        ])
    static let none = series("O4.1", "Talk to brother", unit: "times a month", [])
    static let editions: MeasureSeries = {
        var made = series("PHQ-9", "PHQ-9, two editions", [("2031-01-06", 16), ("2031-03-03", 11), ("2031-09-01", 7)])
        made.points[0].edition = "2001"
        made.points[1].edition = "2001"
        made.points[2].edition = "2030"
        return made
    }()
    /// Forty readings in five years.
    static let many: MeasureSeries = {
        let first = day("2027-01-04")
        var made = series("mood", "Mood in the morning", unit: "of 10", [])
        made.points = (0..<40).compactMap { index in
            first.adding(days: index * 46).map { .init(on: $0, value: Double(3 + (index * 7 + index / 4) % 6)) }
        }
        return made
    }()
    static let odd: [(String, MeasureSeries)] = [
        (
            "negative",
            series("gas", "Level of attainment", [("2031-01-06", -2), ("2031-02-06", 1), ("2031-03-06", -1)])
        ),
        ("below", series("cold", "Below zero", [("2031-01-06", -1e9), ("2031-02-06", -2e8)])),
        (
            "large",
            series("debt", "Debt", unit: "dollars", [("2031-01-06", 1e9), ("2031-06-06", 2e8), ("2036-01-01", 0)])
        ),
        ("tiny", series("tiny", "Weight", unit: "kg", [("2031-01-06", 80.001), ("2031-02-06", 80.004)])),
        ("twice", series("twice", "Twice a day", [("2031-01-06", 3), ("2031-01-06", 5)])),
        ("equal", series("same", "The same", unit: "cups", [("2031-01-06", 4), ("2031-03-06", 4)])),
        ("week", series("week", "A week", unit: "cups", [("2031-01-06", 4), ("2031-01-13", 0)])),
    ]

    /// Figures by the names of their golden files.
    static let figures: [(name: String, series: MeasureSeries, marks: [ChartMark])] =
        [
            ("days", days, rowan), ("phq-9", phq9, rowan), ("audit", audit, rowan), ("audit-c", auditC, rowan),
            ("gad-7", gad7, juniper), ("checks", checks, juniper), ("sleep", sleep, juniper), ("none", none, []),
            ("editions", editions, []), ("many", many, []),
        ] + odd.map { ($0.0, $0.1, []) }

    static let rowan = ChartMark.all(
        versions: GoalSamples.versions, entries: GoalSamples.entries, until: day("2032-02-02"))
    static let juniper = [
        ChartMark(on: day("2031-02-04"), kind: .plan(1), text: nil),
        ChartMark(on: day("2031-02-25"), kind: .plan(2), text: "from light to formal"),
        ChartMark(on: day("2031-03-25"), kind: .change, text: "every two weeks, with a check-in by telephone"),
    ]

    static func figure(_ name: String) -> MeasureFigure? {
        figures.firstIndex { $0.name == name }.map {
            MeasureFigure(series: figures[$0].series, number: $0 + 1, marks: figures[$0].marks)
        }
    }
}
