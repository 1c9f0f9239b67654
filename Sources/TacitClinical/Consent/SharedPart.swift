/// A part of a chart that a consent may name and a share may ask for (sharing.md, "The gate").
///
/// The set is closed: what has no word here leaves under no consent. The word is stored and never given another
/// meaning.
public enum SharedPart: Hashable, Sendable {
    /// The plan: goals, objectives, steps.
    case plan
    /// Readings of measures.
    case measures
    /// Requests for accommodations and what was determined.
    case accommodations
    /// Departures from the usual procedure.
    case alterations
    /// Scored instruments, evaluations, ASAM sheets.
    case assessments
    /// Diagnoses.
    case diagnoses
    /// Notes of the chart: progress, contact, crisis, discharge.
    case notes
    /// Every plan review.
    case reviews
    /// The last plan review alone.
    case lastReview
    /// On which days the client came.
    case attendance
    /// The safety plan.
    case safetyPlan
    /// One attachment.
    case attachment(Reference)
    /// One psychotherapy note.
    case psychotherapyNote(Reference)
    /// One SUD counselling note.
    case sudCounsellingNote(Reference)

    /// Which keys and which law a part is under.
    public enum Stream: Hashable, Sendable {
        /// The chart.
        case chart
        /// Psychotherapy notes (45 CFR 164.501).
        case psychotherapy
        /// SUD counselling notes (42 CFR 2.11).
        case sudCounselling
    }

    /// The stream that it belongs to.
    public var stream: Stream {
        switch self {
        case .psychotherapyNote: .psychotherapy
        case .sudCounsellingNote: .sudCounselling
        default: .chart
        }
    }

    /// Whether a consent that names this part covers another.
    ///
    /// All reviews cover the last. A REF covers the record whose id begins with its digits, so the asked part must hold
    /// the whole id: one with fewer digits than the consent has is not covered.
    public func covers(_ asked: Self) -> Bool {
        switch (self, asked) {
        case (.reviews, .lastReview): true
        case (.attachment(let named), .attachment(let other)),
            (.psychotherapyNote(let named), .psychotherapyNote(let other)),
            (.sudCounsellingNote(let named), .sudCounsellingNote(let other)):
            named.kind == other.kind && other.prefix.hasPrefix(named.prefix)
        default: self == asked
        }
    }
}

extension SharedPart: LosslessStringConvertible {
    /// The parts that name no record, in the order in which they are listed.
    static let general: [Self] = [
        .plan, .measures, .accommodations, .alterations, .assessments, .diagnoses, .notes, .reviews,
        .lastReview,
        .attendance, .safetyPlan,
    ]
    /// Every word, as a hint shows it.
    static let words: [String] =
        general.map(\.description) + [
            "attachment:REF", "psychotherapy:REF", "sud-counselling:REF",
        ]

    /// The word; with the REF after a colon for one record: `psychotherapy:n7f3q`.
    public var description: String {
        switch self {
        case .plan: "plan"
        case .measures: "measures"
        case .accommodations: "accommodations"
        case .alterations: "alterations"
        case .assessments: "assessments"
        case .diagnoses: "diagnoses"
        case .notes: "progress-notes"
        case .reviews: "reviews"
        case .lastReview: "last-review"
        case .attendance: "attendance"
        case .safetyPlan: "safety-plan"
        case .attachment(let ref): "attachment:\(ref)"
        case .psychotherapyNote(let ref): "psychotherapy:\(ref)"
        case .sudCounsellingNote(let ref): "sud-counselling:\(ref)"
        }
    }

    /// Reads the word; nil for any other, and for a REF of a record of another kind.
    public init?(_ text: String) {
        if let part = Self.general.first(where: { $0.description == text }) {
            self = part
            return
        }
        let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, let ref = Reference(String(halves[1])) else { return nil }
        switch (halves[0], ref.kind) {
        case ("attachment", .entry): self = .attachment(ref)
        case ("psychotherapy", .note): self = .psychotherapyNote(ref)
        case ("sud-counselling", .note): self = .sudCounsellingNote(ref)
        default: return nil
        }
    }
}
