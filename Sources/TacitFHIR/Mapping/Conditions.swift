import TacitClinical

/// Diagnoses and problems (`Condition`).
extension DocumentBuilder {
    mutating func addConditions() {
        var narrative = Narrative()
        var urls: [String] = []
        for found in all(Diagnosis.self) {
            urls.append(add(found))
            narrative.say(found.content.title)
        }
        // A problem of the plan is added with the plan's words; of two entries the last one counts.
        for problem in problems {
            urls.append(add(problem.0, of: problem.1))
            narrative.say("\(problem.0.id) \(problem.0.statement)")
        }
        if asks(.diagnoses) { section(FHIRSentences.conditions, narrative, urls) }
    }

    /// Whether a part, or a wider one, was asked for.
    func asks(_ part: SharedPart) -> Bool {
        chart.parts.compactMap(SharedPart.init).contains { $0.covers(part) }
    }

    private var problems: [(PlanProblem, String)] {
        let planned =
            chart.plan.map { plan in plan.content.problems.map { ($0, plan.contentHash) } } ?? []
        let inPlan = Set(planned.map(\.0.id))
        return planned
            + all(ProblemEntry.self).compactMap { entry in
                entry.content.problem.flatMap {
                    inPlan.contains($0.id) ? nil : ($0, entry.id.description)
                }
            }
    }

    /// The reference to a problem by its id in the plan.
    func problem(_ id: String) -> FHIRValue? {
        problems.first { $0.0.id == id }.flatMap { link(.condition, $0.0.id, of: $0.1) }
    }

    private mutating func add(_ found: Charted<Diagnosis>) -> String {
        let diagnosis = found.content
        let evidence = diagnosis.evidence.flatMap {
            link(.observation, "score", of: $0.description)
        }
        return add(
            .condition,
            "diagnosis",
            of: found.id.description,
            [
                "clinicalStatus": .concept(
                    nil,
                    .coding(.clinicalStatus, diagnosis.clinicalStatus.rawValue)
                ),
                "verificationStatus": .concept(
                    nil,
                    .coding(.verification, diagnosis.verification.rawValue)
                ),
                "category": .list(
                    of: .concept(nil, .coding(.conditionCategory, "encounter-diagnosis"))
                ),
                "severity": diagnosis.severity.map { .concept($0) },
                "code": .concept(diagnosis.display, .coding(.icd10, diagnosis.code)),
                "subject": patient,
                "onsetDateTime": .day(diagnosis.onset),
                "recordedDate": .day(diagnosis.establishedOn) ?? .moment(found.recordedAt),
                "recorder": practitioner,
                "asserter": .named(diagnosis.diagnostician),
                "evidence": .list(of: evidence.map { .object(["detail": .list([$0])]) }),
                "note": .notes(
                    diagnosis.remission.map {
                        FHIRSentences.remission($0, since: diagnosis.remissionSince)
                    },
                    diagnosis.specifiers?.joined(separator: "; "),
                    diagnosis.note
                ),
            ]
        )
    }

    private mutating func add(_ problem: PlanProblem, of origin: String) -> String {
        add(
            .condition,
            problem.id,
            of: origin,
            [
                "identifier": .list(of: planned(problem.id)),
                "clinicalStatus": .concept(
                    nil,
                    .coding(
                        .clinicalStatus,
                        (problem.status == .resolved ? ClinicalStatus.resolved : .active).rawValue
                    )
                ),
                "category": .list(
                    of: .concept(nil, .coding(.conditionCategory, "problem-list-item"))
                ),
                "code": .concept(problem.statement),
                "subject": patient,
                "onsetDateTime": nil,
                "recordedDate": .day(problem.openedAt),
                "stage": .list(
                    of: problem.stageOfChange.map {
                        .object([
                            "summary": .concept($0.rawValue),
                            "type": .concept(FHIRSentences.stageOfChange),
                        ])
                    }
                ),
                "note": .notes(
                    problem.behaviouralDefinition,
                    problem.clientWords.map(FHIRSentences.clientSays),
                    problem.whyDeferred
                ),
            ]
        )
    }

    /// An item of the plan by the name that both practices read aloud, such as `G1`.
    func planned(_ id: String) -> FHIRValue? { .object(["value": .text(id)]) }
}

extension Diagnosis {
    fileprivate var clinicalStatus: ClinicalStatus {
        switch status {
        case .provisional, .ruleOut, .confirmed: .active
        case .inRemission: .remission
        case .resolved: .resolved
        case .refuted: .inactive
        }
    }

    fileprivate var verification: VerificationStatus {
        switch status {
        case .provisional: .provisional
        case .ruleOut: .differential
        case .confirmed, .inRemission, .resolved: .confirmed
        case .refuted: .refuted
        }
    }
}
