import TacitClinical

/// Problems, goals, objectives, interventions and steps as lines.
enum FormalPlanRendering {
    /// Everything of a formal plan; of a light one its steps.
    static func lines(_ plan: PlanContent, style: Style) -> [String] {
        let smart = SmartCheck.results(of: plan)
        let problems = plan.problems.flatMap { item($0, title: "Problem", style: style, indent: 0) }
        var goals: [String] = []
        for goal in plan.goals {
            goals += item(goal, title: "Goal", style: style, indent: 0)
            for objective in plan.objectives(of: goal.id) {
                goals += item(objective, title: "Objective", style: style, indent: 2)
                goals += smart.filter { $0.objective == objective.id }.map {
                    style.dim("      SMART \($0.text)")
                }
                goals += plan.steps(of: objective.id).flatMap {
                    PlanRendering.step($0, style: style, indent: 6)
                }
            }
        }
        let interventions = plan.interventions.flatMap {
            item($0, title: "Intervention", style: style, indent: 0)
        }
        let free = plan.steps.filter { $0.objective == nil }
        return problems + goals + interventions + PlanRendering.steps(free, style: style)
    }

    /// For programs: id, heading, then one fact a line.
    static func plain(_ plan: PlanContent) -> [String] {
        let parts: [any PlanPart] =
            plan.problems + plan.goals + plan.objectives + plan.interventions
        return parts.flatMap { part in
            [PlainRow.line([part.id, part.heading])]
                + part.facts.map { PlainRow.line([part.id, $0.key, $0.text]) }
        }
    }

    private static func item(_ part: some PlanPart, title: String, style: Style, indent: Int)
        -> [String]
    {
        let margin = String(repeating: " ", count: indent)
        let heading = Paragraph.lines(
            "\(part.id)  \(part.heading)",
            width: style.width,
            indent: indent
        )
        let facts = part.facts.flatMap { fact in
            Paragraph.lines("\(fact.key): \(fact.text)", width: style.width, indent: indent + 4)
        }
        return ["", margin + style.dim(title)] + heading.map(style.bold) + facts
    }
}
