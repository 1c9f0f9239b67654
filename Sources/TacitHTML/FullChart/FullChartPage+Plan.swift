internal import TacitClinical

/// The plan as it stands, and how it came to be.
extension FullChartPage {
    var plan: [Markup] {
        guard let plan = view.standingPlan else { return [.element(.p, FullChartWords.noPlan)] }
        let sections = plan.sections.flatMap { section -> [Markup] in
            (section.heading.isEmpty ? [] : [.element(.h3, section.heading)]) + Markup.prose(section.text)
        }
        let goals = plan.goals.flatMap { goal in
            [part(goal)] + plan.objectives.filter { $0.goalID == goal.id }.map(part)
        }
        let steps = StepList(steps: plan.steps, reader: .practitioner).markup
        return sections + plan.problems.map(part) + goals + plan.interventions.map(part)
            + (plan.steps.isEmpty ? [] : steps)
    }

    private func part(_ part: some PlanPart) -> Markup {
        .element(
            .div, role: "item", .searchable,
            content: [.element(.h3, "\(part.id)  \(part.heading)")]
                + Markup.facts(part.facts.map { (PageWords.label($0.key), $0.text) }))
    }

    /// Each version with its reason and what it changed, the newest first.
    var history: [Markup] {
        let versions = view.plans
        guard !versions.isEmpty else { return [.element(.p, FullChartWords.noPlan)] }
        return versions.indices.reversed().map { index in
            let version = versions[index]
            let before = versions[..<index].last { $0.error == nil }
            let error = version.error.map { [Markup.element(.p, role: "mark", FullChartWords.error($0))] } ?? []
            let reason = version.content.reason.map { [Markup.element(.p, $0)] } ?? []
            return .element(
                .div, role: "item", .searchable,
                content: [.element(.h3, FullChartWords.version(version))] + error + reason + changes(before, version)
                    + [
                        .element(
                            .p, role: "ref", FullChartWords.recorded(version.recordedAt, version.author, version.ref))
                    ])
        }
    }

    private func changes(_ before: PlanVersion?, _ version: PlanVersion) -> [Markup] {
        guard let before else { return [.element(.p, FullChartWords.first)] }
        let changes = PlanDiff.changes(from: before.content, to: version.content)
        guard !changes.isEmpty else { return [.element(.p, FullChartWords.unchanged)] }
        let list = Markup.element(.ul, role: "changes", changes.map(change))
        return [.element(.details, [.element(.summary, FullChartWords.count(changes.count, "change")), list])]
    }

    private func change(_ change: PlanChange) -> Markup {
        var texts: [Markup] = [.element(.strong, FullChartWords.change(change)), .text(" ")]
        if let words = change.words {
            texts += words.map { run in
                switch run.kind {
                case .equal: .text(run.text)
                case .delete: .element(.del, run.text)
                case .insert: .element(.ins, run.text)
                }
            }
        } else {
            if let from = change.from { texts += [.element(.del, from), .text(" ")] }
            if let to = change.to { texts.append(.element(.ins, to)) }
        }
        return .element(.li, texts)
    }
}
