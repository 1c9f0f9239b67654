import TacitClinical

/// The plan (`CarePlan`), its interventions (`ServiceRequest`) and steps (`Task`), and who made the version (`Provenance`).
extension DocumentBuilder {
    /// The URL that the plan has or will have; nil when there is none in it.
    var carePlan: String? {
        chart.plan.map { "urn:uuid:\(ResourceIDs.of($0.contentHash, .carePlan, "plan"))" }
    }

    mutating func addPlan() {
        guard let plan = chart.plan else {
            if asks(.plan) { section(FHIRSentences.plan, Narrative(), []) }
            return
        }
        let goals = addGoals(plan)
        let interventions = plan.content.interventions.map { add($0, of: plan) }
        // A step that another was made from stands before it.
        let steps = plan.content.steps.map { add($0, of: plan) }
        let narrative = PlanNarrative.of(plan.content)
        let care = add(plan, goals, interventions + steps, narrative)
        add(
            .provenance,
            "version",
            of: plan.contentHash,
            [
                "target": .list(of: .reference(care)),
                "recorded": .moment(plan.recordedAt),
                "agent": .list(of: .object(["who": practitioner])),
                "entity": .list(
                    of: .object([
                        "role": "source",
                        "what": .object([
                            // The object identifier of SHA-256.
                            "identifier": .object([
                                "system": "urn:oid:2.16.840.1.101.3.4.2.1",
                                "value": .text(plan.contentHash),
                            ]),
                            "display": .text(FHIRSentences.version(plan.version)),
                        ]),
                    ])
                ),
            ]
        )
        section(FHIRSentences.plan, narrative, [care])
    }

    private mutating func add(
        _ plan: SharedChart.Plan,
        _ goals: [String],
        _ activities: [String],
        _ narrative: Narrative
    ) -> String {
        let problems = plan.content.problems.compactMap { problem($0.id) }
        let diagnoses = all(Diagnosis.self).compactMap {
            link(.condition, "diagnosis", of: $0.id.description)
        }
        let altered = Alterations.inForce(entries: standing, on: day).map { found in
            FHIRValue.object([
                "progress": .list(
                    of: .object([
                        "time": .day(found.content.from),
                        "text": .text(
                            FHIRSentences.alteration(
                                found.content,
                                until: Alterations.end(of: found, entries: standing)
                            )
                        ),
                    ])
                ),
                "reference": found.content.accommodation.flatMap {
                    link(.task, "accommodation", of: $0.description)
                },
            ])
        }
        return add(
            .carePlan,
            "plan",
            of: plan.contentHash,
            [
                "text": narrative.value,
                "identifier": .list(of: planned(FHIRSentences.version(plan.version))),
                "status": .code(PlanStatus.active),
                "intent": .code(PlanIntent.plan),
                "category": .list(of: .concept(nil, .coding(.carePlanCategory, "assess-plan"))),
                "title": .text(FHIRSentences.plan),
                "description": .text(plan.content.reason),
                "subject": patient,
                "period": .period(plan.content.effectiveFrom, nil),
                "created": .moment(plan.recordedAt),
                "author": practitioner,
                "addresses": .list(problems + diagnoses),
                "goal": .list(goals.filter(isGoal).compactMap { .reference($0) }),
                "activity": .list(
                    activities.map { .object(["reference": .reference($0)]) } + altered
                ),
            ]
        )
    }

    private func isGoal(_ url: String) -> Bool {
        resources.contains { $0.url == url && $0.type == .goal }
    }

    private mutating func add(_ intervention: PlanIntervention, of plan: SharedChart.Plan) -> String {
        let objectives = intervention.objectiveIDs.compactMap {
            link(.goal, $0, of: plan.contentHash)
        }
        let isOver = intervention.end.map { $0 < day } ?? false
        let bounds = FHIRValue.period(intervention.start, intervention.end)
        let times = [intervention.frequency, intervention.duration].compactMap(\.self).joined(
            separator: ", "
        )
        return add(
            .serviceRequest,
            intervention.id,
            of: plan.contentHash,
            [
                "identifier": .list(of: planned(intervention.id)),
                "status": .code(isOver ? PlanStatus.completed : .active),
                "intent": .code(PlanIntent.plan),
                "code": .concept(
                    [intervention.modality, intervention.technique].compactMap(\.self).joined(
                        separator: ": "
                    )
                ),
                "subject": patient,
                "occurrenceTiming": .object([
                    "repeat": bounds.map { .object(["boundsPeriod": $0]) },
                    "code": times.isEmpty ? nil : .concept(times),
                ]),
                "requester": practitioner,
                "performer": .list(of: .named(intervention.provider)),
                "supportingInfo": .list(objectives),
                "note": .notes(intervention.evidenceBase),
            ]
        )
    }

    private mutating func add(_ step: PlanStep, of plan: SharedChart.Plan) -> String {
        let from = step.resizedFrom.flatMap { link(.task, $0, of: plan.contentHash) }
        return add(
            .task,
            step.id,
            of: plan.contentHash,
            [
                "identifier": .list(of: planned(step.id)),
                "status": .code(step.state.taskStatus),
                "businessStatus": .concept(step.state.rawValue),
                "intent": .code(PlanIntent.plan),
                "code": .concept("step"),
                "description": .text(step.text),
                "focus": step.objective.flatMap { link(.goal, $0, of: plan.contentHash) },
                "for": patient,
                "owner": step.owner.map { .named($0) } ?? patient,
                "note": .notes(step.whyResized),
                "restriction": step.due.map { .object(["period": .period(nil, $0)]) },
                "input": .list(
                    of: from.map {
                        .object(["type": .concept(FHIRSentences.resizedFrom), "valueReference": $0])
                    }
                ),
            ]
        )
    }
}

extension StepState {
    fileprivate var taskStatus: TaskStatus {
        switch self {
        case .todo: .accepted
        case .doing: .inProgress
        case .done: .completed
        case .skipped, .resized: .cancelled
        }
    }
}

/// The plan as a text.
enum PlanNarrative {
    static func of(_ plan: PlanContent) -> Narrative {
        var narrative = Narrative()
        for section in plan.sections {
            narrative.head(section.heading)
            narrative.say(section.text)
        }
        for problem in plan.problems { part(problem, &narrative) }
        for goal in plan.goals {
            part(goal, &narrative)
            for objective in plan.objectives(of: goal.id) { part(objective, &narrative) }
        }
        for intervention in plan.interventions { part(intervention, &narrative) }
        for step in plan.steps {
            narrative.say(FHIRSentences.step(step))
        }
        return narrative
    }

    private static func part<Part: PlanPart>(_ part: Part, _ narrative: inout Narrative) {
        narrative.head("\(Part.words.kind) \(part.id): \(part.heading)")
        for fact in part.facts { narrative.say(fact.key, fact.text) }
    }
}
