import TacitAgentAPI
import TacitClinical

/// The plan as a page to print and sign.
struct PlanPage {
    let plan: PlanVersion
    let brief: BriefReply
    let day: CalendarDay
    let name: String?

    var text: String {
        let shown =
            plan.content.formality == .formal ? brief.standing ?? plan.content : plan.content
        let head = [
            "# \(PlanPageSentences.title)", "",
            name.map { "\(VisibleText.inLine($0)) (\(plan.handle))" } ?? plan.handle, "",
            PlanPageSentences.version(plan.version, DayText.day(plan.content.effectiveFrom)), "",
        ]
        return
            (head + SectionRendering.plain(shown.sections) + parts(shown) + waivers(shown)
            + accommodations()
            + signatures() + [""]).joined(separator: "\n")
    }

    /// Problems, each goal with its objectives and their steps, interventions, and steps of their own.
    private func parts(_ plan: PlanContent) -> [String] {
        var lines = plan.problems.flatMap { part($0, "##") }
        for goal in plan.goals {
            lines += part(goal, "##")
            for objective in plan.objectives(of: goal.id) {
                lines += part(objective, "###") + steps(plan.steps(of: objective.id))
            }
        }
        lines += plan.interventions.flatMap { part($0, "##") }
        let free = steps(plan.steps.filter { $0.objective == nil })
        return lines + (free.isEmpty ? [] : ["", "## \(PlanPageSentences.steps)", ""] + free)
    }

    private func part(_ part: some PlanPart, _ mark: String) -> [String] {
        [
            "",
            "\(mark) \(type(of: part).words.kind) \(part.id): \(VisibleText.inLine(part.heading))",
            "",
        ]
            + part.facts.map { "- \($0.key): \(VisibleText.inLine($0.text))" }
    }

    private func steps(_ steps: [PlanStep]) -> [String] { steps.map(PlanRendering.plainStep) }

    private func waivers(_ plan: PlanContent) -> [String] {
        let waived = SmartCheck.results(of: plan).flatMap { result in
            result.waivers.map {
                "- \(result.objective) \($0.letter.rawValue): \(VisibleText.inLine($0.reason))"
            }
        }
        return waived.isEmpty ? [] : ["", "## \(PlanPageSentences.waivers)", ""] + waived
    }

    private func accommodations() -> [String] {
        let cases = AccommodationCases.fold(entries: brief.entries, asOf: day).filter {
            $0.isInForce(on: day)
        }
        let alterations = Alterations.inForce(entries: brief.entries, on: day)
        guard !cases.isEmpty || !alterations.isEmpty else { return [] }
        return ["", "## \(PlanPageSentences.accommodations)", ""]
            + cases.map { found in
                let done =
                    found.determinations.last?.content.agreedPerformance
                    ?? found.request.content.proposedChange
                return "- \(VisibleText.inLine(done))"
            }
            + alterations.map {
                "- \(VisibleText.inLine($0.content.usualProcedure)): \(VisibleText.inLine($0.content.whatChanged))"
            }
    }

    private func signatures() -> [String] {
        let accepted = brief.entries.compactMap { $0.content.value as? Acceptance }.filter {
            $0.version == plan.version
        }
        let lines = accepted.map { "- \(VisibleText.inLine($0.title))" }
        return ["", "## \(PlanPageSentences.signatures)", ""]
            + (lines.isEmpty ? PlanPageSentences.blanks : lines)
    }
}
