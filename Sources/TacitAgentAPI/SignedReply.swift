public import TacitClinical

/// `POST .../notes/{id}/signature`: what became of the draft; one of the four, by what the draft was for.
public struct SignedReply: Codable, Hashable, Sendable {
    /// The signed note.
    public var note: Note?
    /// The addendum or amendment.
    public var addition: Addition?
    /// The new version of the plan.
    public var plan: PlanVersion?
    /// The entry of the chart.
    public var entry: Entry?

    /// Makes a reply.
    public init(note: Note? = nil, addition: Addition? = nil, plan: PlanVersion? = nil, entry: Entry? = nil) {
        self.note = note
        self.addition = addition
        self.plan = plan
        self.entry = entry
    }
}
