/// What is said about an assessment.
enum AssessmentSentence {
    static let unknownInstrument = EntryFault(
        "instrument",
        "no instrument and no measure of this chart has this name",
        "write one of \(Instrument.all.map(\.name).joined(separator: ", ")), or enter a measure of your own first"
    )
    static let empty = EntryFault(
        "total",
        "there are no answers and no total",
        "write `items`, or `total`"
    )
    static let itemsWanted = EntryFault(
        "items",
        "this instrument has a level and no total, and needs its answers",
        "write each item with 1 for yes and 0 for no"
    )
    static let totalAlone = EntryFault(
        "items",
        "this instrument is entered by its total alone",
        "write `total`"
    )
    static let noTotal = EntryFault(
        "total",
        "this instrument has no total",
        "delete it: the level follows from the items"
    )
    static let partial = EntryFault(
        "total",
        "an incomplete form has no total",
        "delete it, or write the items that are missing"
    )
    static let otherTotal = EntryFault(
        "total",
        "the total is not that of the items",
        "delete it: it is computed from the items"
    )
    static let belowOwn = EntryFault(
        "total",
        "the total is below the lowest value of this measure",
        "look at the measure for its range"
    )
    static let aboveOwn = EntryFault(
        "total",
        "the total is above the highest value of this measure",
        "look at the measure for its range"
    )
    static let oneCutOff = EntryFault(
        "cut_off_for",
        "this instrument has no cut-offs for groups",
        "delete it"
    )
    static let noProblem = EntryFault(
        "linked_problem",
        "this is no id of a problem",
        "write it as P1"
    )
    static let whoAnswered = EntryFault(
        "respondent",
        "a collateral form says nothing of who answered",
        "write who it was"
    )

    static func outside(_ range: ClosedRange<Int>) -> EntryFault {
        EntryFault(
            "total",
            "this cannot be a total of this instrument",
            "write a number from \(range.lowerBound) to \(range.upperBound); whole where points are added"
        )
    }

    static func noItem(_ count: Int) -> EntryFault {
        EntryFault(
            "items",
            "an item stands here that the instrument does not have",
            "write the numbers 1 to \(count)"
        )
    }

    static func noAnswer(_ item: Int, _ values: [Int]) -> EntryFault {
        EntryFault("items", "item \(item) has no such answer", "write one of \(list(values))")
    }

    static func missing(_ items: [Int]) -> EntryFault {
        EntryFault(
            "items",
            "not answered: \(list(items)); an incomplete form has no total",
            "ask what is missing, or leave it so"
        )
    }

    static func askedOnly(_ item: Int, if asked: Int) -> EntryFault {
        EntryFault(
            "items",
            "item \(item) is asked only when item \(asked) is yes",
            "look at both again"
        )
    }

    static func safetyUnknown(_ item: Int) -> EntryFault {
        EntryFault(
            "items",
            "the total alone does not show item \(item), which is about safety",
            "enter the items, or say in the note what was answered"
        )
    }

    static func answer(_ flag: SafetyFlag) -> EntryFault {
        EntryFault(
            "items",
            flag.text,
            "write one with tacit safety edit; the flag stays open until then"
        )
    }

    static func future(_ field: String) -> EntryFault {
        EntryFault(field, "this day lies in the future", "write the day on which it was")
    }

    static func beforeBirth(_ field: String) -> EntryFault {
        EntryFault(
            field,
            "this day lies before the client was born",
            "look at the year, and at the birthday"
        )
    }

    /// Where a total stands against a cut-off, for a title.
    static func standing(_ result: CutOffResult) -> String {
        switch result {
        case .below: "below the cut-off"
        case .within: "within the cut-off range"
        case .reached: "at or above the cut-off"
        }
    }

    private static func list(_ numbers: [Int]) -> String {
        numbers.map(String.init).joined(separator: ", ")
    }
}

extension SafetyFlag {
    /// What it says in one sentence, `PHQ-9: item 9 is above 0`, `C-SSRS: yes to 1, 2; triage low`.
    public var text: String {
        guard let level else {
            return "\(instrument): item \(items.map(String.init).joined()) is above 0"
        }
        let yes = items.map(String.init).joined(separator: ", ")
        return "\(instrument): yes to \(yes); triage \(isLeast ? "at least " : "")\(level)"
    }
}
