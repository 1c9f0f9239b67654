internal import TacitClinical

/// Makes the parts of a plan from what stands in its document.
struct PlanParts {
    private(set) var problems: [PlanProblem] = []
    private(set) var goals: [PlanGoal] = []
    private(set) var objectives: [PlanObjective] = []
    private(set) var interventions: [PlanIntervention] = []
    /// The steps below objectives, in their order.
    private(set) var steps: [ReadStep] = []

    /// Reads every part; new ones get their ids in the order of the document, then links are
    /// followed.
    init(_ parts: [ReadPart], _ ids: inout PlanIDs, _ reading: inout DocumentReading) {
        var links: [(place: Place, ids: [String], kind: PlanIDs.Kind)] = []
        for (part, id) in zip(parts, Self.ids(of: parts, &ids, &reading.problems)) {
            reading.checkStatement(part)
            switch part.kind {
            case .problem: problems.append(reading.problem(part, id))
            case .goal:
                let goal = reading.goal(part, id)
                goals.append(goal)
                links.append((Self.place("problems", part), goal.problemIDs, .problem))
            case .objective:
                let goal = part.goal.map { goals[$0].id } ?? ""
                objectives.append(reading.objective(part, id, goal: goal))
                steps += part.steps.map { step in
                    var step = step
                    step.objective = id
                    return step
                }
            case .intervention:
                let intervention = reading.intervention(part, id)
                interventions.append(intervention)
                links.append(
                    (Self.place("objectives", part), intervention.objectiveIDs, .objective)
                )
            case .step: continue
            }
        }
        follow(links, &reading.problems)
        checkCounts(parts, &reading.problems)
    }

    /// The id of each part: its own, if it was given to such a part, or a new one.
    private static func ids(
        of parts: [ReadPart],
        _ ids: inout PlanIDs,
        _ problems: inout Problems
    ) -> [String] {
        let given = ids.given
        var here: Set<String> = []
        var goals: [String] = []
        return parts.map { part in
            let goal = part.goal.map { goals[$0] } ?? ""
            let id: String
            if let own = part.id {
                if PlanIDs.kind(of: own) != part.kind {
                    problems.add(.idOfOtherKind, at: part.place)
                } else if !given.contains(own) {
                    problems.add(.partUnknown, at: part.place)
                } else if part.kind == .objective, !goal.isEmpty, PlanIDs.goal(of: own) != goal {
                    problems.add(.objectiveOfOtherGoal, at: part.place)
                }
                if !here.insert(own).inserted { problems.add(.partTwice, at: part.place) }
                id = own
            } else {
                id = part.kind == .objective ? ids.nextObjective(of: goal) : ids.next(part.kind)
            }
            if part.kind == .goal { goals.append(id) }
            return id
        }
    }

    private func follow(
        _ links: [(place: Place, ids: [String], kind: PlanIDs.Kind)],
        _ found: inout Problems
    ) {
        for link in links {
            let known = Set(link.kind == .problem ? problems.map(\.id) : objectives.map(\.id))
            guard !known.isSuperset(of: link.ids) else { continue }
            found.add(.linkUnknown(link.kind), at: link.place)
        }
    }

    private func checkCounts(_ parts: [ReadPart], _ found: inout Problems) {
        guard parts.count > PlanDocument.partLimit else { return }
        found.add(.partsTooMany, at: parts[PlanDocument.partLimit].place)
    }

    private static func place(_ key: String, _ part: ReadPart) -> Place {
        part.fact(key)?.valuePlace ?? part.place
    }
}
