/// What was decided about an objective (clinical.md 1.3).
public enum ReviewDecision: String, Codable, Sendable, CaseIterable {
    case `continue`, modify, achieve, discontinue

    /// Reads `modify, why`: the decision, and why, if that was said.
    public static func read(_ text: String) -> (decision: Self, why: String?)? {
        let word = text.prefix { $0 != "," }
        let why = text.dropFirst(word.count).dropFirst().drop { $0 == " " }
        let name = word.split(separator: " ").joined(separator: " ").lowercased()
        return Self(rawValue: name).map { ($0, why.isEmpty ? nil : String(why)) }
    }
}

/// What a review leads to (clinical.md S5).
public enum ReviewOutcome: String, Codable, Sendable, CaseIterable {
    case newVersion = "new-version"
    case noChange = "no-change"
}

/// A review of the plan, or a review meeting (clinical.md 1.3, S5).
public struct Review: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.review
    /// The fields of its document.
    public static let fields = [
        FormField(
            "plan_version",
            .whole(1...9_999),
            "The version that was reviewed",
            isRequired: true
        ),
        FormField("held_on", .day, "When it was held", isRequired: true),
        FormField("participants", .list, "Who took part"),
        FormField("progress", .pairs, "How each objective moved"),
        FormField(
            "decisions",
            .pairs,
            "For each objective: continue, modify, achieve or discontinue, and why"
        ),
        FormField("client_view", .prose, "The client's view, or: not asked", isRequired: true),
        FormField("outcome", .choice(ReviewOutcome.words), "What it leads to", isRequired: true),
        FormField("next_review", .day, "The next review"),
        FormField("note", .prose, "Note"),
    ]

    /// The version that was reviewed, from 1.
    public var planVersion: Int
    /// When it was held.
    public var heldOn: CalendarDay
    /// Who took part besides practitioner and client.
    @OmittedWhenEmpty public var participants: [String]
    /// How objectives moved, by their ids, in words.
    @OmittedWhenEmpty public var progress: [String: String]
    /// What was decided, by the ids of objectives: `modify, why`; read by ``ReviewDecision/read(_:)``.
    @OmittedWhenEmpty public var decisions: [String: String]
    /// The client's view; `not asked` is one too.
    public var clientView: String
    /// What it leads to.
    public var outcome: ReviewOutcome
    /// The next review.
    public var nextReview: CalendarDay?
    /// Anything else.
    public var note: String?

    /// Makes a review.
    public init(planVersion: Int, heldOn: CalendarDay, clientView: String, outcome: ReviewOutcome) {
        self.planVersion = planVersion
        self.heldOn = heldOn
        self.clientView = clientView
        self.outcome = outcome
        participants = []
        progress = [:]
        decisions = [:]
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case participants, progress, decisions, outcome, note
        case planVersion = "plan_version"
        case heldOn = "held_on"
        case clientView = "client_view"
        case nextReview = "next_review"
    }
}

extension Review {
    /// Version, day and outcome.
    public var title: String {
        EntryTitle.line("version \(planVersion)", heldOn.description, outcome.rawValue)
    }

    /// The version and its objectives must be there, decisions be known, and days in order.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults: [EntryFault] = []
        if context.versions[planVersion] == nil { faults.append(.versionMissing("plan_version")) }
        if heldOn > context.today { faults.append(.heldInFuture) }
        let known = Set(context.plan?.objectives.map(\.id) ?? [])
        for (field, map) in [("progress", progress), ("decisions", decisions)]
        where !known.isSuperset(of: map.keys) {
            faults.append(.objectiveUnknown(field))
        }
        if decisions.values.contains(where: { ReviewDecision.read($0) == nil }) {
            faults.append(.decision)
        }
        if clientView.allSatisfy(\.isWhitespace) { faults.append(.clientView) }
        if let nextReview, nextReview < heldOn { faults.append(.nextReviewEarly) }
        return faults
    }

    /// To modify or discontinue should have a reason.
    public func advice(in context: EntryContext) -> [EntryFault] {
        if let newest = context.versions.keys.max(), planVersion < newest {
            return [.olderVersion(newest)] + reasonless
        }
        return reasonless
    }

    private var reasonless: [EntryFault] {
        let bare = decisions.values.compactMap(ReviewDecision.read).contains {
            $0.why == nil && ($0.decision == .modify || $0.decision == .discontinue)
        }
        return bare ? [.decisionWhy] : []
    }
}
