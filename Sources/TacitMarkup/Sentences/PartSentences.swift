internal import TacitClinical

/// What is said about the parts of a formal plan.
extension Sentence {
    static let partInLightPlan = Sentence(
        "this is a part of a formal plan, and the plan is light",
        "write `formality: formal` in the fields"
    )
    static let objectiveAlone = Sentence(
        "this objective stands below no goal",
        "write it below its goal, as ### Objective: what will be so"
    )
    static let noObjectiveHeading = Sentence(
        "this heading begins no objective",
        "write it as ### Objective: what will be so"
    )
    static let partEmpty = Sentence("this part says nothing", "write behind the colon what it is")
    static let statementTooLong = Sentence(
        "this heading is longer than 500 characters",
        "shorten it, and say the rest in a fact below"
    )
    static let factTooLong = Sentence(
        "this fact is longer than 2,000 characters",
        "tell it in a section, and keep the fact short"
    )
    static let partsTooMany = Sentence(
        "more than 300 problems, goals, objectives and interventions stand here",
        "keep those that are still wanted"
    )
    static let noFact = Sentence("this line is no fact", "write it as `- key: value`")
    static let stepNotHere = Sentence(
        "steps stand below an objective or ## Steps",
        "move this one there"
    )
    static let hiddenInPart = Sentence(
        "a tab or a hidden character stands here",
        "write a space, or delete it"
    )
    static let turnedText = Sentence(
        "a character here turns the direction of the text",
        "delete it; letters keep their direction without it"
    )
    static let idOfOtherKind = Sentence(
        "this id belongs to another kind of part",
        "delete the {id} of a new part; it gets one of its own"
    )
    static let partUnknown = Sentence(
        "no part has had this id",
        "delete the {id} of a new part; it gets one of its own"
    )
    static let partTwice = Sentence(
        "this id stands twice",
        "delete the {id} of the new part; it gets one of its own"
    )
    static let objectiveOfOtherGoal = Sentence(
        "this objective belongs to another goal",
        "delete its {id} here; it gets one of this goal"
    )
    static let noMeasureKind = Sentence(
        "what kind of measure this is of is not said",
        "write `- measure: count`, or another of: "
            + MeasureKind.allCases.map(\.rawValue).joined(separator: ", ")
    )
    static let noBaseline = Sentence(
        "this is no baseline",
        "write a number and its day, as 0 (2031-01-13)"
    )
    static let noTarget = Sentence("this is no target", "write it as >= 5; also <=, =, > and <")
    static let targetWithoutUnit = Sentence(
        "this target has no unit",
        "write one, such as `- unit: days a week`"
    )
    static let targetWithoutInstrument = Sentence(
        "this target has no instrument",
        "write one, such as `- instrument: PHQ-9`"
    )
    static let valueOfOtherMeasure = Sentence(
        "this value does not go with the measure",
        "binary is 0 or 1; the levels of gas are -2 to 2"
    )
    static let levelsWithoutScaling = Sentence(
        "levels go with goal attainment scaling alone",
        "write `- measure: gas`, or delete them"
    )
    static let levelsMissing = Sentence(
        "some of the five levels are missing",
        "write level -2, level -1, level 0, level +1 and level +2"
    )
    static let waiverWithoutReason = Sentence(
        "this waiver has no reason",
        "write behind the colon why the letter does not apply"
    )
    static let emptyBetweenCommas = Sentence(
        "nothing stands between two commas here",
        "write it as one, two"
    )
    static let itemTwice = Sentence("something stands twice here", "write each once")
    static let endsTooEarly = Sentence(
        "the last day lies before the first",
        "write a later day in `to`"
    )

    static func headingNearly(_ word: String?) -> Sentence {
        let hint = "or put a backslash in front, and it is a heading of text"
        return Sentence(
            "this heading is nearly one of a part",
            word.map { "did you mean `\($0.prefix(1).uppercased())\($0.dropFirst()):`? \(hint)" }
                ?? "write the word of its part and a colon in front of it, \(hint)"
        )
    }

    static func linkUnknown(_ kind: PlanIDs.Kind) -> Sentence {
        let word = kind == .problem ? "problem" : "objective"
        return Sentence(
            "no \(word) of this plan has such an id",
            "write ids such as \(kind == .problem ? "P1, P2" : "O1.1, O1.2"); new ones count on"
        )
    }
}
