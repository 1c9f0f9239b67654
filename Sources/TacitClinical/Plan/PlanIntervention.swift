/// What is done to reach objectives (clinical.md 1.3).
public struct PlanIntervention: PlanPart {
    /// `I` and a number.
    public var id: String
    /// The objectives that it serves.
    @OmittedWhenEmpty public var objectiveIDs: [String]
    /// The approach, in one line, such as motivational interviewing.
    public var modality: String
    /// The technique.
    public var technique: String?
    /// What speaks for it; shown in plan, bundle and copy (clinical.md 1.0).
    public var evidenceBase: String?
    /// How often, in words.
    public var frequency: String?
    /// How long, in words.
    public var duration: String?
    /// Who provides it.
    public var provider: String?
    /// The first day.
    public var start: CalendarDay?
    /// The last day.
    public var end: CalendarDay?

    /// Makes an intervention.
    public init(id: String, modality: String) {
        self.id = id
        objectiveIDs = []
        self.modality = modality
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, modality, technique, frequency, duration, provider, start, end
        case objectiveIDs = "objective_ids"
        case evidenceBase = "evidence_base"
    }
}

extension PlanIntervention {
    /// `Intervention`, and its modality.
    public static let words = (kind: "Intervention", heading: "modality")
    /// The keys of its document.
    public static let keys = [
        "objectives", "technique", "evidence", "frequency", "duration", "who", "from", "to",
    ]
    /// The modality.
    public var heading: String { modality }

    /// Everything but the modality.
    public var facts: [PlanFact] {
        var facts = PlanFacts()
        facts.add("objectives", joined: objectiveIDs)
        facts.add("technique", technique)
        facts.add("evidence", evidenceBase)
        facts.add("frequency", frequency)
        facts.add("duration", duration)
        facts.add("who", provider)
        facts.add("from", start)
        facts.add("to", end)
        return facts.list
    }
}
