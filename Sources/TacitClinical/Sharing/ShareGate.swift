/// What the gate says of a share.
public enum ShareDecision: Hashable, Sendable {
    /// It may leave: under this consent, or on another basis whose facts the request has.
    case allowed(ConsentRecord?)
    /// It may not; never empty.
    case refused([ConsentRefusal])
}

/// Decides about a share, by consent or by one of the bases without (sharing.md, "The gate").
public enum ShareGate {
    /// The decision.
    ///
    /// A basis without consent needs its facts, which ``Disclosure/faults(in:)`` asks for; what it lets leave is the
    /// practitioner's to know, and stands in the accounting.
    public static func decision(
        _ request: ShareRequest,
        to recipient: ShareRecipient,
        in chart: EntryContext,
        part2Program: Bool
    ) -> ShareDecision {
        guard request.ground == .consent else { return .allowed(nil) }
        var question = ConsentQuestion(
            recipient: recipient.names + (request.recipientClasses ?? []),
            purpose: request.purposeKind,
            purposeText: request.purpose,
            parts: request.sharedParts.map { $0.resolved(in: chart) ?? $0 },
            day: (request.madeAt ?? chart.now).day
        )
        question.provider = recipient.record?.id
        let decision = ConsentGate.decision(
            entries: chart.entries,
            client: chart.client,
            part2Program: part2Program,
            question: question
        )
        switch decision {
        case .allowed(let consent): return .allowed(consent)
        case .refused(let reasons): return .refused(reasons)
        }
    }
}

extension ShareRequest {
    /// What is recorded of it, before a bundle's own facts are known.
    public func disclosure(
        to recipient: ShareRecipient,
        under consent: ConsentRecord?,
        regime: String,
        what contents: [String],
        now: Moment
    ) -> Disclosure {
        var disclosure = Disclosure(
            madeAt: madeAt ?? now,
            how: way,
            basis: ground,
            recipientName: recipient.name,
            purposeKind: purposeKind,
            what: what ?? contents.joined(separator: "; ")
        )
        disclosure.consent = consent?.consent.id
        disclosure.request = request
        disclosure.recipientCode = recipient.record?.code
        disclosure.recipientOrganisation = recipient.organisation
        disclosure.recipientAddress = recipient.address
        disclosure.recipientIsCovered = recipient.isCovered
        disclosure.recipientClasses = recipientClasses
        disclosure.purpose = purpose
        disclosure.parts = parts
        disclosure.regime = regime
        disclosure.spoke = spoke
        disclosure.expiresOn = expiresOn
        disclosure.personnel = personnel
        disclosure.affiliation = affiliation
        disclosure.disclosedBy = disclosedBy
        disclosure.nature = nature
        disclosure.court = court
        disclosure.orderNumber = orderNumber
        disclosure.orderDate = orderDate
        disclosure.orderScope = orderScope
        disclosure.orderAttachment = orderAttachment
        disclosure.agreement = agreement
        disclosure.citation = citation
        return disclosure
    }

    /// What is recorded of its refusal.
    public func refusal(_ reasons: [ConsentRefusal], to recipient: ShareRecipient, now: Moment) -> ShareRefusal {
        var refusal = ShareRefusal(
            at: now,
            purposeKind: purposeKind,
            reasons: reasons.map(\.reason.rawValue)
        )
        refusal.recipientCode = recipient.record?.code
        refusal.recipientName = recipient.name
        refusal.parts = parts
        return refusal
    }
}
