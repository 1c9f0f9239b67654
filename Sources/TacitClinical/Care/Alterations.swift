/// Which alterations hold: the page that another provider needs (clinical.md 1.6).
public enum Alterations {
    /// The alterations in force on a day, by their first day.
    ///
    /// One holds from its first day to the day in front of its end; the end is the earlier of what
    /// it says itself and what was entered later.
    public static func inForce(entries: [Entry], on day: CalendarDay) -> [Charted<Alteration>] {
        let ends = Charted<AlterationEnd>.all(in: entries)
        return Charted<Alteration>.all(in: entries).filter { alteration in
            let end = end(of: alteration, ends)
            return alteration.content.from <= day && end.map { day < $0 } ?? true
        }.sorted { ($0.content.from, $0.recordedAt) < ($1.content.from, $1.recordedAt) }
    }

    /// Every alteration that was entered, by its first day.
    public static func everything(entries: [Entry]) -> [Charted<Alteration>] {
        Charted<Alteration>.all(in: entries).sorted {
            ($0.content.from, $0.recordedAt) < ($1.content.from, $1.recordedAt)
        }
    }

    /// The first day on which an alteration no longer holds, as far as the chart knows.
    public static func end(of alteration: Charted<Alteration>, entries: [Entry]) -> CalendarDay? {
        end(of: alteration, Charted<AlterationEnd>.all(in: entries))
    }

    private static func end(
        of alteration: Charted<Alteration>,
        _ ends: [Charted<AlterationEnd>]
    ) -> CalendarDay? {
        let entered = ends.filter { $0.content.alteration == alteration.id }.map(\.content.endedOn)
        return (entered + [alteration.content.to].compactMap(\.self)).min()
    }
}
