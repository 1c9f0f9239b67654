internal import TacitClinical

/// What stands on the time axis of a chart besides readings: versions of the plan, and departures from the usual.
struct ChartMark: Hashable {
    /// What happened.
    enum Kind: Hashable {
        /// A version of the plan, from 1.
        case plan(Int)
        /// An alteration began.
        case change
    }

    /// Its day.
    let on: CalendarDay
    /// What happened.
    let kind: Kind
    /// More about it, for the table below the picture: why there is a new version, what was changed.
    let text: String?

    /// Versions that count by the day from which they hold, and alterations by their first day; nothing after a day.
    static func all(versions: [PlanVersion], entries: [Entry], until day: CalendarDay) -> [ChartMark] {
        let plans = versions.filter { $0.error == nil }.map {
            ChartMark(on: $0.content.effectiveFrom, kind: .plan($0.version), text: $0.content.reason)
        }
        let changes = Alterations.everything(entries: entries).map {
            ChartMark(on: $0.content.from, kind: .change, text: $0.content.whatChanged)
        }
        return sorted((plans + changes).filter { $0.on <= day })
    }

    /// By day; on one day versions first, and the order of equals stays.
    static func sorted(_ marks: [ChartMark]) -> [ChartMark] {
        marks.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }.map(\.element)
    }

    /// The marks in words; nothing of none.
    static func list(_ marks: [ChartMark]) -> [Markup] {
        marks.isEmpty
            ? [] : [.element(.ul, role: "events", marks.map { .element(.li, ChartWords.event($0)) })]
    }

    private var key: Int {
        switch kind {
        case .plan: on.daysSince1970 * 2
        case .change: on.daysSince1970 * 2 + 1
        }
    }
}
