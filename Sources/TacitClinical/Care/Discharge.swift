/// The end of treatment (clinical.md 1.3).
public struct Discharge: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.discharge
    /// The fields of its document.
    public static let fields = [
        FormField("on", .day, "Last day of service", isRequired: true),
        FormField(
            "reason",
            .choice(Closure.Reason.allCases.map(\.rawValue)),
            "Reason",
            isRequired: true
        ),
        FormField("referral", .line, "Referred to"),
        FormField("copies_to", .list, "Who gets a copy"),
        FormField("summary", .prose, "Summary", isRequired: true),
        FormField("criteria", .prose, "Discharge criteria and how they were met"),
        FormField("aftercare", .prose, "Aftercare"),
    ]

    /// The last day of service.
    public var on: CalendarDay
    /// Why.
    public var reason: Closure.Reason
    /// The course of treatment and where the client stands.
    public var summary: String
    /// The criteria of discharge and how they were met.
    public var criteria: String?
    /// What the client does and where the client turns from now on.
    public var aftercare: String?
    /// Who gets a copy.
    public var copiesTo: [String]?
    /// To whom the client was referred.
    public var referral: String?

    /// Makes a discharge with what is required.
    public init(on: CalendarDay, reason: Closure.Reason, summary: String) {
        self.on = on
        self.reason = reason
        self.summary = summary
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case on, reason, summary, criteria, aftercare, referral
        case copiesTo = "copies_to"
    }

    /// The reason.
    public var title: String { CareRules.title(reason.rawValue) }

    /// A day that has not come.
    public func faults(in context: EntryContext) -> [EntryFault] {
        [CareRules.future("on", on, context)].compactMap(\.self)
    }

    /// A referral to nobody, no aftercare, words that judge.
    public func advice(in context: EntryContext) -> [EntryFault] {
        let isReferral = reason == .referred || reason == .transferred
        return [
            isReferral && CareRules.isBlank(referral) ? .referralMissing : nil,
            reason != .deceased && CareRules.isBlank(aftercare) ? .aftercareMissing : nil,
        ].compactMap(\.self)
            + CareRules.words(["summary": summary, "criteria": criteria, "aftercare": aftercare])
    }
}
