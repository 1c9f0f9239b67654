extension SharedChart {
    /// What is in it, a line for each part in the order of asking, such as `plan: version 3, 2 goals, 4 objectives`;
    /// numbers alone, no text of the chart, so that it may stand in an accounting.
    public var contents: [String] {
        parts.compactMap(SharedPart.init).map { part in
            let counts = counts(of: part)
            return
                "\(part.short): \(counts.isEmpty ? SharedChartSentences.nothing : counts.joined(separator: ", "))"
        }
    }

    /// Every record whose content is in it, for the record of the disclosure.
    public var recordIDs: [RecordID] { entries.map(\.id) + notes.map(\.id) + files.map(\.id) }

    /// The same for a ``Disclosure``, which has no empty lists.
    public var recordList: [String]? { recordIDs.isEmpty ? nil : recordIDs.map(\.description) }

    private func counts(of part: SharedPart) -> [String] {
        typealias Words = SharedChartSentences
        switch part {
        case .plan:
            guard let plan else { return [] }
            return ["version \(plan.version)"]
                + Words.counts([
                    (plan.content.goals.count, "goal"),
                    (plan.content.objectives.count, "objective"),
                    (plan.content.interventions.count, "intervention"),
                    (plan.content.steps.count, "step"),
                ])
        case .measures:
            return Words.counts([
                (measures.reduce(0) { $0 + $1.points.count }, "reading"),
                (measures.count, "measure"),
            ])
        case .notes: return Words.counts([(notes.count, "note"), (count(.discharge), "discharge")])
        case .attendance: return Words.counts([(visits.count, "visit")])
        case .psychotherapyNote, .sudCounsellingNote: return Words.counts([(notes.count, "note")])
        case .attachment(let ref):
            return files.filter { ref.matches($0.id) }.map {
                "\($0.mediaType), \(Words.count($0.size, "byte"))"
            }
        case .accommodations, .alterations, .assessments, .diagnoses, .reviews, .lastReview,
            .safetyPlan:
            let kinds = EntryKind.allCases.filter {
                SharedSelection.parts(of: $0).contains { part.covers($0) }
            }
            return Words.counts(kinds.map { (count($0), Words.name(of: $0)) })
        }
    }

    private func count(_ kind: EntryKind) -> Int { entries.count { $0.content.kind == kind } }
}
