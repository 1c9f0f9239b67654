/// Where a step stands now, or what it was resized to (clinical.md 1.3): between versions of the plan.
public struct StepChange: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.step
    /// The fields of its document.
    public static let fields = [
        FormField("step", .line, "The step", isRequired: true),
        FormField("state", .choice(StepState.words), "Where it stands", isRequired: true),
        FormField("why", .line, "Why"),
        FormField("text", .line, "What the new step is, when it was resized"),
        FormField("new_step", .line, "Id of the new step; given by tacit"),
        FormField("due", .day, "By when"),
        FormField("client_comment", .prose, "What the client says about it"),
    ]

    /// The step.
    public var step: String
    /// Where it stands.
    public var state: StepState
    /// Why; required when it was resized.
    public var why: String?
    /// What will be done instead, when it was resized.
    public var text: String?
    /// The id of the new step; given by ``complete(in:)`` when it was resized.
    public var newStep: String?
    /// By when: the new step when it was resized, else this one.
    public var due: CalendarDay?
    /// What the client says about it.
    public var clientComment: String?

    /// Makes a change.
    public init(step: String, state: StepState) {
        self.step = step
        self.state = state
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case step, state, why, text, due
        case newStep = "new_step"
        case clientComment = "client_comment"
    }
}

extension StepChange {
    /// The step, its state, and the new one.
    public var title: String {
        guard state == .resized, let newStep, let text else {
            return EntryTitle.line("\(step) \(state.rawValue)", why)
        }
        return EntryTitle.cut(
            "\(step) resized into \(newStep): \(text)\(why.map { " (\($0))" } ?? "")"
        )
    }

    /// Gives the new step its id.
    public mutating func complete(in context: EntryContext) {
        guard state == .resized, newStep == nil else { return }
        var ids = context.givenIDs
        newStep = ids.next(.step)
    }

    /// The step must be in the plan; a resized one needs a reason and the text of the new one.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults: [EntryFault] = []
        if context.plan?.step(step) == nil { faults.append(.stepUnknown) }
        guard state == .resized else {
            if text != nil || newStep != nil { faults.append(.notResized) }
            return faults
        }
        if Self.isBlank(why) { faults.append(.resizedWhy) }
        if Self.isBlank(text) { faults.append(.resizedText) }
        var ids = context.givenIDs
        if let newStep, newStep != ids.next(.step) { faults.append(.newStepTaken) }
        return faults
    }

    private static func isBlank(_ text: String?) -> Bool {
        text?.allSatisfy(\.isWhitespace) ?? true
    }
}
