internal import TacitClinical

/// A plan as the lines of its document below the fields.
enum PlanLines {
    /// Text, problems, goals with their objectives and their steps, interventions, other steps.
    static func lines(of plan: PlanContent) -> [String] {
        let sections = plan.sections.map {
            Section(
                heading: PlanHeading.escaped($0.heading),
                text: PlanHeading.escapedText($0.text)
            )
        }
        let goals = Set(plan.goals.map(\.id))
        var blocks = [DocumentText.lines(of: sections)]
        blocks += plan.problems.map { lines(of: $0) }
        // Below no goal: reading the document says so.
        blocks += plan.objectives.filter { !goals.contains($0.goalID) }.map { lines(of: $0, plan) }
        for goal in plan.goals {
            blocks.append(lines(of: goal))
            blocks += plan.objectives(of: goal.id).map { lines(of: $0, plan) }
        }
        blocks += plan.interventions.map { lines(of: $0) }
        let objectives = Set(plan.objectives.map(\.id))
        let others = plan.steps.filter { !objectives.contains($0.objective ?? "") }
        if !others.isEmpty {
            blocks.append(["## \(PlanDocument.stepsHeading)", ""] + others.map(StepLine.text))
        }
        return Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    /// One line: a newline in a value is a space in its document.
    static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(0x0A) else { return text }
        return text.replacing("\r\n", with: " ").replacing("\n", with: " ")
    }

    private static func lines(of objective: PlanObjective, _ plan: PlanContent) -> [String] {
        lines(of: objective, marks: "###") + plan.steps(of: objective.id).map(StepLine.text)
    }

    private static func lines<Part: PlanPart>(of part: Part, marks: String = "##") -> [String] {
        let id = part.id.isEmpty ? "" : " {\(part.id)}"
        return ["\(marks) \(Part.words.kind): \(oneLine(part.heading))\(id)"]
            + part.facts.map { "- \($0.key): \(oneLine($0.text))" }
    }
}
