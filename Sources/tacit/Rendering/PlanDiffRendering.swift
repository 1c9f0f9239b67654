import TacitClinical

/// What changed between two versions of a plan.
enum PlanDiffRendering {
    /// Each change on a line, prose with what was taken out and put in.
    static func lines(_ changes: [PlanChange], style: Style) -> [String] {
        guard !changes.isEmpty else { return [style.dim(PlanSentences.noChange)] }
        return changes.flatMap { change in
            Paragraph.lines(words(change, style: style), width: style.width, indent: 2)
        }
    }

    /// For programs: kind of change, item, field, before, after.
    static func plain(_ changes: [PlanChange]) -> [String] {
        changes.map {
            PlainRow.line([$0.kind.rawValue, $0.item, $0.field ?? "", $0.from ?? "", $0.to ?? ""])
        }
    }

    /// A change as one text: of prose the words that went and came, each in brackets where there is no colour.
    private static func words(_ change: PlanChange, style: Style) -> String {
        guard let runs = change.words else { return change.text }
        return change.text + ": "
            + runs.map { run in
                switch run.kind {
                case .equal: run.text
                case .delete: "[-\(run.text)-]"
                case .insert: "{+\(run.text)+}"
                }
            }.joined()
    }
}
