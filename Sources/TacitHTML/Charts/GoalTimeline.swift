internal import TacitClinical

/// The goals of all versions of a plan over time: for each a bar from its first day to its end, and a sentence.
struct GoalTimeline {
    /// All versions, oldest first; those in error do not count.
    let versions: [PlanVersion]
    /// The entries of the chart; changes of goals and alterations are taken from them.
    let entries: [Entry]
    /// The day of the page, until which goals that go on are drawn.
    let day: CalendarDay

    /// A list of goals and the time axis; nothing without goals.
    var markup: [Markup] { [] }
}
