/// What is said about the parts of a plan; sentences without a period, which quote nothing that was typed.
enum PlanSentence {
    static let nobodyNamed = "nobody is named who does it"
    static let noBehaviour = "it names no behaviour that can be seen"
    static let noMeasure = "nothing says how it is measured"
    static let noLevels = "the five levels are not described"
    static let notWithinReach =
        "the client's confidence is below 7, and no smaller step stands below it"
    static let noProblem = "its goal answers no problem of the plan"
    static let noClientWords = "the client's words stand neither at the goal nor at the problem"
    static let unit = "a unit"
    static let baseline = "a baseline"
    static let target = "a target"
    static let dueDate = "a due date"
    static let reviewDate = "a review date"

    /// `it lacks a unit, a baseline and a target`.
    static func lacks(_ things: [String]) -> String {
        let last = things.last ?? ""
        let first = things.dropLast().joined(separator: ", ")
        return "it lacks " + (first.isEmpty ? last : "\(first) and \(last)")
    }
}

/// What is said about entries beside a plan.
extension EntryFault {
    static let problemUnknown = EntryFault(
        "id",
        "no problem has had this id",
        "leave it empty for a new problem; it gets one"
    )
    static let readingUnknown = EntryFault(
        "measure",
        "no objective of the plan has this id",
        "write one of the plan, or the name of a measure"
    )
    static let readingBinary = EntryFault(
        "value",
        "this measure is 0 or 1",
        "write 1 for done, 0 for not done"
    )
    static let readingLevel = EntryFault(
        "value",
        "this measure has whole levels from -2 to 2",
        "write 0 for the expected outcome"
    )
    static let readingRange = EntryFault(
        "value",
        "this lies outside the range of the measure",
        "see: the range that the measure was given"
    )
    static let readingOfNoMeasure = EntryFault(
        "measure",
        "the chart has no measure of this name",
        "enter one, or write the id of an objective"
    )
    static let readingNumber = EntryFault(
        "value",
        "this is no number that can be kept",
        "write a finite number"
    )
    static let readingFuture = EntryFault(
        "at",
        "this lies in the future",
        "write when the value was taken"
    )
    static let readingName = EntryFault(
        "measure",
        "this says nothing",
        "write an objective or a measure"
    )

    static let clientView = EntryFault(
        "client_view",
        "the client's view is missing",
        "write it, or: not asked"
    )
    static let nextReviewEarly = EntryFault(
        "next_review",
        "the next review lies before this one",
        "write a later day"
    )
    static let heldInFuture = EntryFault(
        "held_on",
        "this lies in the future",
        "write when it was held"
    )
    static let signedInFuture = EntryFault(
        "signed_on",
        "this lies in the future",
        "write when it was signed"
    )
    static func olderVersion(_ newest: Int) -> EntryFault {
        EntryFault(
            "plan_version",
            "version \(newest) is the newest",
            "say \(newest), unless the older one was reviewed"
        )
    }

    static let contentHash = EntryFault(
        "content_hash",
        "this is not the hash of that version",
        "leave it empty; it is taken from the version"
    )
    static let decision = EntryFault(
        "decisions",
        "a decision begins with another word",
        "write continue, modify, achieve or discontinue, then a comma and why"
    )
    static let decisionWhy = EntryFault(
        "decisions",
        "a decision to modify or discontinue has no reason",
        "write it behind a comma"
    )

    static let stepUnknown = EntryFault(
        "step",
        "no step of the plan has this id",
        "write one of the plan"
    )
    static let resizedWhy = EntryFault("why", "resizing needs a reason", "say why the step changes")
    static let resizedText = EntryFault(
        "text",
        "the new step says nothing",
        "write what will be done instead"
    )
    static let notResized = EntryFault(
        "text",
        "only a resized step becomes a new one",
        "write `resized` as its state, or leave the text out"
    )
    static let newStepTaken = EntryFault(
        "new_step",
        "this id is taken",
        "leave it empty; the step gets one"
    )

    static let goalUnknown = EntryFault(
        "goal",
        "no goal of the plan has this id",
        "write one of the plan"
    )
    static let goalUnchanged = EntryFault(
        "phase",
        "nothing changes",
        "write a phase, a label, a lifecycle or an achievement"
    )

    static func versionMissing(_ field: String) -> EntryFault {
        EntryFault(field, "the plan has no such version", "see: tacit plan list")
    }

    static func objectiveUnknown(_ field: String) -> EntryFault {
        EntryFault(
            field,
            "no objective of the plan has this id",
            "write ids of the plan, such as O1.1"
        )
    }
}
