internal import TacitClinical

/// The words of the practitioner's own copy of a chart.
enum FullChartWords {
    static let contents = "Contents"
    static let overview = "Overview"
    static let measures = "Goals and measures"
    static let plan = "Plan"
    static let history = "History of the plan"
    static let timeline = "Time line"
    static let notes = "Notes"
    static let entries = "Entries"
    static let born = "Born"
    static let called = "Called"
    static let chart = "Chart number"
    static let needs = "Standing needs"
    static let closed = "Closed"
    static let version = "Plan"
    static let review = "Next review"
    static let open = "Open goals"
    static let safety = "Open safety flags"
    static let noFlags = "none"
    static let noPlan = "There is no plan yet."
    static let noNotes = "There are no notes yet."
    static let noEntries = "Nothing was entered yet."
    static let noMeasures = "There are no readings yet."
    static let first = "The first version."
    static let unchanged = "Nothing else changed."
    static let inError = "Entered in error"
    static let late = "late entry"
    static let protected =
        "Psychotherapy notes, SUD counselling notes and supervision are no part of a chart and not in this file, whether "
        + "there are any or not. tacit show REF shows one of them."

    /// `Chart of Rowan Ashdown, 4 March 2032`.
    static func title(_ name: String, _ day: CalendarDay) -> String { "Chart of \(name), \(ChartWords.day(day))" }
    /// `Version 2, 3 March 2031`.
    static func version(_ version: PlanVersion) -> String {
        "Version \(version.version), \(ChartWords.day(version.content.effectiveFrom))"
    }
    /// `3 goals`.
    static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
    /// `recorded 17 March 2031, 18:05 by Imogen Vale, n7f3q`.
    static func recorded(_ at: Moment, _ author: String?, _ ref: String) -> String {
        "\(BundleWords.recorded(at, author)) \(ref)"
    }
    /// `Entered in error: wrong client`.
    static func error(_ mark: ErrorMark) -> String {
        "\(inError): \([mark.reason.rawValue.replacing("-", with: " "), mark.explanation].compactMap(\.self).joined(separator: ", "))"
    }
    /// `phq-9 16`; what stands in the time line for a note.
    static func note(_ note: Note) -> String {
        let attendance = note.content.attendance.map { ", \($0.rawValue)" } ?? ""
        return "\(PageWords.label(note.content.noteClass.rawValue.replacing("-", with: " "))) note\(attendance)"
    }
    /// A change of the plan without its words.
    static func change(_ change: PlanChange) -> String {
        let name = change.item.isEmpty ? "text" : change.item
        let field = change.field.map { " \($0)" } ?? ""
        switch change.kind {
        case .added: return "+ \(name)"
        case .removed: return "− \(name)"
        case .changed, .reworded: return "\(name)\(field)"
        }
    }
}
