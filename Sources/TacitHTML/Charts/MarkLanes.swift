internal import TacitClinical

/// Marks above a chart: a thin line at each day that there is something, and words in lanes where they have room.
///
/// Versions of the plan get room first. What has none keeps its line, and its words stand in the table.
struct MarkLanes {
    /// A day with marks.
    struct Stem: Hashable {
        let x: Double
        /// Whether a version of the plan began.
        let isPlan: Bool
        /// Its words, where they have room.
        var label: ChartLabel?
    }

    /// Lanes of words.
    static let limit = 3
    private static let lane = 16.0
    private static let gap = 4.0

    /// The stems by their day.
    let stems: [Stem]
    /// How many lanes have words; 0 without any.
    let laneCount: Int

    /// The height of the lanes.
    var height: Double { Double(laneCount) * Self.lane }

    init(_ marks: [ChartMark], time: TimeScale, width: Double) {
        let days = Dictionary(grouping: marks.filter { time.first <= $0.on && $0.on <= time.last }, by: \.on)
        var stems: [Stem] = []
        var texts: [String] = []
        for (day, marks) in days.sorted(by: { $0.key < $1.key }) {
            var words: [String] = []
            for word in ChartMark.sorted(marks).map({ ChartWords.mark($0.kind) }) where !words.contains(word) {
                words.append(word)
            }
            stems.append(Stem(x: time.x(day), isPlan: marks.contains { $0.kind != .change }))
            texts.append(words.joined(separator: ", "))
        }
        let order = stems.indices.filter { stems[$0].isPlan } + stems.indices.filter { !stems[$0].isPlan }
        for index in order { stems[index].label = Self.place(texts[index], at: index, stems, width) }
        let used = stems.compactMap { $0.label.map { Int($0.at.y / Self.lane) } }
        // The lanes are filled from above; what is empty below is not kept.
        laneCount = (used.max() ?? -1) + 1
        self.stems = stems
    }

    /// Beside the stem, in the highest lane where it meets neither words nor the stem of another.
    private static func place(_ text: String, at index: Int, _ stems: [Stem], _ width: Double) -> ChartLabel? {
        let x = stems[index].x
        for lane in 0..<limit {
            let y = (Double(lane) + 0.5) * Self.lane
            for (anchor, start) in [(SVG.Anchor.start, x + gap), (.end, x - gap)] {
                let label = ChartLabel(text: text, anchor: anchor, size: .small, at: SVG.Point(x: start, y: y))
                let isFree = stems.indices.allSatisfy { other in
                    other == index || Self.areApart(label, x, stems[other])
                }
                if label.box.x >= 0, label.box.right <= width, isFree { return label }
            }
        }
        return nil
    }

    /// A stem begins at its words and goes down; one without words begins below the lanes.
    private static func areApart(_ label: ChartLabel, _ x: Double, _ other: Stem) -> Bool {
        guard let taken = other.label else { return true }
        if taken.at.y == label.at.y {
            return label.box.right + gap <= taken.box.x || taken.box.right + gap <= label.box.x
        }
        let (lower, stem) = taken.at.y < label.at.y ? (label, other.x) : (taken, x)
        return stem + gap <= lower.box.x || lower.box.right + gap <= stem
    }
}
