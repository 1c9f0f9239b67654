/// A sheet of the six dimensions of multidimensional assessment, third or fourth edition (clinical.md 1.1).
///
/// Names only: criteria text is copyrighted, and nothing is recommended from the ratings.
public struct DimensionSheet: ChartContent {
    /// Which edition the numbers and ratings are of.
    public enum Edition: String, Codable, Hashable, Sendable, CaseIterable {
        case third = "3"
        case fourth = "4"
    }

    /// One dimension as it is shown.
    public struct Line: Hashable, Sendable {
        /// The number, `1` to `6`.
        public let key: String
        /// The name in this edition.
        public let name: String
        /// The rating; nil when there is none.
        public let rating: String?
        /// What was noted.
        public let note: String?
        /// What was noted of its subdimensions, by their names in alphabetical order.
        public let subdimensions: [Subdimension]
    }

    /// A part of a dimension, and what was noted of it.
    public struct Subdimension: Hashable, Sendable {
        /// The name.
        public let name: String
        /// What was noted.
        public let note: String
    }

    /// The kind of these entries.
    public static let kind = EntryKind.dimensions

    /// The edition.
    public var edition: Edition
    /// When it was assessed.
    public var assessedOn: CalendarDay
    /// The rating of each dimension, `"1": "2"`; symbols and no numbers, `"3": "3A"` (fourth edition).
    public var ratings: [String: String]?
    /// What is noted of each dimension, by its number.
    public var notes: [String: String]?
    /// What is noted of a subdimension, by the number of its dimension and its name: `"3 Persistent Disability"`.
    public var subdimensions: [String: String]?

    /// Makes an empty sheet.
    public init(edition: Edition, assessedOn: CalendarDay) {
        self.edition = edition
        self.assessedOn = assessedOn
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case edition, ratings, notes, subdimensions
        case assessedOn = "assessed_on"
    }

    /// The fields of the document.
    public static let fields = [
        FormField(
            "edition",
            .choice(Edition.allCases.map(\.rawValue)),
            "Edition",
            isRequired: true
        ),
        FormField("assessed_on", .day, "Assessed on", isRequired: true),
        FormField("ratings", .pairs, "Ratings, one for each dimension"),
        FormField("notes", .pairs, "Notes, one for each dimension"),
        FormField(
            "subdimensions",
            .pairs,
            "Notes on subdimensions, such as 3 Persistent Disability"
        ),
    ]

    /// The numbers of the dimensions.
    public static let keys = ["1", "2", "3", "4", "5", "6"]

    /// The ratings that a dimension takes; none for the sixth of the fourth edition, which is not rated.
    public static func ratings(of key: String, in edition: Edition) -> [String] {
        guard keys.contains(key) else { return [] }
        switch edition {
        case .third: return ["0", "1", "2", "3", "4"]
        case .fourth: return key == "6" ? [] : ["0", "ANY", "EVAL", "2", "3A", "3B", "4"]
        }
    }

    /// The name of a dimension in an edition; nil for a key that is none.
    public static func name(of key: String, in edition: Edition) -> String? {
        keys.firstIndex(of: key).map {
            (edition == .third ? DimensionNames.third : DimensionNames.fourth)[$0]
        }
    }

    /// The six dimensions with what was said of each.
    public var lines: [Line] {
        Self.keys.map { key in
            let below = (subdimensions ?? [:]).filter { $0.key.hasPrefix("\(key) ") }.sorted {
                $0.key < $1.key
            }
            return Line(
                key: key,
                name: Self.name(of: key, in: edition) ?? key,
                rating: ratings?[key],
                note: notes?[key],
                subdimensions: below.map {
                    Subdimension(name: String($0.key.dropFirst(2)), note: $0.value)
                }
            )
        }
    }

    /// `dimensions, 4th edition: 1 is 2, 3 is EVAL`.
    public var title: String {
        let rated = lines.compactMap { line in line.rating.map { "\(line.key) is \($0)" } }
        let noted = lines.filter {
            $0.rating == nil && ($0.note != nil || !$0.subdimensions.isEmpty)
        }.map(\.key)
        let parts = rated + (noted.isEmpty ? [] : ["noted \(noted.joined(separator: " "))"])
        return EntryTitle.cut(
            "dimensions, \(edition == .third ? "3rd" : "4th") edition: \(parts.joined(separator: ", "))"
        )
    }

    /// Writes the ratings in upper case.
    public mutating func complete(in context: EntryContext) {
        ratings = ratings?.mapValues { $0.uppercased() }
    }

    /// A day that cannot be, a dimension or rating that is none, and a sheet without anything.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults = DayRules.faults("assessed_on", assessedOn, in: context)
        for (field, given) in [("ratings", ratings ?? [:]), ("notes", notes ?? [:])]
        where !given.keys.allSatisfy(Self.keys.contains) {
            faults.append(DimensionSentence.noDimension(field))
        }
        if !(subdimensions ?? [:]).keys.allSatisfy(Self.isSubdimension) {
            faults.append(DimensionSentence.noSubdimension)
        }
        for key in Self.keys {
            guard let rating = ratings?[key] else { continue }
            let allowed = Self.ratings(of: key, in: edition)
            if allowed.isEmpty {
                faults.append(DimensionSentence.notRated)
            } else if !allowed.contains(rating) {
                faults.append(DimensionSentence.noRating(key, allowed))
            }
        }
        if [ratings, notes, subdimensions].allSatisfy({ $0?.isEmpty ?? true }) {
            faults.append(DimensionSentence.empty)
        }
        return faults
    }

    private static func isSubdimension(_ key: String) -> Bool {
        key.count > 2 && keys.contains(String(key.prefix(1))) && key.dropFirst().first == " "
    }
}

/// The names of the dimensions; the third edition's first.
enum DimensionNames {
    static let third = [
        "Acute intoxication/withdrawal potential",
        "Biomedical conditions and complications",
        "Emotional, behavioural or cognitive conditions and complications",
        "Readiness to change",
        "Relapse, continued use or continued problem potential",
        "Recovery/living environment",
    ]
    static let fourth = [
        "Intoxication, Withdrawal, and Addiction Medications",
        "Biomedical Conditions",
        "Psychiatric and Cognitive Conditions",
        "Substance Use-Related Risks",
        "Recovery Environment Interactions",
        "Person-Centered Considerations",
    ]
}
