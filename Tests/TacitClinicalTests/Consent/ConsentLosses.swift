import TacitClinical

/// One element taken away, with the paragraph that asks for it.
typealias ConsentLoss = (field: String, paragraph: String, take: @Sendable (inout Consent) -> Void)

extension ConsentCharts {
    /// What every kind needs, for a kind under Part 2.
    static let losses: [ConsentLoss] = [
        ("patient_name", "42 CFR 2.31(a)(1)", { $0.patientName = nil }),
        ("discloser", "42 CFR 2.31(a)(2)", { $0.discloser = " " }),
        ("description", "42 CFR 2.31(a)(3)", { $0.description = nil }),
        ("scope", "42 CFR 2.31(a)(3)", { $0.scope = [] }),
        ("recipients", "42 CFR 2.31(a)(4)", { $0.recipients = [""] }),
        ("purpose_kind", "42 CFR 2.31(a)(5)", { $0.purposeKind = nil }),
        ("right_to_revoke", "42 CFR 2.31(a)(6)", { $0.rightToRevoke = nil }),
    ]
    static let purposeLoss: ConsentLoss = ("purpose", "42 CFR 2.31(a)(5)", { $0.purpose = nil })
    static let expiryLoss: ConsentLoss = ("expires_on", "42 CFR 2.31(a)(7)", { $0.expiresOn = nil })
    static let coveredLosses: [ConsentLoss] = [
        ("recipient_is_covered", "42 CFR 2.31(a)(4)(iii)", { $0.recipientIsCovered = nil }),
        ("hipaa_redisclosure", "42 CFR 2.31(a)(4)(iii)", { $0.hipaaRedisclosure = false }),
    ]
    static let tpoLosses: [ConsentLoss] = [
        ("redisclosure", "42 CFR 2.31(a)(10)(i)", { $0.redisclosure = nil }),
        ("refusal_consequences", "42 CFR 2.31(a)(10)(ii)", { $0.refusalConsequences = nil }),
    ]
    static let authorizationLosses: [ConsentLoss] = [
        ("patient_name", "45 CFR 164.508(c)(1)(i)", { $0.patientName = nil }),
        ("discloser", "45 CFR 164.508(c)(1)(ii)", { $0.discloser = nil }),
        ("description", "45 CFR 164.508(c)(1)(i)", { $0.description = nil }),
        ("recipients", "45 CFR 164.508(c)(1)(iii)", { $0.recipients = nil }),
        ("purpose_kind", "45 CFR 164.508(c)(1)(iv)", { $0.purposeKind = nil }),
        ("purpose", "45 CFR 164.508(c)(1)(iv)", { $0.purpose = nil }),
        ("right_to_revoke", "45 CFR 164.508(c)(2)(i)", { $0.rightToRevoke = nil }),
        ("expires_on", "45 CFR 164.508(c)(1)(v)", { $0.expiresOn = nil }),
    ]
    static let statementLosses: [ConsentLoss] = [
        ("scope", "45 CFR 164.508(c)(1)(i)", { $0.scope = nil }),
        ("redisclosure", "45 CFR 164.508(c)(2)(iii)", { $0.redisclosure = false }),
        ("no_conditioning", "45 CFR 164.508(c)(2)(ii)", { $0.noConditioning = nil }),
    ]
    static let conditioningLoss: ConsentLoss = (
        "no_conditioning", "42 CFR 2.31(b)", { $0.noConditioning = nil }
    )
    /// Each kind with all that it cannot be signed without.
    static let table: [(Consent, Client, [ConsentLoss])] = [
        (c1, rowan, losses + [purposeLoss, expiryLoss] + coveredLosses),
        (c2, rowan, authorizationLosses),
        (c3, rowan, losses + [purposeLoss, expiryLoss]),
        (c4, rowan, losses + coveredLosses + tpoLosses),
        (c5, rowan, losses + [purposeLoss, expiryLoss]),
        (d1, juniper, authorizationLosses + statementLosses),
        (e1, juniper, authorizationLosses + statementLosses),
        (
            counselling, rowan,
            losses + [
                purposeLoss, expiryLoss,
                conditioningLoss,
            ]
        ),
        (general, rowan, authorizationLosses + [statementLosses[0]]),
    ]
}
