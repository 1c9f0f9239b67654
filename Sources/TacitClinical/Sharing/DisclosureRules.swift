extension Disclosure {
    /// What a disclosure lacks: the fields of its basis, those of a bundle or of what was told, and parts that name no
    /// part of a chart.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults = [CareRules.future("made_at", madeAt.day, context)].compactMap(\.self)
        if CareRules.isBlank(recipientName) {
            faults.append(.disclosureLacks("recipient_name", DisclosureLaw.accounting))
        }
        if CareRules.isBlank(what) { faults.append(.disclosureLacks("what", DisclosureLaw.accounting)) }
        if purposeKind == .other, CareRules.isBlank(purpose) {
            faults.append(.disclosureLacks("purpose", DisclosureLaw.accounting))
        }
        return faults + partFaults + basisFaults(context) + wayFaults
    }

    /// What a court ordered and what an auditor sees is looked at again by a person.
    public func advice(in context: EntryContext) -> [EntryFault] {
        CareRules.isBlank(recipientAddress) && basis != .clientRequest ? [.addressUnknown] : []
    }

    private var partFaults: [EntryFault] {
        let named = (parts ?? []).map(SharedPart.init)
        if named.contains(nil) { return [.disclosedPartUnknown] }
        return named.contains { $0?.reference.map { $0.prefix.count < Reference.longest } == true }
            ? [.disclosedPartShort] : []
    }

    private func basisFaults(_ context: EntryContext) -> [EntryFault] {
        var needed: [(field: String, isMissing: Bool)] = []
        var faults: [EntryFault] = []
        switch basis {
        case .consent:
            if CareRules.isBlank(parts) { faults.append(.disclosureLacks("parts", ConsentLaw.minimum)) }
            let found = consent.flatMap { CareRules.content($0, Consent.self, context) }
            if found == nil { faults.append(.disclosureLacks("consent", ConsentLaw.required)) }
        case .emergency:
            needed = [
                ("personnel", CareRules.isBlank(personnel)), ("affiliation", CareRules.isBlank(affiliation)),
                ("disclosed_by", CareRules.isBlank(disclosedBy)), ("nature", CareRules.isBlank(nature)),
            ]
        case .courtOrder:
            needed = [
                ("court", CareRules.isBlank(court)), ("order_number", CareRules.isBlank(orderNumber)),
                ("order_date", orderDate == nil), ("order_scope", CareRules.isBlank(orderScope)),
                ("order_attachment", orderAttachment == nil),
            ]
            if let orderDate, orderDate > madeAt.day { faults.append(.orderLater) }
        case .childAbuseReport, .otherLaw: needed = [("citation", CareRules.isBlank(citation))]
        case .audit: needed = [("agreement", CareRules.isBlank(agreement))]
        case .clientRequest: break
        }
        if basis != .consent, consent != nil { faults.append(.consentUnused) }
        let law = DisclosureLaw.paragraph(basis)
        return faults + needed.filter(\.isMissing).map { .disclosureLacks($0.field, law) }
    }

    private var wayFaults: [EntryFault] {
        let hasHash = bundleSHA256.map { Self.isHexadecimal($0, 64) } ?? false
        if how == .copy {
            return [
                hasHash ? nil : EntryFault.bundleLacks("bundle_sha256"),
                bundleSize == nil ? EntryFault.bundleLacks("bundle_size") : nil,
            ].compactMap(\.self)
        }
        guard how == .bundle else {
            return CareRules.isBlank(spoke) ? [.disclosureLacks("spoke", DisclosureLaw.accounting)] : []
        }
        let isID = bundleID.map { Self.isHexadecimal($0, 32) } ?? false
        return [
            isID ? nil : EntryFault.bundleLacks("bundle_id"),
            hasHash ? nil : EntryFault.bundleLacks("bundle_sha256"),
            bundleSize == nil ? EntryFault.bundleLacks("bundle_size") : nil,
            CareRules.isBlank(manifest) ? EntryFault.bundleLacks("manifest") : nil,
        ].compactMap(\.self)
    }

    private static func isHexadecimal(_ text: String, _ count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}

extension SharedPart {
    /// The record that it names, where it names one.
    public var reference: Reference? {
        switch self {
        case .attachment(let ref), .psychotherapyNote(let ref), .sudCounsellingNote(let ref): ref
        default: nil
        }
    }
}
