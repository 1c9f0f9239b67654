/// What an assessment must keep to.
extension Assessment {
    /// Writes the names as the instrument or measure has them, and the total that follows from the items.
    public mutating func complete(in context: EntryContext) {
        guard let known else {
            if let own = OwnMeasure.named(instrument, in: context) { instrument = own.name }
            return
        }
        instrument = known.name
        edition = edition ?? known.edition
        if total == nil, let items, !items.isEmpty, unknownKeys(known).isEmpty {
            total = score?.total
        }
    }

    /// An unknown instrument, a day that cannot be, answers and totals that do not fit.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults = DayRules.faults("administered_on", administeredOn, in: context)
        if let known {
            faults += itemFaults(known) + totalFaults(known)
            if cutOffFor != nil, !known.hasGroups { faults.append(AssessmentSentence.oneCutOff) }
        } else if let own = OwnMeasure.named(instrument, in: context) {
            faults += ownFaults(own)
        } else {
            faults.append(AssessmentSentence.unknownInstrument)
        }
        if let linkedProblem, !Self.isProblem(linkedProblem) {
            faults.append(AssessmentSentence.noProblem)
        }
        return faults
    }

    /// Flags to answer, a form that is incomplete, safety items that a total does not show.
    public func advice(in context: EntryContext) -> [EntryFault] {
        var advice = safetyFlags.map(AssessmentSentence.answer)
        if mode == .collateral, respondent == nil { advice.append(AssessmentSentence.whoAnswered) }
        guard let known else { return advice }
        let answers = Self.numbered(items ?? [:])
        if answers.isEmpty, known.scoring == .sum, let item = known.items.first(where: \.isSafety) {
            advice.append(AssessmentSentence.safetyUnknown(item.number))
        }
        if let missing = score?.missing, !missing.isEmpty {
            advice.append(AssessmentSentence.missing(missing))
        }
        for item in known.items {
            if let asked = item.askedIf, answers[item.number, default: 0] > 0,
                answers[asked, default: 0] == 0
            {
                advice.append(AssessmentSentence.askedOnly(item.number, if: asked))
            }
        }
        return advice
    }

    private func unknownKeys(_ known: Instrument) -> [String] {
        (items ?? [:]).keys.filter { key in !known.items.contains { $0.key == key } }
    }

    private func itemFaults(_ known: Instrument) -> [EntryFault] {
        guard let items, !items.isEmpty else {
            return known.scoring == .triage
                ? [AssessmentSentence.itemsWanted] : total == nil ? [AssessmentSentence.empty] : []
        }
        if known.scoring == .entered { return [AssessmentSentence.totalAlone] }
        let unknown =
            unknownKeys(known).isEmpty ? [] : [AssessmentSentence.noItem(known.items.count)]
        return unknown
            + known.items.filter { item in
                items[item.key].map { item.points(of: $0) == nil } ?? false
            }
            .map { AssessmentSentence.noAnswer($0.number, $0.answers.map(\.value)) }
    }

    private func totalFaults(_ known: Instrument) -> [EntryFault] {
        guard let total else { return [] }
        if known.scoring == .triage { return [AssessmentSentence.noTotal] }
        if let items, !items.isEmpty, known.scoring != .entered {
            let computed = score?.total
            if computed == nil { return [AssessmentSentence.partial] }
            return computed == total ? [] : [AssessmentSentence.otherTotal]
        }
        if known.accepts(total: total) { return [] }
        return [AssessmentSentence.outside(known.range ?? 0...100)]
    }

    private func ownFaults(_ own: OwnMeasure) -> [EntryFault] {
        var faults: [EntryFault] = []
        if items?.isEmpty == false { faults.append(AssessmentSentence.totalAlone) }
        if cutOffFor != nil { faults.append(AssessmentSentence.oneCutOff) }
        guard let total else { return faults + [AssessmentSentence.empty] }
        if let lowest = own.lowest, total < lowest { faults.append(AssessmentSentence.belowOwn) }
        if let highest = own.highest, total > highest { faults.append(AssessmentSentence.aboveOwn) }
        return faults
    }

    private static func isProblem(_ text: String) -> Bool {
        text.first == "P" && number(text.utf8.dropFirst()).map { $0 > 0 } == true
    }
}

/// What the days of an entry must keep to.
enum DayRules {
    /// A day that lies in the future or before the client's birth.
    static func faults(_ field: String, _ day: CalendarDay?, in context: EntryContext)
        -> [EntryFault]
    {
        guard let day else { return [] }
        if day > context.today { return [AssessmentSentence.future(field)] }
        if let born = context.client.born, day < born {
            return [AssessmentSentence.beforeBirth(field)]
        }
        return []
    }
}

extension Assessment {
    /// The total that counts: that of the score, or the one entered for a measure of the practitioner's own.
    public var shownTotal: Double? { known == nil ? total : score?.total }
}
