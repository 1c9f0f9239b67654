/// The plan as it stands: its newest version, with what was entered since.
public enum PlanStanding {
    /// The newest version that counts with what was entered since; nil before the first.
    public static func content(of versions: [PlanVersion], entries: [Entry]) -> PlanContent? {
        versions.last { $0.error == nil }.map {
            content(version: $0.content, recordedAt: $0.recordedAt, entries: entries)
        }
    }

    /// The newest version with the changes of steps, goals and problems that were recorded at its time or later
    /// (applying one twice changes nothing).
    ///
    /// A resized step becomes ``StepState/resized`` and the new one stands behind it. A change of what is no
    /// longer in the plan has no effect. Ids that entries were given and that stand nowhere in the plan are in
    /// ``PlanContent/otherIDs``, so that this content, given to `PlanDocument.parse` as the last of `previous`,
    /// makes them known there. Entries taken back or entered in error keep their ids and have no effect.
    public static func content(version: PlanContent, recordedAt: Moment, entries: [Entry])
        -> PlanContent
    {
        var plan = version
        for entry in entries where entry.stands && entry.recordedAt >= recordedAt {
            switch entry.content.value {
            case let change as StepChange: change.apply(to: &plan)
            case let change as GoalChange: change.apply(to: &plan)
            case let change as ProblemEntry: change.apply(to: &plan)
            default: continue
            }
        }
        let ids = PlanIDs(versions: [version], entries: entries).given
        plan.otherIDs = PlanIDs.sorted(ids.subtracting(plan.ids))
        return plan
    }

    /// The problems of a plan as it stands, then those that stand alone, each as it was entered last.
    public static func problems(plan: PlanContent?, entries: [Entry]) -> [PlanProblem] {
        var problems = plan?.problems ?? []
        let inPlan = Set(problems.map(\.id))
        for entry in entries where entry.stands {
            guard let change = entry.content.value as? ProblemEntry, let problem = change.problem,
                !inPlan.contains(problem.id)
            else { continue }
            if let index = problems.firstIndex(where: { $0.id == problem.id }) {
                problems[index] = problem
            } else {
                problems.append(problem)
            }
        }
        return problems
    }
}

extension StepChange {
    func apply(to plan: inout PlanContent) {
        guard let index = plan.steps.firstIndex(where: { $0.id == step }) else { return }
        plan.steps[index].state = state
        guard state == .resized else {
            plan.steps[index].due = due ?? plan.steps[index].due
            return
        }
        guard let newStep, let text, plan.step(newStep) == nil else { return }
        var next = PlanStep(id: newStep, text: text)
        next.due = due
        next.owner = plan.steps[index].owner
        next.objective = plan.steps[index].objective
        next.resizedFrom = step
        next.whyResized = why
        plan.steps.insert(next, at: index + 1)
    }
}

extension GoalChange {
    func apply(to plan: inout PlanContent) {
        guard let index = plan.goals.firstIndex(where: { $0.id == goal }) else { return }
        if phase != nil || phaseLabel != nil {
            plan.goals[index].phase = phase
            plan.goals[index].phaseLabel = phaseLabel
            plan.goals[index].phaseSince = on
            plan.goals[index].phaseReason = reason
        }
        plan.goals[index].lifecycle = lifecycle ?? plan.goals[index].lifecycle
        plan.goals[index].achievement = achievement ?? plan.goals[index].achievement
    }
}

extension ProblemEntry {
    func apply(to plan: inout PlanContent) {
        guard let problem, let index = plan.problems.firstIndex(where: { $0.id == problem.id })
        else { return }
        plan.problems[index] = problem
    }
}
