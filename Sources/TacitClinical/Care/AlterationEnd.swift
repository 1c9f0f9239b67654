/// That an alteration is over and the usual procedure holds again.
public struct AlterationEnd: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.alterationEnd
    /// The fields of its document.
    public static let fields = [
        FormField("alteration", .reference([.alteration]), "Which alteration", isRequired: true),
        FormField("ended_on", .day, "First day on which the usual holds again", isRequired: true),
        FormField("why", .prose, "Why", isRequired: true),
    ]

    /// The alteration.
    public var alteration: RecordID
    /// The first day on which it no longer holds.
    public var endedOn: CalendarDay
    /// Why.
    public var why: String

    /// Makes an end.
    public init(alteration: RecordID, endedOn: CalendarDay, why: String) {
        self.alteration = alteration
        self.endedOn = endedOn
        self.why = why
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case alteration, why
        case endedOn = "ended_on"
    }

    /// Why it is over.
    public var title: String { CareRules.title(why) }

    /// An alteration that does not stand or is over, and days out of order.
    public func faults(in context: EntryContext) -> [EntryFault] {
        let begun = CareRules.content(alteration, Alteration.self, context)
        let isOver = context.all(AlterationEnd.self).contains { $0.alteration == alteration }
        return [
            begun == nil ? .noAlteration : isOver ? .alterationOver : nil,
            CareRules.future("ended_on", endedOn, context),
            begun.flatMap {
                CareRules.order("ended_on", endedOn, notBefore: $0.from, "the alteration")
            },
            begun?.to.map { $0 <= endedOn } == true ? .endedByItself : nil,
        ].compactMap(\.self)
    }

    /// Words that judge.
    public func advice(in context: EntryContext) -> [EntryFault] { CareRules.words(["why": why]) }
}
