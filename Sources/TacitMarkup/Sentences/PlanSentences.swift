internal import TacitClinical

/// What is said about a plan.
extension Sentence {
    static let planEmpty = Sentence(
        "the plan is empty",
        "write a paragraph, or steps below ## Steps"
    )
    static let planReason = Sentence(
        "a new version needs a reason",
        "say in `reason` why the plan changes"
    )
    static let reviewTooEarly = Sentence(
        "the review lies before the plan begins",
        "write a later day in `review`"
    )
    static let noStep = Sentence("this line is no step", "write it as `- [ ] what will be done`")
    static let stepBox = Sentence(
        "this box is not one of those known",
        "[ ] to do, [~] doing, [x] done, [-] skipped, [>] resized"
    )
    static let stepEmpty = Sentence(
        "this step says nothing",
        "write behind the box what will be done"
    )
    static let stepTooLong = Sentence(
        "this step is longer than 2,000 characters",
        "tell it in a section, and keep the step short"
    )
    static let stepFacts = Sentence(
        "the bracket behind this step cannot be read",
        "write it as (due 2031-02-18, owner therapist, resized from s1, because too much)"
    )
    static let stepTwice = Sentence(
        "this id stands twice",
        "delete the {id} of the new step; it gets one of its own"
    )
    static let stepUnknown = Sentence(
        "no step has had this id",
        "delete the {id} of a new step; it gets one of its own"
    )
    static let resizedUnknown = Sentence(
        "the step that this one was made from is not known",
        "write an id that was given"
    )
    static let resizedCycle = Sentence(
        "the steps that this one was made from lead back to it",
        "delete `resized from` at one of them"
    )
    static let stepsTooMany = Sentence(
        "more than 200 steps stand here",
        "keep those that are still wanted"
    )

    static func stepsTwice(first line: Int) -> Sentence {
        Sentence("there are two lists of steps", "put all below the heading on line \(line)")
    }

    /// Above the text of a plan.
    static func planHelp(_ formality: PlanFormality) -> [String] {
        let formal = [
            "Parts: ## Problem: words, ## Goal: words, ## Intervention: words;",
            "below a goal: ### Objective: words. Under each, lines - key: value",
            "problem: defined client diagnoses priority status opened deferred stage",
            "goal: problems client by phase label since why lifecycle achievement",
            "  until strengths barrier",
            "objective: measure instrument unit baseline target every due review who",
            "  confidence, waived S (M, A, R, T), and its steps: - [ ] words",
            "  as in - baseline: 0 (2031-01-13), - target: >= 5, - every: week",
            "intervention: objectives technique evidence frequency duration who from to",
        ]
        return [helpOfHelp, "Each ## begins a section; name them as you like."]
            + (formality == .formal ? formal : []) + [
                "Steps: - [ ] what will be done (due 2031-02-18, owner therapist)",
                "[ ] to do, [~] doing, [x] done, [-] skipped, [>] resized",
                "Ids such as {s1} are given by tacit; leave them at their steps.",
            ]
    }
}
