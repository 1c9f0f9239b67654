import TacitClinical

/// The consent that it leaves under (`Consent`).
extension DocumentBuilder {
    mutating func addConsent() {
        guard case .consent(let consent) = ground else { return }
        addParty(chart.recipient, "recipient")
        let isPart2 = consent.kind.isUnderPart2
        let law =
            isPart2 ? FHIRValue.coding(.actCode, "42CFRPart2") : .coding(.actCode, "HIPAAAuth")
        add(
            .consent,
            "consent",
            of: consent.id.description,
            [
                "status": .code(
                    consent.expiresOn.map { $0 < day } ?? false ? ConsentStatus.inactive : .active
                ),
                "scope": .concept(nil, .coding(.consentScope, "patient-privacy")),
                "category": .list(
                    of: .concept(nil, .coding(.loinc, "59284-0")),
                    .concept(nil, .coding(.actCode, isPart2 ? "42CFRPart2CD" : "HIPAAAuth"))
                ),
                "patient": patient,
                "dateTime": .day(consent.signedOn),
                "performer": .list(of: patient),
                "organization": .list(of: link(.organization, "sender")),
                "sourceAttachment": .object([
                    "contentType": "text/plain; charset=utf-8", "title": "CONSENT.txt",
                ]),
                // A policy or a rule must be there (ppc-1).
                "policyRule": .concept(nil, law),
                "provision": .object([
                    "type": .code(ProvisionType.permit),
                    "period": .period(consent.signedOn, consent.expiresOn),
                    "actor": .list(
                        of: .object([
                            "role": .concept(nil, .coding(.participation, "IRCP")),
                            "reference": link(.practitionerRole, "recipient"),
                        ])
                    ),
                    "securityLabel": highWater.codings,
                    "purpose": .list(consent.purpose.reasons.map { .coding(.reason, $0) }),
                    "code": .list(
                        consent.scope.compactMap(SharedPart.init).map { .concept($0.word) }
                    ),
                ]),
            ]
        )
    }
}

extension Consent.Kind {
    fileprivate var isUnderPart2: Bool {
        switch self {
        case .part2Specific, .part2TPO, .sudCounsellingNotes, .legalProceeding: true
        case .hipaaAuthorization, .psychotherapyNotes, .generalROI, .obtain: false
        }
    }
}

extension ConsentPurpose {
    /// Purposes of use (`v3-ActReason` 4.0.0); none where no code says it.
    fileprivate var reasons: [String] {
        switch self {
        case .treatment: ["TREAT"]
        case .paymentOperations: ["HPAYMT", "HOPERAT"]
        case .tpo: ["TREAT", "HPAYMT", "HOPERAT"]
        case .legal: ["HLEGAL"]
        case .atRequestOfPatient: ["PATRQT"]
        case .employmentSupport, .other: []
        }
    }
}

extension SharedPart {
    /// The word without a REF.
    fileprivate var word: String { String(description.prefix { $0 != ":" }) }
}
