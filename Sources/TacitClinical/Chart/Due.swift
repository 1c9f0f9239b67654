/// What waits, computed from a chart alone (clinical.md S5, S6; product.md point 7).
public enum Due {
    /// Milliseconds after which a draft waits: 24 hours.
    static let draftAge: Int64 = 24 * 3_600_000
    /// Reviews that a goal may stay at symptom control before it is asked about.
    public static let reviewsAtSymptomControl = 2
    /// Days before the end of a consent from which on it is asked about: time for one more session or two.
    static let consentNotice = 30
    /// Days after which the draft of a consent is asked about.
    static let consentDraftAge = 14

    /// Everything of one client that has a day, past or to come.
    public static func items(
        of view: ChartView,
        drafts: [NoteDraft],
        now: Moment,
        practice: Practice
    ) -> [DueItem] {
        review(of: view, practice) + plan(of: view) + safety(of: view) + accommodations(of: view)
            + alterations(of: view) + phases(of: view) + consents(of: view) + waiting(drafts, of: view, now)
    }

    /// The day of the next review: that of the last review or of the plan, whichever was said later; else the practice's
    /// number of days, 90 when it has none, after the plan came into force (clinical.md 1.3).
    public static func nextReview(of view: ChartView, _ practice: Practice) -> CalendarDay? {
        guard let plan = view.currentPlan else { return nil }
        let said = view.standing.last { entry in
            (entry.content.value as? Review)?.nextReview != nil
                && plan.recordedAt <= entry.recordedAt
        }
        if let review = said?.content.value as? Review { return review.nextReview }
        return plan.content.reviewOn
            ?? plan.content.effectiveFrom.adding(days: practice.reviewEveryDays ?? 90)
    }

    private static func review(of view: ChartView, _ practice: Practice) -> [DueItem] {
        guard let day = nextReview(of: view, practice), let plan = view.currentPlan else {
            return []
        }
        return [
            DueItem(
                .review,
                of: view.client,
                on: day,
                ref: plan.ref,
                detail: DueSentences.review(plan.version)
            )
        ]
    }

    private static func plan(of view: ChartView) -> [DueItem] {
        guard let plan = view.standingPlan else { return [] }
        let steps = plan.steps.filter(\.isOpen).compactMap { step in
            step.due.map {
                DueItem(.step, of: view.client, on: $0, item: step.id, detail: step.text)
            }
        }
        let open = Set(plan.goals.filter(\.isOpen).map(\.id))
        let objectives = plan.objectives.filter { open.contains($0.goalID) }.compactMap {
            objective in
            objective.due.map {
                DueItem(
                    .objective,
                    of: view.client,
                    on: $0,
                    item: objective.id,
                    detail: objective.statement
                )
            }
        }
        return steps + objectives
    }

    private static func safety(of view: ChartView) -> [DueItem] {
        SafetyFlags.open(in: view.standing).map { flag, entry in
            let day = (entry.content.value as? Assessment)?.administeredOn ?? entry.recordedAt.day
            return DueItem(.safety, of: view.client, on: day, ref: entry.ref, detail: flag.text)
        }
    }

    private static func accommodations(of view: ChartView) -> [DueItem] {
        AccommodationCases.fold(entries: view.standing).compactMap { found in
            guard let day = found.reviewOn else { return nil }
            return DueItem(
                .accommodation,
                of: view.client,
                on: day,
                ref: found.request.ref,
                detail: found.request.content.task
            )
        }
    }

    private static func alterations(of view: ChartView) -> [DueItem] {
        let lastReview = view.standing.compactMap { ($0.content.value as? Review)?.heldOn }.max()
        return Alterations.inForce(entries: view.standing, on: view.day).compactMap { found in
            // A plan review of that day or later looked at what is done otherwise as well.
            guard let day = found.content.reviewOn, lastReview.map({ $0 < day }) ?? true else {
                return nil
            }
            return DueItem(
                .alteration,
                of: view.client,
                on: day,
                ref: found.ref,
                detail: found.content.whatChanged
            )
        }
    }

    /// Goals that were at symptom control through ``reviewsAtSymptomControl`` reviews.
    private static func phases(of view: ChartView) -> [DueItem] {
        guard let plan = view.standingPlan else { return [] }
        let reviews = view.standing.compactMap { $0.content.value as? Review }.map(\.heldOn)
            .sorted()
        return plan.goals.filter { $0.isOpen && $0.phase == .symptomControl }.compactMap { goal in
            let since = reviews.filter { day in goal.phaseSince.map { $0 <= day } ?? true }
            guard since.count >= reviewsAtSymptomControl, let last = since.last else { return nil }
            return DueItem(
                .phase,
                of: view.client,
                on: last,
                item: goal.id,
                detail: DueSentences.phase(goal.id, since.count)
            )
        }
    }

    /// Consents in force from ``consentNotice`` days before their end on, and drafts of them that nobody signed for
    /// ``consentDraftAge`` days.
    private static func consents(of view: ChartView) -> [DueItem] {
        ConsentStanding.all(in: view.standing, on: view.day, client: view.client.client).compactMap { found in
            let content = found.consent.content
            let what: DueItem.What
            let day: CalendarDay?
            switch found.state {
            case .active:
                what = .consentEnd
                day = found.until?.adding(days: -consentNotice)
            case .draft, .waiting:
                what = .consentDraft
                day = (content.draftedOn ?? found.consent.recordedAt.day).adding(days: consentDraftAge)
            case .expired, .revoked: return nil
            }
            guard let day else { return nil }
            let detail =
                found.state == .active
                ? DueSentences.consentEnds(found.until, content.title) : DueSentences.consentUnsigned(content.title)
            return DueItem(what, of: view.client, on: day, ref: found.consent.ref, detail: detail)
        }
    }

    private static func waiting(_ drafts: [NoteDraft], of view: ChartView, _ now: Moment)
        -> [DueItem]
    {
        drafts.compactMap { draft in
            guard let late = draft.savedAt.adding(milliseconds: draftAge) else { return nil }
            return DueItem(
                .draft,
                of: view.client,
                on: late.day,
                ref: draft.ref,
                detail: DueSentences.draft
            )
        }
    }
}
