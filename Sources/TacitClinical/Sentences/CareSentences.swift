/// What is said about days and references of care.
extension EntryFault {
    static func inFuture(_ key: String) -> Self {
        Self(key, "this day has not come yet", "write the day on which it happened")
    }

    static func before(_ key: String, _ what: String) -> Self {
        Self(key, "this day lies before \(what)", "write that day or a later one")
    }

    static let noRequest = Self(
        "request",
        "no request for an accommodation stands under this REF",
        "see the REF in: tacit accommodate list"
    )
    static let noAccommodation = Self(
        "accommodation",
        "no request for an accommodation stands under this REF",
        "see the REF in: tacit accommodate list"
    )
    static let noAlteration = Self(
        "alteration",
        "no alteration stands under this REF",
        "see the REF in: tacit alter list"
    )
    static let noAssessment = Self(
        "answers",
        "no assessment stands under this REF",
        "see the REF in: tacit assess list"
    )

    /// A word that judges; the phrase is that of the list, not the one typed.
    static func word(_ key: String, _ finding: LanguageFinding) -> Self {
        Self(
            key,
            "\"\(finding.phrase)\" judges the person",
            "write instead: \(finding.alternatives.joined(separator: "; "))"
        )
    }
}

/// What is said about a request and its evidence.
extension EntryFault {
    static let needIsCode = Self(
        "functional_need",
        "a code is no functional need",
        "say what the client cannot do, or only with help"
    )
    static let consentUnsaid = Self(
        "consent",
        "it is not said under which consent this was obtained",
        "name the consent, or say how it came without one"
    )
}

/// What is said about a determination.
extension EntryFault {
    static let declinedWithoutAlternative = Self(
        "alternatives_offered",
        "a request is never declined without an alternative",
        "write what is offered instead"
    )
    static let declinedWithoutReason = Self(
        "fundamental_change",
        "a need that is supported is declined without a reason",
        "say what it would alter fundamentally, or what is unsafe about it (28 CFR 36.302)"
    )
    static let explanationMissing = Self(
        "alternatives_considered",
        "\"not-supported\" needs another explanation that was considered",
        "write at least one, such as fatigue, transport, memory or reading"
    )
    static let patternUnexplained = Self(
        "alternatives_considered",
        "a pattern needs another explanation that was considered",
        "write at least one, such as fatigue, transport, memory or reading"
    )
    static let decidedWithoutInformation = Self(
        "decision",
        "without enough information nothing is granted or declined for good",
        "write trial or deferred, and the day of the review; or withdrawn"
    )
    static let reframedHow = Self(
        "how_reframed",
        "it is not said how the goals are reframed",
        "the goal stays, the route changes: say how"
    )
    static let reframedNot = Self(
        "effect_on_goals",
        "goals are reframed, yet the effect is none",
        "write reframed, or delete the text"
    )
    static let expiresAtOnce = Self(
        "expires_on",
        "it expires before it holds",
        "write a later day; on the day written it holds no longer"
    )
    static let agreedMissing = Self(
        "agreed_performance",
        "it is not said what will be done instead",
        "say what was agreed, and how often"
    )
    static let notDoneUnsaid = Self(
        "if_not_done",
        "it is not said what follows if the agreed is not done",
        "the ordinary expectation, such as: we speak of it at the next session"
    )
    static let trialWithoutEnd = Self(
        "expires_on",
        "a trial has no end",
        "write the day on which it ends"
    )
    static let partlyGranted = Self(
        "decision",
        "a request that is supported in part is granted in full",
        "write granted-modified, or say why"
    )
    static let unsupportedGranted = Self(
        "decision",
        "a request that is not supported is granted",
        "say why in the rationale"
    )
    static let responseUnsaid = Self(
        "client_response",
        "it is not said what the client thinks of it",
        "write it, or that it was not asked"
    )
}

/// What is said about an outcome.
extension EntryFault {
    static let nothingGranted = Self(
        "request",
        "nothing was granted that could have worked",
        "enter the determination first"
    )
    static let standingEnd = Self(
        "standing",
        "what ends does not stand",
        "write no, or another word in `next`"
    )
    static let standingFailed = Self(
        "standing",
        "it stands although it did not work",
        "say why in the note, or determine anew"
    )
}

/// What is said about alterations.
extension EntryFault {
    static let accommodationMissing = Self(
        "accommodation",
        "it is not said which accommodation this carries out",
        "write the REF of the request"
    )
    static let endsAtOnce = Self(
        "to",
        "it ends before it begins",
        "write a later day; on the day written the usual holds again"
    )
    static let notGrantedThen = Self(
        "accommodation",
        "the accommodation is not granted on the first day",
        "enter the determination, or mend the day"
    )
    static let alterationOver = Self(
        "alteration",
        "this alteration has an end already",
        "nothing is to be done"
    )
    static let endedByItself = Self(
        "ended_on",
        "it was over by then",
        "an alteration with a last day ends by itself"
    )
}

/// What is said about safety and discharge.
extension EntryFault {
    static let riskWithoutPlan = Self(
        "warning_signs",
        "there is a risk and no safety plan",
        "write it with the client, under the headings below"
    )
    static let meansUnsaid = Self(
        "means_safety",
        "the safety plan says nothing of the surroundings",
        "say how means were put out of reach"
    )
    static let riskWithoutReview = Self(
        "review_on",
        "it is not said when the risk is looked at again",
        "write a day"
    )
    static let referralMissing = Self(
        "referral",
        "it is not said to whom",
        "write who goes on with the treatment"
    )
    static let aftercareMissing = Self(
        "aftercare",
        "there is no aftercare",
        "say what was agreed for afterwards, or that it was declined"
    )
}
