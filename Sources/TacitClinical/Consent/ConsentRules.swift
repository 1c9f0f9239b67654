extension Consent {
    /// The day, when the document left it out, and whole ids in the place of short names.
    public mutating func complete(in context: EntryContext) {
        draftedOn = draftedOn ?? context.today
        resolve(in: context)
    }

    /// Words that name no part or a record that is not there, codes of nobody, kinds that mix, a statement that is not true of the recipient, and days out of order.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults = mixing
        if (scope ?? []).contains(where: { SharedPart($0) == nil }) { faults.append(.unknownPart(in: "scope")) }
        faults += unknownNames(in: context)
        // The bundle would repeat a permission that this recipient does not have.
        if recipientIsCovered == false, hipaaRedisclosure == true {
            faults.append(.redisclosureUntrue)
        }
        if let draftedOn {
            faults += [
                CareRules.future("drafted_on", draftedOn, context),
                CareRules.order("expires_on", expiresOn, notBefore: draftedOn, "the consent"),
            ].compactMap(\.self)
        }
        return faults
    }

    /// What regulation.md R2.3 does not let stand together.
    private var mixing: [EntryFault] {
        var faults: [EntryFault] = []
        for part in parts where part.stream != consentKind.stream {
            let fault = EntryFault.mixedScope(consentKind.stream, part.stream)
            if !faults.contains(fault) { faults.append(fault) }
        }
        guard let purposeKind else { return faults }
        if consentKind == .legalProceeding, purposeKind != .legal { faults.append(.legalAlone) }
        // Outside Part 2 an authorization may name a proceeding as its purpose (45 CFR 164.508(c)(1)(iv)).
        if consentKind.isPart2, consentKind != .legalProceeding, purposeKind == .legal {
            faults.append(.legalMixed)
        }
        if consentKind == .part2TPO, purposeKind != .tpo { faults.append(.tpoAlone) }
        // A specific consent for all of TPO would go without the statements of 2.31(a)(10).
        if consentKind == .part2Specific, purposeKind == .tpo { faults.append(.tpoNeedsKind) }
        return faults
    }

    /// The elements that are missing, what a general release does not do, another name, and an event nobody sees.
    public func advice(in context: EntryContext) -> [EntryFault] {
        var advice = missing(for: context.client).map {
            EntryFault.elementMissing($0, consentKind, field: $0.rawValue)
        }
        if consentKind == .generalROI, context.client.part2 != false {
            advice.append(.generalNotEnough)
        }
        if !CareRules.isBlank(patientName),
            Self.folded(patientName) != Self.folded(context.client.name)
        {
            advice.append(.otherPatient)
        }
        if hasEvent, !endsWithTreatment, expiresOn == nil { advice.append(.eventUnseen) }
        return advice
    }
}
