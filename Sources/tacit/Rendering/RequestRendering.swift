import TacitClinical

/// Requests as lines.
enum RequestRendering {
    /// REF, received, kind, where the clock stands, client; what is asked below it.
    static func lines(_ records: [RequestRecord], today: CalendarDay, style: Style) -> [String] {
        guard !records.isEmpty else { return [style.dim(RequestSentences.none)] }
        let rows = records.map { record in
            [
                record.ref, DayText.day(record.request.receivedOn), record.request.requestKind.rawValue,
                standing(record, today), record.handle ?? RequestSentences.noClient,
            ]
        }
        let heads = Columns.lines(rows, width: style.width) { column, cell in
            column == 0 ? style.bold(cell) : cell
        }
        return zip(heads, records).flatMap { head, record in
            [head]
                + Paragraph.lines(
                    RequestSentences.about(record.request),
                    width: style.width,
                    indent: 4
                )
        }
    }

    /// Open requests of one chart for the brief: REF, kind, last day.
    static func open(_ entries: [Entry], style: Style) -> [String] {
        let open = Requests.fold(entries: entries).filter(\.isOpen)
        guard !open.isEmpty else { return [] }
        let rows = open.map { record in
            [
                record.ref, record.request.requestKind.rawValue,
                "\(RequestSentences.due) \(DayText.day(record.due))",
            ]
        }
        return ["", style.bold(RequestSentences.heading)]
            + Columns.lines(rows, width: style.width - 2) { column, cell in column == 0 ? style.bold(cell) : cell }
            .map { "  " + $0 }
    }

    /// For programs: REF, received, kind, open or how it was decided, last day, client, hold.
    static func plain(_ records: [RequestRecord]) -> [String] {
        records.map { record in
            PlainRow.line([
                record.ref, record.request.receivedOn.description, record.request.requestKind.rawValue,
                record.closing?.decision.rawValue ?? "open", record.due.description,
                record.handle ?? "", record.request.hold == true ? "hold" : "",
            ])
        }
    }

    private static func standing(_ record: RequestRecord, _ today: CalendarDay) -> String {
        let hold = record.request.hold == true ? ", \(RequestSentences.hold)" : ""
        if let closing = record.closing {
            return "\(closing.decision.rawValue) \(DayText.day(closing.answeredOn))\(hold)"
        }
        let days = record.due.daysSince1970 - today.daysSince1970
        let distance = days == 0 ? DueWords.today : days < 0 ? DueWords.late(-days) : DueWords.ahead(days)
        return "\(RequestSentences.due) \(DayText.day(record.due)), \(distance)\(hold)"
    }
}
