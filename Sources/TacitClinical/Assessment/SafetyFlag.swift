/// That an answer asks for something to be done about safety, whatever the total (clinical.md 1.1).
public struct SafetyFlag: Hashable, Sendable {
    /// The name of the instrument.
    public let instrument: String
    /// The items that raised it: one for the PHQ-9, every yes for the C-SSRS.
    public let items: [Int]
    /// The level of a triage; nil where there is none.
    public let level: String?
    /// Whether the level can still rise, because the form is incomplete.
    public let isLeast: Bool
}

/// The safety flags of a chart.
public enum SafetyFlags {
    /// What was done about safety: on which day, about which assessment (nil for every one of that day or before),
    /// and when it was recorded.
    public typealias Answer = (on: CalendarDay, assessment: RecordID?, recordedAt: Moment)

    /// The flags that are still open, in the order of the entries.
    ///
    /// Assessments that do not stand raise none. A flag is answered by what is dated on the day of its assessment or
    /// later and was not recorded before it.
    public static func open(entries: [Entry], answers: [Answer]) -> [(
        flag: SafetyFlag, entry: Entry
    )] {
        entries.filter(\.stands).flatMap { entry -> [(flag: SafetyFlag, entry: Entry)] in
            guard let assessment = entry.content.value as? Assessment else { return [] }
            let isAnswered = answers.contains { answer in
                answer.on >= assessment.administeredOn && answer.recordedAt >= entry.recordedAt
                    && (answer.assessment == nil || answer.assessment == entry.id)
            }
            return isAnswered ? [] : assessment.safetyFlags.map { (flag: $0, entry: entry) }
        }
    }
}
