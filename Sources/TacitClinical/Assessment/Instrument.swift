/// A scored instrument: what it is called, what may be answered, and what a total means (clinical.md 1.1).
///
/// All of them are data, `Data/instruments`; `Docs/Formats/instruments.md` is their list with sources and licences.
public struct Instrument: Hashable, Sendable {
    /// How a total comes about.
    public enum Scoring: String, Hashable, Sendable, CaseIterable {
        /// The points of all items are added.
        case sum
        /// There is no total but a level, by the highest item that was answered with yes.
        case triage
        /// Items are levels of goals; the total is their T-score, ``GoalAttainment``.
        case attainment
        /// The total alone is entered; the items are not known here.
        case entered
    }

    /// The name as it is written, such as `PHQ-9`.
    public let name: String
    /// The name in full.
    public let title: String
    /// The edition that the items and bands are of; nil where several are in use.
    public let edition: String?
    /// How a total comes about.
    public let scoring: Scoring
    /// The lowest and the highest total, in points; nil where there is none or it has no fixed range.
    public let range: ClosedRange<Int>?
    /// Whether a higher total is worse; else it is better.
    public let higherIsWorse: Bool
    /// Where items, bands and thresholds are from.
    public let source: String
    /// Who holds the rights, and whether the questions may be shown here; one or two sentences.
    public let licence: String
    /// The LOINC code of the total (clinical.md 1.1); nil where there is none.
    public internal(set) var loinc: String?
    /// The LOINC code of the whole panel, never that of a score.
    public internal(set) var loincPanel: String?
    /// What is said before the questions; nil when these are not shipped.
    public internal(set) var preamble: String?
    /// The items in their order; empty when the total alone is entered.
    public internal(set) var items: [InstrumentItem] = []
    /// The bands, without a gap over the whole range; empty when there are none.
    public internal(set) var bands: [InstrumentBand] = []
    /// The cut-offs; that of no group first.
    public internal(set) var cutOffs: [InstrumentCutOff] = []
    /// Groups of items with a rule of their own.
    public internal(set) var clusters: [InstrumentCluster] = []
    /// How many points of change are held to be a change, smallest first.
    public internal(set) var thresholds: [ChangeThreshold] = []
    /// The levels of a triage, highest first.
    public internal(set) var triage: [TriageLevel] = []

    init(
        name: String,
        title: String,
        edition: String?,
        scoring: Scoring,
        range: ClosedRange<Int>?,
        higherIsWorse: Bool,
        source: String,
        licence: String
    ) {
        self.name = name
        self.title = title
        self.edition = edition
        self.scoring = scoring
        self.range = range
        self.higherIsWorse = higherIsWorse
        self.source = source
        self.licence = licence
    }

    /// All of them, in the order of the design's table.
    public static var all: [Instrument] { InstrumentTable.all }

    /// The instrument of a name, whatever its case, hyphens and spaces: `phq9`, `PHQ 9` and `PHQ-9` are one.
    public static func named(_ name: String) -> Instrument? {
        let wanted = matching(name)
        return all.first { matching($0.name) == wanted }
    }

    /// What names are compared by: lower case, without hyphens and spaces.
    static func matching(_ name: String) -> String {
        String(name.lowercased().filter { $0 != "-" && $0 != " " })
    }

    /// The item of a number, from 1.
    public func item(_ number: Int) -> InstrumentItem? { items.first { $0.number == number } }

    /// Whether a total can be one of this instrument: in its range, and whole where points are added.
    public func accepts(total: Double) -> Bool {
        switch scoring {
        case .triage: false
        case .attainment: (0...100).contains(total)
        case .sum, .entered:
            range.map { (Double($0.lowerBound)...Double($0.upperBound)).contains(total) } ?? true
                && (scoring == .entered || total == total.rounded())
        }
    }

    /// The band that a total lies in; nil where there are none.
    public func band(of total: Double) -> String? {
        bands.first { (Double($0.range.lowerBound)...Double($0.range.upperBound)).contains(total) }?
            .name
    }

    /// The cut-off of a group; that of nobody in particular where the group has none (AUDIT-C: 3).
    public func cutOff(for group: CutOffGroup?) -> InstrumentCutOff? {
        cutOffs.first { $0.group == group } ?? cutOffs.first { $0.group == nil }
    }

    /// Whether the cut-off differs between groups.
    public var hasGroups: Bool { cutOffs.contains { $0.group != nil } }

    /// The questions in their order; where the licence keeps the text away they are called `item 1`, or `goal 1`.
    public var questions: [InstrumentQuestion] {
        items.map { item in
            InstrumentQuestion(
                key: item.key,
                text: item.text
                    ?? (scoring == .attainment ? "goal \(item.number)" : "item \(item.number)"),
                answers: item.answers.map { (value: $0.value, text: $0.text ?? "\($0.value)") }
            )
        }
    }
}
