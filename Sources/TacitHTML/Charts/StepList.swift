internal import TacitClinical

/// The steps of a plan as a check-list: what was done first, every state in words and by a sign, never by colour alone.
///
/// A resized step shows what it became and why; resized and skipped ones are not counted, so they are no failures.
struct StepList {
    /// The steps of the plan as it stands, in its order.
    let steps: [PlanStep]
    /// Whom it speaks to.
    var reader = ChartWords.Reader.client
    /// The headings of the groups.
    var level = Markup.Tag.h3

    /// The groups in their order.
    static let order: [StepState] = [.done, .doing, .todo, .resized, .skipped]

    /// How many were done, and of how many that count.
    var count: (done: Int, of: Int) {
        let counted = steps.filter { $0.state != .resized && $0.state != .skipped }
        return (counted.count { $0.state == .done }, counted.count)
    }

    /// The count, then a list for each state that there is.
    var markup: [Markup] {
        guard !steps.isEmpty else { return [.element(.p, ChartWords.noSteps)] }
        let (done, all) = count
        let total: [Markup] =
            all == 0
            ? []
            : [
                .element(
                    .p, role: "count",
                    [
                        .element(.strong, ChartWords.count(done, of: all)), .text(" "),
                        .element(.span, ChartWords.counted(reader)),
                    ])
            ]
        return total
            + Self.order.flatMap { state -> [Markup] in
                let group = steps.filter { $0.state == state }
                guard !group.isEmpty else { return [] }
                return [
                    .element(level, ChartWords.heading(state, reader)),
                    .element(.ul, role: "steps", group.map(item)),
                ]
            }
    }

    private func item(_ step: PlanStep) -> Markup {
        let (sign, word) = ChartWords.sign(step.state)
        var lines: [Markup] = [.element(.div, role: "what", step.text)]
        if step.state == .resized {
            for next in steps where next.resizedFrom == step.id {
                lines.append(line(ChartWords.resizedInto, next.text))
                if let why = next.whyResized { lines.append(line(ChartWords.why, why)) }
            }
        }
        lines.append(.element(.div, role: "fact", ChartWords.facts(step, word)))
        return .element(
            .li, [.element(.span, role: "sign", .decorative, content: [.text(sign)]), .element(.div, lines)])
    }

    private func line(_ word: String, _ text: String) -> Markup {
        .element(.div, role: "became", [.element(.strong, word), .text(" \(text)")])
    }
}
