public import TacitClinical

/// `POST .../notes/{id}/signature`: what became of the draft; one of the three, by what the draft was for.
public struct SignedReply: Codable, Hashable, Sendable {
    /// The signed note.
    public var note: Note?
    /// The addendum or amendment.
    public var addition: Addition?
    /// The new version of the plan.
    public var plan: PlanVersion?

    /// Makes a reply.
    public init(note: Note? = nil, addition: Addition? = nil, plan: PlanVersion? = nil) {
        self.note = note
        self.addition = addition
        self.plan = plan
    }
}
