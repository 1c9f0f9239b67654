/// One administration of an instrument, or of a scale of the practitioner's own (clinical.md 1.1).
public struct Assessment: ChartContent {
    /// Who answered.
    public enum Mode: String, Codable, Hashable, Sendable, CaseIterable {
        /// The client, alone with the form.
        case selfReport = "self"
        /// The practitioner, asking or observing.
        case clinician
        /// Somebody who knows the client.
        case collateral
    }

    /// The kind of these entries.
    public static let kind = EntryKind.assessment

    /// The name of an ``Instrument``, or that of an ``OwnMeasure`` of the chart.
    public var instrument: String
    /// The edition or version of the form.
    public var edition: String?
    /// When it was filled in.
    public var administeredOn: CalendarDay
    /// Who answered.
    public var mode: Mode?
    /// Who answered for a collateral form.
    public var respondent: String?
    /// The language of the form.
    public var language: String?
    /// The answers by number of item, `"1": 2`.
    public var items: [String: Int]?
    /// The total, in points of the instrument; computed where the items are known, and absent when some are missing.
    public var total: Double?
    /// Whom the cut-off is for, where it differs (AUDIT-C).
    public var cutOffFor: CutOffGroup?
    /// Who scored it.
    public var scoredBy: String?
    /// The problem that it is about, `P1`.
    public var linkedProblem: String?
    /// What else there is to say.
    public var note: String?

    /// Makes an assessment without answers.
    public init(instrument: String, administeredOn: CalendarDay) {
        self.instrument = instrument
        self.administeredOn = administeredOn
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case instrument, edition, mode, respondent, language, items, total, note
        case administeredOn = "administered_on"
        case cutOffFor = "cut_off_for"
        case scoredBy = "scored_by"
        case linkedProblem = "linked_problem"
    }

    /// The fields of the document.
    public static let fields = [
        FormField(
            "instrument",
            .line,
            "Instrument, such as PHQ-9, or a measure of your own",
            isRequired: true
        ),
        FormField("administered_on", .day, "Filled in on", isRequired: true),
        FormField("edition", .line, "Edition"),
        FormField("mode", .choice(Mode.allCases.map(\.rawValue)), "Who answered"),
        FormField("respondent", .line, "Who answered for the client"),
        FormField("language", .line, "Language of the form"),
        FormField("items", .scores, "Answers, one for each item"),
        FormField(
            "total",
            .number(-1_000_000...1_000_000),
            "Total, when the items are not entered"
        ),
        FormField("cut_off_for", .choice(CutOffGroup.allCases.map(\.rawValue)), "Cut-off for"),
        FormField("scored_by", .line, "Scored by"),
        FormField("linked_problem", .line, "Problem that it is about, such as P1"),
        FormField("note", .prose, "Note"),
    ]

    /// The instrument; nil for a measure of the practitioner's own.
    public var known: Instrument? { Instrument.named(instrument) }

    /// What the answers, or else the total, come to; nil for a measure of the practitioner's own.
    public var score: InstrumentScore? {
        guard let known else { return nil }
        if known.scoring != .entered, let items, !items.isEmpty {
            return known.score(items: Self.numbered(items), for: cutOffFor)
        }
        return total.map { known.score(total: $0, for: cutOffFor) }
    }

    /// The band of the total, or the level of a triage; nil where there is none, and for an incomplete form.
    public var band: String? { score?.band }

    /// The flags that the answers raise, whatever the total.
    public var safetyFlags: [SafetyFlag] { score?.safetyFlags ?? [] }

    /// The band, or where the total stands against the cut-off.
    public var standing: String? {
        band ?? score?.cutOff.map(AssessmentSentence.standing)
    }

    /// `PHQ-9 16, moderately severe`, `C-SSRS triage low`.
    public var title: String {
        let name = known?.name ?? instrument
        let isComplete = score?.missing.isEmpty ?? (known == nil)
        if known?.scoring == .triage {
            if let band { return "\(name) triage \(band)" }
            return isComplete ? "\(name), every answer no" : "\(name), incomplete: no triage level"
        }
        guard isComplete, let total = shownTotal else {
            return EntryTitle.cut("\(name), incomplete: no total")
        }
        let called = known?.scoring == .attainment ? "\(name) T-score" : name
        let parts = ["\(called) \(Numeral.of(total))", standing]
        return EntryTitle.cut(parts.compactMap { $0 }.joined(separator: ", "))
    }

    /// The answers by number; keys that are no plain number are left out.
    static func numbered(_ items: [String: Int]) -> [Int: Int] {
        var answers: [Int: Int] = [:]
        for (key, value) in items {
            if let number = Int(key), String(number) == key { answers[number] = value }
        }
        return answers
    }
}
