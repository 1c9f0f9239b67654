/// What a chart holds besides notes and plan versions: facts that are entered once and stay (clinical.md 1).
///
/// The word is stored with each entry and never given another meaning.
public enum EntryKind: String, Codable, Sendable, CaseIterable {
    /// A scored instrument or scale.
    case assessment
    /// Presenting problem, history, strengths, functioning: the evaluation in words.
    case evaluation
    /// A sheet of ASAM dimensions.
    case dimensions
    /// A diagnosis, or a change of one.
    case diagnosis
    /// A problem that stands alone, or a change of one.
    case problem
    /// One value of a measure.
    case reading
    /// A scale of the practitioner's own.
    case measure
    /// A plan review or review meeting.
    case review
    /// That the client, or who acts for the client, accepted or signed a version of the plan.
    case acceptance
    /// Where a step stands now, or what it was resized to.
    case step
    /// Phase, lifecycle or achievement of a goal.
    case goal
    /// A request for an accommodation.
    case accommodation
    /// Evidence for a request.
    case evidence
    /// What was determined about a request; the last of several counts.
    case determination
    /// Whether a granted accommodation worked.
    case outcome
    /// A departure from the usual procedure.
    case alteration
    /// That an alteration is over.
    case alterationEnd = "alteration-end"
    /// What was done about risk: the safety plan, and the answer to a safety flag.
    case safety
    /// The end of treatment.
    case discharge
    /// A file that was received or belongs to the chart.
    case attachment

    /// Whether it is written as a document; a file is attached in parts, and what it says of it is measured.
    public var isWritten: Bool { self != .attachment }
}
