extension ClientCopy {
    /// The parts of the chart that programs get (FHIR), with those that the options add.
    static func parts(_ options: Options) -> [SharedPart] {
        [.plan, .measures, .accommodations, .assessments, .diagnoses, .reviews, .safetyPlan]
            + (options.withNotes ? [.notes, .attendance] : [])
    }

    /// The copy of a chart as it stands on its day.
    ///
    /// `seal` is the log's checkpoint. Throws nothing that parts of this list could be refused for; the error is that of
    /// ``SharedChart``.
    public init(
        of chart: ChartView, from practice: Practice, options: Options, seal: Seal, madeAt: Moment, fictional: Bool
    ) throws(EntryFault) {
        let view = Self.withoutOthers(chart)
        let client = view.client.client
        let entries = view.standing
        let plan = view.standingPlan
        var shared = try SharedChart(
            of: view, from: practice, to: SharedChart.Party(name: client.name), parts: Self.parts(options),
            purpose: ConsentPurpose.atRequestOfPatient.inWords, kind: .atRequestOfPatient, madeAt: madeAt,
            fictional: fictional)
        let notes = Self.notes(of: view, options)
        let ids = Set(notes.map(\.id))
        shared.notes = shared.notes.filter { ids.contains($0.id) }
        isFictional = fictional
        self.shared = shared
        self.seal = seal
        head = Head(
            name: client.name, called: client.called, writer: shared.sender, day: view.day,
            plan: view.currentPlan.map(PlanDay.init), nextMeeting: Self.nextMeeting(view),
            nextReview: Self.nextReview(view, practice), closedOn: view.client.closure?.on)
        sections = plan?.sections ?? []
        goals = Self.goals(plan)
        steps = Self.steps(plan, view.plans)
        measures = shared.measures
        versions = view.plans.filter { $0.error == nil }.map(PlanDay.init)
        changes = Alterations.everything(entries: entries).map(\.content).filter { $0.from <= view.day }
        inForce = Alterations.inForce(entries: entries, on: view.day).map(\.content)
        helps = AccommodationCases.fold(entries: entries, asOf: view.day).map { Help($0, on: view.day) }
        safety = Self.safety(entries)
        agreements = ConsentStanding.all(in: entries, on: view.day, client: client).filter { !$0.signatures.isEmpty }
        received = Charted<Disclosure>.all(in: entries).map(\.content).filter { $0.basis != .clientRequest }
            .sorted { $0.madeAt < $1.madeAt }
        corrections = Self.corrections(Self.notes(of: view, Options(withNotes: true, withOthers: options.withOthers)))
        requests = Requests.fold(entries: entries).filter { $0.request.requestKind != .demand }
        self.notes = shared.notes
        leftOut = CopyTexts.leftOut(options)
    }

    /// The client's own goals: those that are worked on first, then those that were reached or left.
    private static func goals(_ plan: PlanContent?) -> [Goal] {
        let all = (plan?.goals ?? []).map { goal in
            Goal(goal: goal, objectives: plan?.objectives.filter { $0.goalID == goal.id } ?? [])
        }
        return all.filter(\.goal.isOpen) + all.filter { !$0.goal.isOpen }
    }

    /// The steps of the plan; one that was made from another brings the other along, so that it is seen as resized.
    private static func steps(_ plan: PlanContent?, _ versions: [PlanVersion]) -> [PlanStep] {
        let standing = plan?.steps ?? []
        let known = Set(standing.map(\.id))
        let earlier = versions.filter { $0.error == nil }.flatMap(\.content.steps)
        let resized = standing.compactMap(\.resizedFrom).filter { !known.contains($0) }
        return standing
            + resized.compactMap { id in
                var step = earlier.last { $0.id == id }
                step?.state = .resized
                return step
            }
    }

    /// Notes that count and are about the client alone; protected classes are in no view of a chart.
    private static func notes(of view: ChartView, _ options: Options) -> [Note] {
        guard options.withNotes else { return [] }
        return view.standingNotes.filter { note in
            note.content.noteClass.compartment == .chart && (note.content.participants.isEmpty || options.withOthers)
        }
    }

    private static func corrections(_ notes: [Note]) -> [Correction] {
        notes.flatMap { note in
            note.additions.filter { $0.error == nil }.map { addition in
                Correction(
                    recordOn: note.content.occurredAt.day, on: addition.recordedAt.day, kind: addition.content.kind,
                    reason: addition.content.reason,
                    before: note.content.sections.map { section in
                        section.heading.isEmpty ? section.text : "\(section.heading)\n\(section.text)"
                    }.joined(separator: "\n\n"), text: addition.content.text)
            }
        }.sorted { $0.on < $1.on }
    }

    /// The newest safety plan; of one day, the one that was recorded last, because it mends the other.
    private static func safety(_ entries: [Entry]) -> SafetyEntry? {
        Charted<SafetyEntry>.all(in: entries).filter(\.content.hasPlan).max {
            ($0.content.on, $0.recordedAt) < ($1.content.on, $1.recordedAt)
        }?.content
    }

    /// The same day that the practitioner is reminded of.
    private static func nextReview(_ view: ChartView, _ practice: Practice) -> CalendarDay? {
        guard view.client.closure == nil else { return nil }
        return Due.nextReview(of: view, practice).flatMap { $0 < view.day ? nil : $0 }
    }

    private static func nextMeeting(_ view: ChartView) -> Moment? {
        guard view.client.closure == nil else { return nil }
        let said = [view.client.client.next, view.standingNotes.last?.content.next].compactMap(\.self)
        return said.filter { $0.day >= view.day }.min()
    }
}

extension ClientCopy.PlanDay {
    init(_ version: PlanVersion) {
        self.init(version: version.version, on: version.content.effectiveFrom, reason: version.content.reason)
    }
}

extension ClientCopy.Help {
    /// What stands of a case; how evidence was weighed and who was asked stay.
    init(_ found: AccommodationCase, on day: CalendarDay) {
        let decision = found.determination?.content
        self.init(
            asked: found.request.content.clientWords, on: found.request.content.requestedOn,
            isInForce: found.isInForce(on: day), state: found.state(on: day), agreed: decision?.agreedPerformance,
            offered: decision?.alternativesOffered ?? [], reason: decision?.rationale, answer: decision?.clientResponse,
            reviewOn: found.reviewOn)
    }
}
