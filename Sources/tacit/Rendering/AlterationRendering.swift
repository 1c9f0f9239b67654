import TacitClinical

/// Departures from the usual procedure: the page that another provider needs.
enum AlterationRendering {
    /// From when and until when, what is usual, what is done instead, and why.
    static func list(
        _ found: [Charted<Alteration>],
        ends: [Entry],
        on day: CalendarDay?,
        style: Style
    ) -> [String] {
        guard !found.isEmpty else {
            return [
                style.dim(
                    day.map { AlterationListSentences.none(DayText.day($0)) }
                        ?? AlterationListSentences.noneAtAll
                )
            ]
        }
        return found.flatMap { one in
            let end = Alterations.end(of: one, entries: ends).map { " to \(DayText.day($0))" } ?? ""
            let content = one.content
            return ["", "\(style.bold(one.ref))  from \(DayText.day(content.from))\(end)"]
                + Columns.fields(
                    [
                        ("  usual", content.usualProcedure), ("  instead", content.whatChanged),
                        ("  reason", content.reason.rawValue.replacing("-", with: " ")),
                        ("  why", content.why),
                        ("  goals", content.goalsAffected?.joined(separator: ", ")),
                        ("  told", content.communicatedTo?.joined(separator: ", ")),
                        ("  review", content.reviewOn.map(DayText.day)),
                    ],
                    style: style
                )
        }
    }

    /// For programs: REF, first day, day of the end, reason.
    static func plain(_ found: [Charted<Alteration>], ends: [Entry]) -> [String] {
        found.map { one in
            PlainRow.line([
                one.ref, one.content.from.description,
                Alterations.end(of: one, entries: ends)?.description ?? "",
                one.content.reason.rawValue,
            ])
        }
    }
}
