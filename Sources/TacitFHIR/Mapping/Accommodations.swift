import TacitClinical

/// Requests and determinations (`Task`), and what is in force (`Flag`), so that who treats the client next sees it.
extension DocumentBuilder {
    mutating func addAccommodations() {
        guard asks(.accommodations) || asks(.alterations) else { return }
        var narrative = Narrative()
        var urls: [String] = []
        for found in AccommodationCases.fold(entries: standing) {
            narrative.head("\(found.request.content.task): \(found.state(on: day))")
            narrative.say(FHIRSentences.need, found.request.content.functionalNeed)
            narrative.say(FHIRSentences.barrier, found.request.content.barrier)
            narrative.say(FHIRSentences.asked, found.request.content.proposedChange)
            narrative.say(FHIRSentences.agreed, found.determination?.content.agreedPerformance)
            narrative.say(FHIRSentences.reason, found.determination?.content.rationale)
            urls.append(add(found))
            if found.isInForce(on: day) { urls.append(addFlag(found)) }
        }
        if asks(.accommodations) { section(FHIRSentences.accommodations, narrative, urls) }
        addAlterations()
    }

    private mutating func addAlterations() {
        var inForce = Narrative()
        var over = Narrative()
        var urls: [String] = []
        let current = Alterations.inForce(entries: standing, on: day)
        for found in Alterations.everything(entries: standing) {
            let isInForce = current.contains { $0.id == found.id }
            let end = Alterations.end(of: found, entries: standing)
            let line = FHIRSentences.alteration(found.content, until: end)
            if isInForce { inForce.say(line) } else { over.say(line) }
            urls.append(
                add(
                    .flag,
                    "alteration",
                    of: found.id.description,
                    [
                        "status": .text(isInForce ? "active" : "inactive"),
                        "category": .list(of: .concept(nil, .coding(.flagCategory, "clinical"))),
                        "code": .concept(found.content.whatChanged),
                        "subject": patient,
                        "period": .period(found.content.from, end),
                        "author": practitioner,
                    ]
                )
            )
        }
        section(FHIRSentences.alterationsInForce, inForce, urls)
        if !over.isEmpty { section(FHIRSentences.alterationsOver, over, []) }
    }

    private mutating func add(_ found: AccommodationCase) -> String {
        let request = found.request.content
        let decision = found.determination?.content
        let outputs = (decision?.alternativesOffered ?? []).map { alternative in
            FHIRValue.object([
                "type": .concept(FHIRSentences.alternative), "valueString": .text(alternative),
            ])
        }
        let inputs = [
            (FHIRSentences.barrier, request.barrier), (FHIRSentences.words, request.clientWords),
        ].map {
            FHIRValue.object(["type": .concept($0.0), "valueString": .text($0.1)])
        }
        return add(
            .task,
            "accommodation",
            of: found.request.id.description,
            labels: labels(of: request),
            [
                "status": .code(decision?.decision.taskStatus ?? .requested),
                "statusReason": decision.map { .concept($0.rationale) },
                "businessStatus": .concept(found.state(on: day)),
                "intent": .code(PlanIntent.proposal),
                "code": .concept("accommodation-request"),
                "description": .text("\(request.task): \(request.proposedChange)"),
                "focus": .reference(carePlan),
                "for": patient,
                "authoredOn": .day(request.requestedOn),
                "requester": patient,
                "owner": practitioner,
                "reasonCode": .concept(request.functionalNeed),
                "note": .notes(
                    decision?.agreedPerformance,
                    decision?.ifNotDone.map(FHIRSentences.ifNotDone),
                    found.outcome.map { FHIRSentences.outcome($0.content) }
                ),
                "restriction": decision.map { .object(["period": .period(nil, $0.reviewOn)]) },
                "input": .list(inputs),
                "output": .list(outputs),
            ]
        )
    }

    private mutating func addFlag(_ found: AccommodationCase) -> String {
        let decision = found.determination?.content
        return add(
            .flag,
            "accommodation",
            of: found.request.id.description,
            labels: labels(of: found.request.content),
            [
                "status": "active",
                "category": .list(of: .concept(nil, .coding(.flagCategory, "clinical"))),
                "code": .concept(
                    decision?.agreedPerformance ?? found.request.content.proposedChange
                ),
                "subject": patient,
                "period": .period(decision?.startsOn, decision?.expiresOn),
                "author": practitioner,
            ]
        )
    }

    /// A need that is said to come from a disability is labelled so, where that is said at all.
    private func labels(of request: AccommodationRequest) -> SecurityLabels {
        request.disabilityLink == nil ? labels : labels.adding(.cognitive)
    }
}

extension Determination.Decision {
    fileprivate var taskStatus: TaskStatus {
        switch self {
        case .granted, .grantedModified, .trial: .accepted
        case .deferred: .onHold
        case .declinedWithAlternative: .rejected
        case .withdrawn: .cancelled
        }
    }
}
