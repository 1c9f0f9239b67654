/// Phase, lifecycle or achievement of a goal, between versions of the plan (clinical.md 1.4).
///
/// The phase is a label with a date and a reason; no order of phases is enforced.
public struct GoalChange: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.goal
    /// The fields of its document.
    public static let fields = [
        FormField("goal", .line, "The goal", isRequired: true),
        FormField("phase", .choice(GoalPhase.words), "Its phase"),
        FormField("phase_label", .line, "A phase in your own words"),
        FormField("lifecycle", .choice(GoalLifecycle.words), "Its lifecycle"),
        FormField("achievement", .choice(GoalAchievement.words), "How far it was reached"),
        FormField("on", .day, "Since when"),
        FormField("reason", .line, "Why"),
    ]

    /// The goal.
    public var goal: String
    /// Its phase.
    public var phase: GoalPhase?
    /// A phase in the practitioner's own words, instead of or beside ``phase``.
    public var phaseLabel: String?
    /// Its lifecycle.
    public var lifecycle: GoalLifecycle?
    /// How far it was reached.
    public var achievement: GoalAchievement?
    /// Since when; the day of the entry when missing.
    public var on: CalendarDay?
    /// Why.
    public var reason: String?

    /// Makes a change of nothing.
    public init(goal: String) { self.goal = goal }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case goal, phase, lifecycle, achievement, on, reason
        case phaseLabel = "phase_label"
    }
}

extension GoalChange {
    /// The goal and what it is now.
    public var title: String {
        EntryTitle.line(
            goal,
            phase?.rawValue,
            phaseLabel,
            lifecycle?.rawValue,
            achievement?.rawValue
        )
    }

    /// Takes the day of the entry.
    public mutating func complete(in context: EntryContext) { on = on ?? context.today }

    /// The goal must be in the plan, and something change.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults: [EntryFault] = []
        if context.plan?.goal(goal) == nil { faults.append(.goalUnknown) }
        if phase == nil, phaseLabel == nil, lifecycle == nil, achievement == nil {
            faults.append(.goalUnchanged)
        }
        return faults
    }
}
