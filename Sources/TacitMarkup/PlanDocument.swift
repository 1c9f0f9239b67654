public import TacitClinical

/// The document form of a light plan (Docs/Formats/documents.md).
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

    /// Reads a plan, given every earlier version of this client's plans in the order of their
    /// numbers.
    ///
    /// From the second version on a reason is required; the id of a step must be one that was
    /// given, and a new step gets the next number that was never used.
    public static func parse(
        _ text: String,
        previous: [PlanContent],
        context: DocumentContext
    ) throws(DocumentErrors) -> PlanContent {
        var reading = try DocumentReading(text, keys: keys, context: context)
        var plan = PlanContent(effectiveFrom: reading.day("effective") ?? context.now.day)
        plan.formality = reading.choice("formality", PlanFormality.self) ?? .light
        plan.reason = reading.text("reason")
        if !previous.isEmpty, reading.isMissing("reason") {
            reading.problems.add(.planReason, at: reading.place(of: "reason"))
        }
        plan.reviewOn = reading.day("review")
        if let review = plan.reviewOn, review < plan.effectiveFrom {
            reading.problems.add(.reviewTooEarly, at: reading.place(of: "review"))
        }
        let ids = StepIDs(used: previous.flatMap { $0.steps.map(\.id) })
        let faults = reading.problems.found.count
        plan.steps = reading.planText(into: &plan.sections, ids: ids)
        if plan.steps.isEmpty, reading.problems.found.count == faults,
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
        let steps =
            plan.steps.isEmpty ? [] : ["## \(stepsHeading)", ""] + plan.steps.map(StepLine.text)
        let sections = DocumentText.lines(of: plan.sections)
        let gap = sections.isEmpty || steps.isEmpty ? [] : [""]
        return DocumentText.text(head: head, fields: fields.lines, body: sections + gap + steps)
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
        let help = DocumentHead(client: head.client, help: Sentence.planHelp + head.help)
        return render(next, context: context, head: help)
    }

    /// An empty plan for the editor.
    public static func template(context: DocumentContext, head: DocumentHead = .none) -> String {
        var fields = FieldWriter()
        let review = context.now.day.adding(days: context.practice.reviewEveryDays ?? 90)
        fields.field("formality", PlanFormality.light.rawValue)
        fields.field("effective", context.now.day.description)
        fields.field("reason", nil, evenEmpty: true)
        fields.field("review", review?.description, evenEmpty: true)
        return DocumentText.text(
            head: head,
            fields: fields.lines,
            help: Sentence.planHelp,
            body: DocumentText.lines(ofHeadings: headings + [stepsHeading])
        )
    }
}

extension DocumentReading {
    /// Fills the sections and gives the steps.
    fileprivate mutating func planText(into sections: inout [Section], ids: StepIDs) -> [PlanStep] {
        var steps: [ReadStep] = []
        var first: Place?
        for part in bodySections() {
            guard part.heading.lowercased() == PlanDocument.stepsHeading.lowercased() else {
                if let section = section(part, headings: PlanDocument.headings) {
                    sections.append(section)
                }
                continue
            }
            if let first { problems.add(.stepsTwice(first: first.line), at: part.place) }
            first = first ?? part.place
            steps += readSteps(part.lines)
        }
        return ids.numbered(steps, &problems)
    }
}
