import TacitClinical

/// What waits, as lines.
enum DueRendering {
    /// Day, how late or early, client and kind on one line, what to do below it.
    static func lines(_ items: [DueItem], today: CalendarDay, names: Bool, style: Style) -> [String] {
        guard !items.isEmpty else { return [style.dim(DueWords.none)] }
        let rows = items.map { item in
            [
                DayText.day(item.on), distance(item.on, today),
                "\(item.what.rawValue) \(item.ref ?? item.item ?? "")",
                item.handle + (names ? " \(item.name)" : ""),
            ]
        }
        let heads = Columns.lines(rows, width: style.width) { column, cell in
            column == 2 ? style.bold(cell) : cell
        }
        return zip(heads, items).flatMap { head, item in
            [head] + Paragraph.lines(item.detail, width: style.width, indent: 4)
        }
    }

    /// For programs: day, code name, what, REF or id, without the text of the chart.
    static func plain(_ items: [DueItem]) -> [String] {
        items.map {
            PlainRow.line([
                $0.on.description, $0.handle, $0.what.rawValue, $0.ref ?? "", $0.item ?? "",
            ])
        }
    }

    private static func distance(_ day: CalendarDay, _ today: CalendarDay) -> String {
        let days = day.daysSince1970 - today.daysSince1970
        return days == 0 ? DueWords.today : days < 0 ? DueWords.late(-days) : DueWords.ahead(days)
    }
}
