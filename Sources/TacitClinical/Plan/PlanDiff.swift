/// One difference between two versions of a plan.
public struct PlanChange: Codable, Hashable, Sendable {
    /// What kind of difference it is.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The item is new; ``PlanChange/to`` is what it says.
        case added
        /// The item is gone; ``PlanChange/from`` is what it said.
        case removed
        /// One field of the item is another.
        case changed
        /// The text of a section is another; ``PlanChange/words`` shows how.
        case reworded
    }

    /// What kind of difference it is.
    public var kind: Kind
    /// The id of the item; `plan` for the plan itself; the heading of a section, perhaps empty.
    public var item: String
    /// The field, by its key in the document; nil for a whole item or section.
    public var field: String?
    /// The value before, if there was one.
    public var from: String?
    /// The value now, if there is one.
    public var to: String?
    /// Words that stayed, went and came; nil unless reworded.
    public var words: [WordRun]?

    /// One line: `O1.1 target: >= 5 -> >= 3`.
    public var text: String {
        let name = item.isEmpty ? "text" : item
        switch kind {
        case .added: return "\(name) added: \(to ?? "")"
        case .removed: return "\(name) removed: \(from ?? "")"
        case .changed: return "\(name) \(field ?? ""): \(from ?? "-") -> \(to ?? "-")"
        case .reworded: return "\(name) reworded"
        }
    }
}

/// What differs between two versions of a plan (clinical.md M1): every field of every item, by id.
public enum PlanDiff {
    /// The differences, in the order of the document; none when both say the same.
    ///
    /// What is only remembered (``PlanContent/otherIDs``) is no difference.
    public static func changes(from old: PlanContent, to new: PlanContent) -> [PlanChange] {
        fields("plan", facts(old), facts(new))
            + sections(old.sections, new.sections)
            + items(
                old.problems.map(Item.init),
                new.problems.map(Item.init),
                order: "order of problems"
            )
            + items(old.goals.map(Item.init), new.goals.map(Item.init), order: "order of goals")
            + items(
                old.objectives.map(Item.init),
                new.objectives.map(Item.init),
                order: "order of objectives"
            )
            + items(
                old.interventions.map(Item.init),
                new.interventions.map(Item.init),
                order: "order of interventions"
            )
            + items(old.steps.map(Item.init), new.steps.map(Item.init), order: "order of steps")
    }

    /// An item with all its fields.
    private struct Item {
        let id: String
        let text: String
        let facts: [PlanFact]

        init(_ part: some PlanPart) {
            id = part.id
            text = part.heading
            let place =
                (part as? PlanObjective).map { [PlanFact(key: "goal", text: $0.goalID)] } ?? []
            facts =
                [PlanFact(key: type(of: part).words.heading, text: part.heading)] + place
                + part.facts
        }

        init(_ step: PlanStep) {
            id = step.id
            text = step.text
            var facts = PlanFacts()
            facts.add("text", step.text)
            facts.add("state", step.state)
            facts.add("due", step.due)
            facts.add("owner", step.owner)
            facts.add("objective", step.objective)
            facts.add("resized from", step.resizedFrom)
            facts.add("because", step.whyResized)
            self.facts = facts.list
        }
    }

    private static func facts(_ plan: PlanContent) -> [PlanFact] {
        var facts = PlanFacts()
        facts.add("formality", plan.formality)
        facts.add("effective", plan.effectiveFrom)
        facts.add("reason", plan.reason)
        facts.add("review", plan.reviewOn)
        return facts.list
    }

    /// Fields that differ; one that stands several times is compared as a whole.
    private static func fields(_ item: String, _ old: [PlanFact], _ new: [PlanFact]) -> [PlanChange] {
        let before = values(old)
        let after = values(new)
        var keys: [String] = []
        for fact in new + old where !keys.contains(fact.key) { keys.append(fact.key) }
        return keys.compactMap { key in
            guard !isSame(before[key], after[key]) else { return nil }
            return PlanChange(
                kind: .changed,
                item: item,
                field: key,
                from: before[key],
                to: after[key]
            )
        }
    }

    private static func values(_ facts: [PlanFact]) -> [String: String] {
        Dictionary(facts.map { ($0.key, $0.text) }) { "\($0); \($1)" }
    }

    // Equal strings may differ in their scalars; what is signed may not.
    private static func isSame(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return one.utf8.elementsEqual(other.utf8)
    }

    private static func items(_ old: [Item], _ new: [Item], order: String) -> [PlanChange] {
        let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
        let after = Set(new.map(\.id))
        var changes = new.flatMap { item in
            before[item.id].map { fields(item.id, $0.facts, item.facts) }
                ?? [PlanChange(kind: .added, item: item.id, to: item.text)]
        }
        changes += old.filter { !after.contains($0.id) }.map {
            PlanChange(kind: .removed, item: $0.id, from: $0.text)
        }
        let were = old.map(\.id).filter(after.contains)
        let are = new.map(\.id).filter { before[$0] != nil }
        if were != are {
            changes.append(
                PlanChange(
                    kind: .changed,
                    item: "plan",
                    field: order,
                    from: were.joined(separator: ", "),
                    to: are.joined(separator: ", ")
                )
            )
        }
        return changes
    }

    /// Sections by their headings; those of one heading in turn.
    private static func sections(_ old: [Section], _ new: [Section]) -> [PlanChange] {
        let before = numbered(old)
        let after = numbered(new)
        var changes: [PlanChange] = after.compactMap { name, section in
            guard let was = before.first(where: { $0.name == name })?.section else {
                return PlanChange(kind: .added, item: section.heading, to: section.text)
            }
            guard !isSame(was.text, section.text) else { return nil }
            return PlanChange(
                kind: .reworded,
                item: section.heading,
                words: WordDiff.runs(from: was.text, to: section.text)
            )
        }
        for (name, section) in before where !after.contains(where: { $0.name == name }) {
            changes.append(PlanChange(kind: .removed, item: section.heading, from: section.text))
        }
        let were = before.map(\.name).filter { name in after.contains { $0.name == name } }
        let are = after.map(\.name).filter { name in before.contains { $0.name == name } }
        if were != are {
            changes.append(
                PlanChange(
                    kind: .changed,
                    item: "plan",
                    field: "order of sections",
                    from: were.map(\.heading).joined(separator: ", "),
                    to: are.map(\.heading).joined(separator: ", ")
                )
            )
        }
        return changes
    }

    private struct SectionName: Hashable {
        let heading: String
        let turn: Int
    }

    private static func numbered(_ sections: [Section]) -> [(name: SectionName, section: Section)] {
        var turns: [String: Int] = [:]
        return sections.map { section in
            turns[section.heading, default: 0] += 1
            return (
                SectionName(heading: section.heading, turn: turns[section.heading] ?? 0), section
            )
        }
    }
}
