internal import TacitClinical

/// One goal from its first version to its end, as versions and entries tell it.
struct GoalSpan {
    /// What happened to it on a day.
    struct Event: Hashable {
        let on: CalendarDay
        let text: String
        /// Whether another phase began.
        let isPhase: Bool
    }

    let id: String
    /// The goal, in the words of its newest version.
    private(set) var statement: String
    /// What happened, by its day; the first is its beginning.
    private(set) var events: [Event]
    /// The day on which it was reached or left; nil while it goes on.
    private(set) var end: CalendarDay?
    /// What became of it, in words.
    private(set) var state: String

    private var phase: String?
    private var isEnded: Bool { end != nil }

    /// The first day.
    var start: CalendarDay? { events.first?.on }
    /// Whether it was reached.
    private(set) var isReached: Bool

    /// The goals of the versions that count, in the order in which they came, as far as a day knows them.
    static func all(versions: [PlanVersion], entries: [Entry], until day: CalendarDay) -> [GoalSpan] {
        let versions = versions.filter { $0.error == nil && $0.content.effectiveFrom <= day }
        var spans: [GoalSpan] = []
        for told in told(versions, entries) where told.on <= day {
            if let index = spans.firstIndex(where: { $0.id == told.goal.id }) {
                spans[index].hear(told)
            } else if told.isVersion {
                spans.append(GoalSpan(told))
            }
        }
        for index in spans.indices where !spans[index].isEnded {
            let id = spans[index].id
            let last = versions.lastIndex { $0.content.goal(id) != nil } ?? versions.endIndex
            if last + 1 < versions.endIndex { spans[index].leave(versions[last + 1].content.effectiveFrom) }
        }
        return spans
    }

    /// A goal as one version or one entry tells it.
    private struct Told {
        let on: CalendarDay
        /// In an entry, what it leaves open stands as nil or as it was.
        let goal: PlanGoal
        let isVersion: Bool
        let lifecycle: GoalLifecycle?
    }

    /// Everything that is told, by its day, on one day versions first.
    ///
    /// A change of before the first version that has the goal belongs to the day of that version.
    private static func told(_ versions: [PlanVersion], _ entries: [Entry]) -> [Told] {
        let planned = versions.flatMap { version in
            version.content.goals.map {
                Told(on: version.content.effectiveFrom, goal: $0, isVersion: true, lifecycle: $0.lifecycle)
            }
        }
        let begins = Dictionary(planned.map { ($0.goal.id, $0.on) }, uniquingKeysWith: min)
        let changed = entries.filter(\.stands).compactMap { entry -> Told? in
            guard let change = entry.content.value as? GoalChange else { return nil }
            var goal = PlanGoal(id: change.goal, statement: "")
            goal.phase = change.phase
            goal.phaseLabel = change.phaseLabel
            goal.achievement = change.achievement
            let day = change.on ?? entry.recordedAt.day
            let on = max(day, begins[change.goal] ?? day)
            return Told(on: on, goal: goal, isVersion: false, lifecycle: change.lifecycle)
        }
        return (planned + changed).enumerated()
            .sorted { ($0.element.on.daysSince1970, $0.offset) < ($1.element.on.daysSince1970, $1.offset) }
            .map(\.element)
    }

    private var lifecycle: GoalLifecycle
    private var achievement: GoalAchievement?

    private init(_ told: Told) {
        id = told.goal.id
        statement = told.goal.statement
        lifecycle = told.goal.lifecycle
        achievement = told.goal.achievement
        phase = ChartWords.phase(told.goal.phase, told.goal.phaseLabel)
        state = ChartWords.state(lifecycle, achievement)
        isReached = false
        let first = [ChartWords.begun, phase].compactMap(\.self).joined(separator: ", ")
        events = [Event(on: told.on, text: first, isPhase: false)]
        settle(told.on)
        if isEnded { events.append(Event(on: told.on, text: state, isPhase: false)) }
    }

    private mutating func hear(_ told: Told) {
        if told.isVersion { statement = told.goal.statement }
        if let next = ChartWords.phase(told.goal.phase, told.goal.phaseLabel), next != phase {
            phase = next
            events.append(Event(on: told.on, text: next, isPhase: true))
        }
        lifecycle = told.lifecycle ?? lifecycle
        achievement = told.goal.achievement ?? achievement
        let next = ChartWords.state(lifecycle, achievement)
        guard next != state else { return }
        state = next
        events.append(Event(on: told.on, text: next, isPhase: false))
        settle(told.on)
    }

    /// Whether it ends on this day, or goes on again.
    private mutating func settle(_ day: CalendarDay) {
        let endings: [GoalLifecycle] = [.completed, .cancelled, .rejected]
        isReached = achievement == .achieved || achievement == .sustaining
        let isOver = endings.contains(lifecycle) || achievement == .achieved || achievement == .notAttainable
        end = isOver ? end ?? day : nil
    }

    private mutating func leave(_ day: CalendarDay) {
        end = max(day, start ?? day)
        state = ChartWords.noLongerInThePlan
        events.insert(
            Event(on: day, text: state, isPhase: false), at: events.firstIndex { $0.on > day } ?? events.count)
    }
}
