extension RequestAnswer {
    /// What the request does not let stand: a decision of another kind, a denial without what its letter says, and an
    /// extension that is none.
    public func faults(in context: EntryContext) -> [EntryFault] {
        guard let record = Requests.fold(entries: context.entries).first(where: { $0.id == request })
        else {
            return [.requestUnknown]
        }
        return faults(of: record.request, answers: record.answers.map(\.content), in: context)
    }

    /// The same against one request and the answers that it has.
    public func faults(
        of asked: ClientRequest,
        answers: [RequestAnswer],
        in context: EntryContext
    ) -> [EntryFault] {
        if answers.contains(where: { $0.decision != .extended }) { return [.answeredAlready] }
        var faults = [
            CareRules.future("answered_on", answeredOn, context),
            CareRules.order("answered_on", answeredOn, notBefore: asked.receivedOn, "the request"),
            RequestRules.references("records", records),
        ].compactMap(\.self)
        guard Self.decisions(for: asked.requestKind).contains(decision) else {
            return faults + [.otherDecision(Self.decisions(for: asked.requestKind))]
        }
        if decision == .extended { faults += extensionFaults(asked, answers) }
        if decision != .extended, until != nil { faults.append(.untilUnused) }
        if decision == .accepted, asked.requestKind == .amendment, CareRules.isBlank(records) {
            faults.append(.amendmentUnlinked)
        }
        return faults + denialFaults(asked)
    }

    /// What can be decided about a kind of request.
    public static func decisions(for kind: ClientRequest.What) -> [Decision] {
        switch kind {
        case .access: [.granted, .partly, .denied, .withdrawn, .extended]
        case .amendment: [.accepted, .partly, .denied, .withdrawn, .extended]
        case .restriction: [.accepted, .partly, .refused, .withdrawn]
        case .accounting: [.granted, .withdrawn, .extended]
        case .demand: [.granted, .partly, .refused, .notConfirmed, .withdrawn]
        }
    }

    /// 45 CFR 164.524(b)(2)(iii), 164.526(b)(2)(ii), 164.528(c)(1)(ii): once, told within the time, with reason and day.
    private func extensionFaults(_ asked: ClientRequest, _ answers: [RequestAnswer]) -> [EntryFault] {
        var faults: [EntryFault] = []
        if answers.contains(where: { $0.decision == .extended }) { faults.append(.extendedTwice) }
        if answeredOn > asked.firstDue { faults.append(.extendedLate(asked.firstDue)) }
        if CareRules.isBlank(why) { faults.append(.extensionLacks("why")) }
        if letterOn == nil { faults.append(.extensionLacks("letter_on")) }
        guard let until else { return faults + [.extensionLacks("until")] }
        if let last = asked.lastDue, until > last || until <= asked.firstDue {
            faults.append(.extendedTooFar(asked.firstDue, last))
        }
        return faults
    }

    private func denialFaults(_ asked: ClientRequest) -> [EntryFault] {
        guard decision.isDenial else { return ground == nil ? [] : [.groundUnused] }
        // A restriction may be refused without a ground (45 CFR 164.522(a)(1)(ii)).
        guard asked.requestKind != .restriction else { return ground == nil ? [] : [.groundUnused] }
        guard let ground, ground.what == asked.requestKind else {
            return [.groundMissing(RequestGround.allCases.filter { $0.what == asked.requestKind })]
        }
        guard asked.requestKind != .demand else { return [] }
        let paragraph = asked.requestKind == .access ? "45 CFR 164.524(d)(2)" : "45 CFR 164.526(d)(1)"
        let tellsRight = asked.requestKind == .amendment || ground.isReviewable
        let needsException = asked.requestKind == .access && !ground.isOutsideEHI
        return [
            letterOn == nil ? .denialLacks("letter_on", paragraph) : nil,
            CareRules.isBlank(why) ? .denialLacks("why", paragraph) : nil,
            tellsRight && rightTold != true ? .denialLacks("right_told", paragraph) : nil,
            complaintTold == true ? nil : .denialLacks("complaint_told", paragraph),
            needsException && exception == nil ? .denialLacks("exception", "45 CFR 171.103") : nil,
        ].compactMap(\.self)
    }
}
