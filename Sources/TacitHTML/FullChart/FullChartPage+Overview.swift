internal import TacitClinical

/// Where the work stands on the day of the chart.
extension FullChartPage {
    /// Days to come of which the overview tells what is due.
    private static let dueWithin = 30

    var overview: [Markup] {
        let flags = SafetyFlags.open(in: view.standing).map { FullChartWords.flag($0.flag, $0.entry) }
        let lists = [
            list(FullChartWords.safety, flags, FullChartWords.noFlags),
            list(FullChartWords.current, current, FullChartWords.noPlan),
            list(FullChartWords.open, goals, FullChartWords.noGoals),
            list(FullChartWords.due, due, FullChartWords.nothingDue),
            list(FullChartWords.inForce, inForce, FullChartWords.nothingInForce),
        ]
        return person + lists.flatMap(\.self)
    }

    private var person: [Markup] {
        let record = view.client
        let client = record.client
        let diagnoses = DiagnosisList.standing(view.standing).filter(\.diagnosis.isCurrent).map {
            "\($0.diagnosis.code)  \($0.diagnosis.display)"
        }
        let facts: [(String, String?)] = [
            (FullChartWords.called, client.called), (FullChartWords.pronouns, client.pronouns),
            (FullChartWords.born, client.born.map(ChartWords.day)), (FullChartWords.chart, client.chartNumber),
            (FullChartWords.needs, client.accommodationNeeds), (FullChartWords.contact, client.contact),
            (FullChartWords.emergency, client.emergencyContact),
            (FullChartWords.authority, FullChartWords.authority(client)),
            (FullChartWords.part2, (client.part2 ?? practice.part2Program).map { $0 ? "yes" : "no" }),
            (FullChartWords.diagnoses, diagnoses.isEmpty ? nil : diagnoses.joined(separator: "\n")),
            (FullChartWords.next, client.next.map(FullChartWords.moment)),
            (FullChartWords.closed, record.closure.map(FullChartWords.closure)),
        ]
        return Markup.facts(facts)
    }

    private var current: [String] {
        guard let plan = view.currentPlan else { return [] }
        let review = Due.nextReview(of: view, practice).map { FullChartWords.reviewOn($0) }
        return [FullChartWords.version(plan)] + [plan.content.reason, review].compactMap(\.self)
    }

    private var goals: [String] {
        (view.standingPlan?.goals ?? []).filter(\.isOpen).map { goal in
            let state = ChartWords.state(goal.lifecycle, goal.achievement)
            let phase = ChartWords.phase(goal.phase, goal.phaseLabel)
            return "\(goal.id)  \(goal.statement) (\([phase, state].compactMap(\.self).joined(separator: "; ")))"
        }
    }

    /// What waits, the oldest first, and what will within ``dueWithin`` days.
    private var due: [String] {
        let all =
            Due.items(of: view, drafts: [], now: madeAt, practice: practice)
            + Due.requests(of: view.client, entries: view.standing)
        let last = view.day.adding(days: Self.dueWithin) ?? view.day
        return all.enumerated().filter { $0.element.on <= last }
            .sorted { ($0.element.on.daysSince1970, $0.offset) < ($1.element.on.daysSince1970, $1.offset) }
            .map { FullChartWords.due($0.element, view.day) }
    }

    /// What is done otherwise than usual, and what the client was granted.
    private var inForce: [String] {
        let granted = AccommodationCases.fold(entries: view.standing).filter { $0.isInForce(on: view.day) }.map {
            FullChartWords.granted($0, view.day)
        }
        return granted
            + Alterations.inForce(entries: view.standing, on: view.day).map { FullChartWords.altered($0) }
    }

    private func list(_ title: String, _ lines: [String], _ none: String) -> [Markup] {
        [
            .element(.h3, title),
            lines.isEmpty ? .element(.p, none) : .element(.ul, role: "open", lines.map { .element(.li, $0) }),
        ]
    }
}
