/// The golden thread: how assessment, diagnosis, problem, goal, objective and notes hang together, and what hangs
/// loose (clinical.md 1.0, S10).
public struct GoldenThread: Codable, Hashable, Sendable {
    /// Days without a note after which an objective is named.
    public static let untouchedAfter = 60

    /// One objective with the notes that touched it.
    public struct Strand: Codable, Hashable, Sendable {
        /// Assessments that the diagnoses or the problem rest on, such as `AUDIT 27`.
        public var assessments: [String]
        /// Codes.
        public var diagnoses: [String]
        /// Ids of problems.
        public var problems: [String]
        /// The goal's id.
        public var goal: String
        /// The objective's id; missing for a goal without one.
        public var objective: String?
        /// What the objective, or the goal, says.
        public var statement: String
        /// REFs of the notes that touched it, oldest first.
        public var notes: [String]
    }

    /// Something that is not held by anything.
    public struct LooseEnd: Codable, Hashable, Sendable {
        /// What it is.
        public enum What: String, Codable, Sendable {
            /// A note that touches no objective.
            case note
            /// An objective that no note touched for ``untouchedAfter`` days.
            case objective
            /// A goal without a problem.
            case goal
            /// A problem without a goal.
            case problem
            /// A diagnosis without a problem.
            case diagnosis
        }

        /// What it is.
        public var what: What
        /// Its id or REF.
        public var id: String
        /// When it was last touched, or recorded.
        public var since: CalendarDay?

        init(_ what: What, _ id: String, since: CalendarDay? = nil) {
            self.what = what
            self.id = id
            self.since = since
        }
    }

    /// One for each objective, in the order of the plan.
    public var strands: [Strand]
    /// What hangs loose.
    public var loose: [LooseEnd]

    /// Follows the thread through a chart.
    public init(_ view: ChartView) {
        let plan = view.standingPlan
        let goals = plan?.goals ?? []
        let problems = PlanStanding.problems(plan: plan, entries: view.standing)
        let chart = ThreadChart(view: view, problems: problems)
        strands = goals.flatMap { goal in
            let objectives = (plan?.objectives ?? []).filter { $0.goalID == goal.id }
            guard !objectives.isEmpty else { return [chart.strand(goal, nil)] }
            return objectives.map { chart.strand(goal, $0) }
        }
        loose = chart.loose(goals: goals, objectives: plan?.objectives ?? [])
    }
}

/// The chart while its thread is followed.
private struct ThreadChart {
    let view: ChartView
    let problems: [PlanProblem]

    func strand(_ goal: PlanGoal, _ objective: PlanObjective?) -> GoldenThread.Strand {
        let held = problems.filter { goal.problemIDs.contains($0.id) }
        let codes = held.flatMap(\.linkedDiagnoses)
        let diagnoses = view.standing.filter { entry in
            (entry.content.value as? Diagnosis).map { codes.contains($0.code) } ?? false
        }
        let evidence = Set(diagnoses.compactMap { ($0.content.value as? Diagnosis)?.evidence })
        // What a diagnosis rests on; without one, what was measured because of the problem.
        let resting = view.standing.filter {
            $0.content.kind == .assessment && evidence.contains($0.id)
        }
        let linked = view.standing.filter { entry in
            guard let problem = (entry.content.value as? Assessment)?.linkedProblem else {
                return false
            }
            return held.contains { $0.id == problem }
        }
        let assessments = resting.isEmpty ? linked : resting
        return GoldenThread.Strand(
            assessments: assessments.compactMap { ($0.content.value as? Assessment)?.short },
            diagnoses: codes,
            problems: held.map(\.id),
            goal: goal.id,
            objective: objective?.id,
            statement: objective?.statement ?? goal.statement,
            notes: notes(touching: objective?.id ?? goal.id).map(\.ref)
        )
    }

    func loose(goals: [PlanGoal], objectives: [PlanObjective]) -> [GoldenThread.LooseEnd] {
        let open = Set(goals.filter(\.isOpen).map(\.id))
        let untouched = objectives.filter { open.contains($0.goalID) }.compactMap { objective in
            let last = notes(touching: objective.id).last?.content.occurredAt.day
            let since =
                last
                ?? view.plans.first { $0.content.objectives.contains { $0.id == objective.id } }?
                .content
                .effectiveFrom
            guard let since,
                view.day.daysSince1970 - since.daysSince1970 >= GoldenThread.untouchedAfter
            else {
                return GoldenThread.LooseEnd?.none
            }
            return GoldenThread.LooseEnd(.objective, objective.id, since: since)
        }
        let linked = Set(problems.flatMap(\.linkedDiagnoses))
        var ends = untouched
        for goal in goals where goal.isOpen && goal.problemIDs.isEmpty {
            ends.append(.init(.goal, goal.id))
        }
        for problem in problems where problem.status == .active {
            let isMeant = goals.contains { $0.problemIDs.contains(problem.id) }
            if !isMeant { ends.append(.init(.problem, problem.id)) }
        }
        for (_, diagnosis) in DiagnosisList.standing(view.standing)
        where !linked.contains(diagnosis.code) {
            ends.append(.init(.diagnosis, diagnosis.code))
        }
        for note in view.standingNotes
        where note.content.objectives.isEmpty && note.content.attendance?.meantNoSession != true {
            ends.append(.init(.note, note.ref, since: note.content.occurredAt.day))
        }
        return ends
    }

    private func notes(touching id: String) -> [Note] {
        view.standingNotes.filter { $0.content.objectives[id] != nil }
    }
}
