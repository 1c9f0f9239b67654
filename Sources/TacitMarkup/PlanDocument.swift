public import TacitClinical

/// The document form of a plan, light or formal (Docs/Formats/documents.md).
public enum PlanDocument {
    static let keys = ["formality", "effective", "reason", "review"]
    /// The heading whose list is the steps.
    static let stepsHeading = "Steps"
    /// Headings of a new plan; others may be added, and an empty one is left out.
    static let headings = ["In the client's words", "Plan"]
    /// Steps of one plan: small ones, and not a life's.
    static let stepLimit = 200
    /// Unicode scalars of one step with all that belongs to it; an id in it is looked for from its
    /// end.
    static let stepLengthLimit = 2_000
    /// Problems, goals, objectives and interventions together: many times what a person can follow.
    static let partLimit = 300
    /// Unicode scalars of a heading of a part: a statement, and not an essay.
    static let statementLengthLimit = 500
    /// Unicode scalars of one fact of a part.
    static let factLengthLimit = 2_000

    /// Reads a plan, given every earlier version of this client's plans in the order of their
    /// numbers, and behind them the plan as it stands (``PlanStanding``) when anything was entered
    /// since.
    ///
    /// From the second version on a reason is required; `isFirst` says so when `previous` cannot,
    /// because it holds only what was entered before any plan. An id in braces must be one that was
    /// given to such a part, and a new part gets the next number that was never used.
    public static func parse(
        _ text: String,
        previous: [PlanContent],
        isFirst: Bool? = nil,
        context: DocumentContext
    ) throws(DocumentErrors) -> PlanContent {
        var reading = try DocumentReading(text, keys: keys, context: context)
        var plan = PlanContent(effectiveFrom: reading.day("effective") ?? context.now.day)
        let formality = reading.choice("formality", PlanFormality.self)
        plan.formality = formality ?? .light
        plan.reason = reading.text("reason")
        if !(isFirst ?? previous.isEmpty), reading.isMissing("reason") {
            reading.problems.add(.planReason, at: reading.place(of: "reason"))
        }
        plan.reviewOn = reading.day("review")
        if let review = plan.reviewOn, review < plan.effectiveFrom {
            reading.problems.add(.reviewTooEarly, at: reading.place(of: "review"))
        }
        reading.refuseTurnedText()
        if plan.reason?.unicodeScalars.contains(where: \.turnsDirection) == true {
            reading.problems.add(.turnedText, at: reading.place(of: "reason"))
        }
        let faults = reading.problems.found.count
        // Of an unreadable word nothing follows for the text.
        let isKnown = formality != nil || reading.isMissing("formality")
        reading.planText(into: &plan, isKnown ? plan.formality : nil, previous: previous)
        if plan.ids.isEmpty, reading.problems.found.count == faults,
            plan.sections.allSatisfy(\.text.isEmpty)
        {
            reading.problems.add(.planEmpty, at: reading.end)
        }
        try reading.problems.check()
        return plan
    }

    /// A plan as its document; `parse` reads it back without loss.
    public static func render(
        _ plan: PlanContent,
        context: DocumentContext,
        head: DocumentHead = .none
    ) -> String {
        var fields = FieldWriter()
        fields.field("formality", plan.formality.rawValue)
        fields.field("effective", plan.effectiveFrom.description)
        fields.field("reason", plan.reason, evenEmpty: true)
        fields.field("review", plan.reviewOn?.description, evenEmpty: true)
        return DocumentText.text(head: head, fields: fields.lines, body: PlanLines.lines(of: plan))
    }

    /// A plan for the editor that makes its next version: from today on, and with a reason still to
    /// be given.
    public static func revision(
        of plan: PlanContent,
        context: DocumentContext,
        head: DocumentHead = .none
    ) -> String {
        var next = plan
        next.reason = nil
        next.effectiveFrom = context.now.day
        if let review = plan.reviewOn, review <= next.effectiveFrom {
            next.reviewOn = context.now.day.adding(days: context.practice.reviewEveryDays ?? 90)
        }
        let help = Sentence.planHelp(next.formality)
        return render(
            next,
            context: context,
            head: DocumentHead(client: head.client, help: help + head.help)
        )
    }

    /// An empty plan for the editor; it holds the problems that were entered before it.
    public static func template(
        context: DocumentContext,
        head: DocumentHead = .none,
        formality: PlanFormality = .light,
        problems: [PlanProblem] = []
    ) -> String {
        var known = PlanContent(effectiveFrom: context.now.day)
        known.problems = problems
        var fields = FieldWriter()
        let review = context.now.day.adding(days: context.practice.reviewEveryDays ?? 90)
        fields.field("formality", formality.rawValue)
        fields.field("effective", context.now.day.description)
        fields.field("reason", nil, evenEmpty: true)
        fields.field("review", review?.description, evenEmpty: true)
        return DocumentText.text(
            head: head,
            fields: fields.lines,
            help: Sentence.planHelp(formality),
            body: DocumentText.lines(ofHeadings: headings) + (problems.isEmpty ? [] : [""])
                + PlanLines.lines(of: known) + [""]
                + DocumentText.lines(ofHeadings: [stepsHeading])
        )
    }
}

extension DocumentReading {
    /// Fills everything that stands below the fields.
    fileprivate mutating func planText(
        into plan: inout PlanContent,
        _ formality: PlanFormality?,
        previous: [PlanContent]
    ) {
        let body = PlanBody(&self, formality)
        plan.sections = body.sections
        var ids = PlanIDs(versions: previous)
        let parts = PlanParts(body.parts, &ids, &self)
        plan.problems = parts.problems
        plan.goals = parts.goals
        plan.objectives = parts.objectives
        plan.interventions = parts.interventions
        plan.steps = numbered(parts.steps + body.steps, &ids, previous: previous)
        plan.otherIDs = PlanIDs.sorted(ids.given.subtracting(plan.ids))
    }
}
