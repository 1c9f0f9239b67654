import TacitClinical

/// Readings as lines and small charts; without colour they say the same.
enum MeasureRendering {
    private static let marks = Array("▁▂▃▄▅▆▇█")
    private static let barWidth = 40

    /// One line a series: id, drawing, first and last value, change, target.
    static func lines(_ series: [MeasureSeries], style: Style) -> [String] {
        guard !series.isEmpty else { return [style.dim(MeasureSentences.none)] }
        let rows = series.map { one in
            [
                [one.id, one.instrument].compactMap(\.self).joined(separator: " "),
                spark(one.points.map(\.value)), values(one),
                [one.change?.text, target(one)].compactMap(\.self).joined(separator: "; "),
            ]
        }
        return Columns.lines(rows, width: style.width) { column, cell in
            column == 0 ? style.bold(cell) : cell
        }
    }

    /// Every value of a series with a bar.
    static func chart(_ series: MeasureSeries, style: Style) -> [String] {
        let highest = max(series.points.map(\.value).max() ?? 0, series.target?.value ?? 0, 1)
        let bars = series.points.map { point in
            let length = Int((max(0, point.value) / highest * Double(barWidth)).rounded())
            let band = point.band.map { "  \($0)" } ?? ""
            let day = DayText.day(point.on)
            return
                "  \(String(repeating: " ", count: max(0, 11 - day.count)))\(day)  \(padded(FormValue.text(of: point.value)))  "
                + String(repeating: "█", count: length) + style.dim(band)
        }
        let instrument = series.instrument == series.label ? nil : series.instrument
        let facts = [
            instrument, series.unit, target(series), series.change?.text,
            series.change?.thresholdText,
        ].compactMap(\.self)
            .joined(separator: "; ")
        let label = series.label == series.id ? "" : "  \(VisibleText.inLine(series.label))"
        return ["", style.bold(series.id) + label]
            + (facts.isEmpty ? [] : ["  \(VisibleText.inLine(facts))"]) + [""] + bars
    }

    /// For programs: id, day, value, band.
    static func plain(_ series: [MeasureSeries]) -> [String] {
        series.flatMap { one in
            one.points.map { point in
                PlainRow.line([
                    one.id, point.on.description, FormValue.text(of: point.value),
                    point.band ?? "",
                ])
            }
        }
    }

    /// One character a value, the lowest and the highest of the series at the ends.
    static func spark(_ values: [Double]) -> String {
        guard let low = values.min(), let high = values.max() else { return "" }
        return String(
            values.map { value in
                let share = high > low ? (value - low) / (high - low) : 0.5
                return marks[
                    min(marks.count - 1, max(0, Int((share * Double(marks.count - 1)).rounded())))
                ]
            }
        )
    }

    private static func values(_ series: MeasureSeries) -> String {
        guard let first = series.points.first, let last = series.points.last else {
            return MeasureSentences.noValue
        }
        let from = FormValue.text(of: first.value)
        return series.points.count == 1 ? from : "\(from) -> \(FormValue.text(of: last.value))"
    }

    private static func target(_ series: MeasureSeries) -> String? {
        series.target.map { target in
            let text = "target \(target.op.rawValue) \(FormValue.text(of: target.value))"
            return series.isMet == true ? "\(text), \(MeasureSentences.met)" : text
        }
    }

    private static func padded(_ text: String) -> String {
        String(repeating: " ", count: max(0, 5 - text.count)) + text
    }
}
