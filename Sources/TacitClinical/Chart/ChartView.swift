/// What the chart of a client held at the end of a day: what could be known then, by when it was recorded.
///
/// Psychotherapy notes, SUD counselling notes and supervision are no part of it: they are not the chart.
public struct ChartView: Codable, Hashable, Sendable {
    /// The day.
    public var day: CalendarDay
    /// The client.
    public var client: ClientRecord
    /// Versions of the plan, oldest first; the newest of that day is the current one.
    public var plans: [PlanVersion]
    /// Signed notes of the chart by the time they occurred, with the additions of that day or before.
    public var notes: [Note]
    /// Entries in the order of recording.
    public var entries: [Entry]

    /// Makes a view.
    public init(
        day: CalendarDay,
        client: ClientRecord,
        plans: [PlanVersion],
        notes: [Note],
        entries: [Entry]
    ) {
        self.day = day
        self.client = client
        self.plans = plans
        self.notes = notes
        self.entries = entries
    }

    /// Entries that count.
    public var standing: [Entry] { entries.filter(\.stands) }

    /// Notes that count.
    public var standingNotes: [Note] { notes.filter { !$0.undone && $0.error == nil } }

    /// The newest version of the plan that counts.
    public var currentPlan: PlanVersion? { plans.last { $0.error == nil } }

    /// The plan with what was entered since its newest version; nil before the first.
    public var standingPlan: PlanContent? { PlanStanding.content(of: plans, entries: entries) }
}
