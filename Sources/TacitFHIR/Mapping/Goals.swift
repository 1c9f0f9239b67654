import TacitClinical

/// Goals and objectives (`Goal`), and what stands in their way (`Observation`).
extension DocumentBuilder {
    /// An objective is a goal that pertains to the goal it belongs to.
    mutating func addGoals(_ plan: SharedChart.Plan) -> [String] {
        var urls: [String] = []
        for goal in plan.content.goals {
            urls.append(add(goal, of: plan))
            for (index, barrier) in goal.barriers.enumerated() {
                urls.append(
                    add(
                        .observation,
                        "barrier \(goal.id) \(index)",
                        of: plan.contentHash,
                        [
                            "status": .code(DocumentStatus.final),
                            "code": .concept(FHIRSentences.barrier),
                            "subject": patient,
                            "focus": .list(of: link(.goal, goal.id, of: plan.contentHash)),
                            "effectiveDateTime": .day(plan.content.effectiveFrom),
                            "performer": .list(of: practitioner),
                            "valueString": .text(barrier),
                        ]
                    )
                )
            }
            for objective in plan.content.objectives(of: goal.id) {
                urls.append(add(objective, under: goal, of: plan))
            }
        }
        return urls
    }

    private mutating func add(_ goal: PlanGoal, of plan: SharedChart.Plan) -> String {
        add(
            .goal,
            goal.id,
            of: plan.contentHash,
            [
                "identifier": .list(of: planned(goal.id)),
                "lifecycleStatus": .code(goal.lifecycle),
                "achievementStatus": goal.achievement.map {
                    .concept(nil, .coding(.achievement, $0.rawValue))
                },
                "category": .list(
                    of: (goal.phaseLabel ?? goal.phase?.rawValue).map { .concept($0) }
                ),
                "description": .concept(goal.statement),
                "subject": patient,
                "startDate": .day(goal.phaseSince),
                "target": .list(of: goal.targetDate.map { .object(["dueDate": .day($0)]) }),
                "expressedBy": goal.clientWords != nil ? patient : nil,
                "addresses": .list(goal.problemIDs.compactMap(problem)),
                "note": .notes(
                    goal.clientWords.map(FHIRSentences.clientSays),
                    goal.phaseReason,
                    goal.strengthsUsed.map(FHIRSentences.strengths)
                ),
            ]
        )
    }

    private mutating func add(
        _ objective: PlanObjective,
        under goal: PlanGoal,
        of plan: SharedChart.Plan
    ) -> String {
        let parent = url(.goal, goal.id, of: plan.contentHash)
        return add(
            .goal,
            objective.id,
            of: plan.contentHash,
            [
                "extension": .list(
                    of: parent.map {
                        .object([
                            "url":
                                "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal",
                            "valueReference": .reference($0),
                        ])
                    }
                ),
                "identifier": .list(of: planned(objective.id)),
                "lifecycleStatus": .code(goal.lifecycle),
                "description": .concept(objective.statement),
                "subject": patient,
                "target": .list(targets(of: objective)),
                "note": .notes(
                    [objective.responsible.map(FHIRSentences.responsible)]
                        + SmartLetter.allCases.map { letter in
                            objective.waivers[letter].map {
                                FHIRSentences.waived(letter.rawValue, $0)
                            }
                        }
                ),
            ]
        )
    }

    /// A detail never stands without a measure (gol-1).
    private func targets(of objective: PlanObjective) -> [FHIRValue] {
        guard let measure = objective.measure else {
            return [FHIRValue.object(["dueDate": .day(objective.due)])].filter { !$0.isEmpty }
        }
        if measure.kind == .gas, !measure.levels.isEmpty {
            let code = Instrument.named("GAS")?.loincPanel.map { FHIRValue.coding(.loinc, $0) }
            return zip(PlanMeasure.levelNames, measure.levels).map { level, text in
                .object([
                    "measure": .concept(FHIRSentences.level(level), code),
                    "detailString": .text(text),
                    "dueDate": .day(objective.due),
                ])
            }
        }
        let loinc = measure.instrument.flatMap(Instrument.named)?.loinc
        return [
            .object([
                "measure": .concept(
                    measure.instrument ?? measure.unit ?? measure.kind.rawValue,
                    loinc.map { .coding(.loinc, $0) }
                ),
                "detailQuantity": measure.target.map {
                    .quantity($0.value, measure.unit, $0.op.comparator)
                },
                "dueDate": .day(objective.due),
            ])
        ]
    }
}

extension MeasureTarget.Comparison {
    /// Nothing for exactly: a quantity without comparator is that.
    fileprivate var comparator: QuantityComparator? {
        switch self {
        case .atLeast: .atLeast
        case .atMost: .atMost
        case .exactly: nil
        case .above: .above
        case .below: .below
        }
    }
}
