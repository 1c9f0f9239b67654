/// Something that waits for the practitioner.
public struct DueItem: Codable, Hashable, Sendable {
    /// What it is.
    public enum What: String, Codable, Sendable, CaseIterable {
        /// The plan is to be reviewed.
        case review
        /// A draft is older than a day.
        case draft
        /// A step's day has come.
        case step
        /// An objective's day has come.
        case objective
        /// A safety flag is not answered.
        case safety
        /// An accommodation is to be reviewed.
        case accommodation
        /// An alteration is to be reviewed.
        case alteration
        /// A goal is still at symptom control after several reviews: a prompt, never a rule.
        case phase
        /// A request of the client waits for its answer.
        case request
        /// A demand of a court, the police or a lawyer waits for its answer.
        case demand
        /// A disclosure in an emergency is to be looked at again.
        case disclosure
        /// A consent ends soon.
        case consentEnd = "consent-end"
        /// A consent is drafted and not signed.
        case consentDraft = "consent-draft"
    }

    /// What it is.
    public var what: What
    /// The client's code name; empty for a demand about nobody of the practice.
    public var handle: String
    /// The client's name; empty for the same.
    public var name: String
    /// The day from which it waits.
    public var on: CalendarDay
    /// The record that it is about, where it is about one.
    public var ref: String?
    /// The item of the plan, such as `G1`.
    public var item: String?
    /// What to do, in a few words; holds text of the chart.
    public var detail: String

    /// Makes an item.
    public init(
        _ what: What,
        of client: ClientRecord?,
        on: CalendarDay,
        ref: String? = nil,
        item: String? = nil,
        detail: String
    ) {
        self.what = what
        handle = client?.handle ?? ""
        name = client?.client.name ?? ""
        self.on = on
        self.ref = ref
        self.item = item
        self.detail = detail
    }
}
