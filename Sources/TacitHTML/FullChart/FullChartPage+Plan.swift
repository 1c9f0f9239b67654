internal import TacitClinical

/// The plan as it stands, and how it came to be.
extension FullChartPage {
    var plan: [Markup] {
        guard let plan = view.standingPlan, let version = view.currentPlan else {
            return [.element(.p, FullChartWords.noPlan)]
        }
        let signed = view.standing.compactMap { $0.content.value as? Acceptance }.filter {
            $0.version == version.version
        }
        let facts: [(String, String?)] = [
            (FullChartWords.current, FullChartWords.version(version)), (FullChartWords.reason, version.content.reason),
            (FullChartWords.review, plan.reviewOn.map(ChartWords.day)),
            (FullChartWords.signed, signed.isEmpty ? nil : signed.map(\.title).joined(separator: "\n")),
            (FullChartWords.kept, FullChartWords.recorded(version.recordedAt, version.author, version.ref)),
        ]
        let sections = plan.sections.flatMap { section -> [Markup] in
            let heading: [Markup] = section.heading.isEmpty ? [] : [.element(.h3, section.heading)]
            return heading + Markup.prose(section.text)
        }
        let steps = StepList(steps: plan.steps, reader: .practitioner, level: .h4).markup
        let groups = [
            group(FullChartWords.problems, plan.problems.map { part($0) }),
            group(FullChartWords.goals, goals(of: plan)),
            group(FullChartWords.interventions, plan.interventions.map { part($0) }),
            group(FullChartWords.steps, plan.steps.isEmpty ? [] : steps),
        ]
        return Markup.facts(facts) + sections + groups.flatMap(\.self)
    }

    private func group(_ title: String, _ content: [Markup]) -> [Markup] {
        content.isEmpty ? [] : [.element(.h3, title)] + content
    }

    /// Each goal with its objectives, and what the letters of SMART say about these.
    private func goals(of plan: PlanContent) -> [Markup] {
        let results = SmartCheck.results(of: plan)
        return plan.goals.flatMap { goal -> [Markup] in
            let objectives = plan.objectives(of: goal.id).map { objective -> Markup in
                let smart: String? = results.first { $0.objective == objective.id }.map { FullChartWords.smart($0) }
                let facts = objective.facts.filter { !$0.key.hasPrefix("waived ") }
                return part(objective, role: "item under", facts, [(FullChartWords.smart, smart)])
            }
            return [part(goal)] + objectives
        }
    }

    private func part(
        _ part: some PlanPart, role: StaticString = "item", _ facts: [PlanFact]? = nil,
        _ more: [(String, String?)] = []
    ) -> Markup {
        let title = Markup.element(.h4, "\(part.id)  \(part.heading)")
        let pairs = (facts ?? part.facts).map { fact -> (String, String?) in
            (PageWords.label(fact.key), FullChartWords.plain(fact.text))
        }
        return .element(.div, role: role, .searchable, content: [title] + Markup.facts(pairs + more))
    }

    /// Each version with its reason and what it changed, the newest first.
    var history: [Markup] {
        let versions = view.plans
        guard !versions.isEmpty else { return [.element(.p, FullChartWords.noPlan)] }
        return versions.indices.reversed().map { index in
            let version = versions[index]
            let before = versions[..<index].last { $0.error == nil }
            let reason: [Markup] = version.content.reason.map { [.element(.p, $0)] } ?? []
            return record(
                version.id, title: .element(.h3, FullChartWords.version(version)), error: version.error,
                content: reason + changes(before, version),
                recorded: FullChartWords.recorded(version.recordedAt, version.author, version.ref))
        }
    }

    private func changes(_ before: PlanVersion?, _ version: PlanVersion) -> [Markup] {
        guard let before else { return [.element(.p, FullChartWords.first)] }
        let changes = PlanDiff.changes(from: before.content, to: version.content)
        guard !changes.isEmpty else { return [.element(.p, FullChartWords.unchanged)] }
        let list = Markup.element(.ul, role: "changes", changes.map(change))
        return [
            .element(.details, [.element(.summary, FullChartWords.changes(changes.count, before.version)), list])
        ]
    }

    /// What it is about, then the words: `+` and `−` stand before what came and went, so that nothing is told by
    /// colour or a line alone.
    private func change(_ change: PlanChange) -> Markup {
        var texts: [Markup] = [.element(.strong, FullChartWords.change(change)), .text(" ")]
        if let words = change.words {
            texts += words.map { run in
                switch run.kind {
                case .equal: .element(.span, role: "text", run.text)
                case .delete: .element(.del, run.text)
                case .insert: .element(.ins, run.text)
                }
            }
        } else {
            if let from = change.from { texts += [.element(.del, FullChartWords.plain(from)), .text(" ")] }
            if let to = change.to { texts.append(.element(.ins, FullChartWords.plain(to))) }
        }
        return .element(.li, texts)
    }
}
