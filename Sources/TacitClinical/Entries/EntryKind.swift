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
    /// A consent as it was drafted.
    case consent
    /// That a consent was signed.
    case consentSignature = "consent-signature"
    /// That a consent was revoked.
    case revocation
    /// That something left the chart.
    case disclosure
    /// That a disclosure was looked at again, such as one in an emergency.
    case disclosureReview = "disclosure-review"
    /// That a share was refused.
    case refusal
    /// A request of the client, or a demand of a court, the police or a lawyer.
    case request
    /// An answer to a request, or its extension.
    case answer
    /// The client's statement of disagreement with a denial.
    case disagreement

    /// Whether it is written as a document.
    ///
    /// A file is attached in parts, and what it says of it is measured; a disclosure and a refusal are what sharing
    /// records.
    public var isWritten: Bool { ![.attachment, .disclosure, .refusal].contains(self) }
}
