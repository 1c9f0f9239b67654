extension Determination {
    /// Its kind.
    public static let kind = EntryKind.determination
    /// The fields of its document.
    public static let fields = [
        FormField("request", .reference([.accommodation]), "Which request", isRequired: true),
        FormField("decided_on", .day, "When it was decided", isRequired: true),
        FormField("decided_by", .line, "Who decided", isRequired: true),
        FormField(
            "finding",
            .choice(Finding.allCases.map(\.rawValue)),
            "Finding",
            isRequired: true
        ),
        FormField(
            "decision",
            .choice(Decision.allCases.map(\.rawValue)),
            "Decision",
            isRequired: true
        ),
        FormField("effective_from", .day, "From when, if not at once"),
        FormField("review_on", .day, "When it is looked at again", isRequired: true),
        FormField("expires_on", .day, "First day on which it no longer holds"),
        FormField(
            "effect_on_goals",
            .choice(Effect.allCases.map(\.rawValue)),
            "Effect on goals",
            isRequired: true
        ),
        FormField("alternatives_offered", .list, "Alternatives offered"),
        FormField("alternatives_considered", .list, "Other explanations that were considered"),
        FormField("consult", .line, "Second opinion or supervision"),
        FormField("appeal_path", .line, "Where the client can turn"),
        FormField("rationale", .prose, "Rationale", isRequired: true),
        FormField("pattern", .prose, "Pattern that was observed"),
        FormField("how_reframed", .prose, "How the goals are reframed"),
        FormField("fundamental_change", .prose, "Fundamental change or safety"),
        FormField("agreed_performance", .prose, "What will be done instead"),
        FormField("if_not_done", .prose, "If it is not done"),
        FormField("client_response", .prose, "The client's response"),
    ]

    /// What clinical.md 1.6 does not let stand.
    public func faults(in context: EntryContext) -> [EntryFault] {
        reasons + dates(context)
    }

    private var reasons: [EntryFault] {
        var faults: [EntryFault] = []
        if decision == .declinedWithAlternative {
            if CareRules.isBlank(alternativesOffered) { faults.append(.declinedWithoutAlternative) }
            // A need that is supported may only be declined for what 28 CFR 36.302 names.
            if finding == .supported, CareRules.isBlank(fundamentalChange) {
                faults.append(.declinedWithoutReason)
            }
        }
        if CareRules.isBlank(alternativesConsidered) {
            if finding == .notSupported { faults.append(.explanationMissing) }
            if finding != .notSupported, !CareRules.isBlank(pattern) {
                faults.append(.patternUnexplained)
            }
        }
        if finding == .insufficientInformation, ![.trial, .deferred, .withdrawn].contains(decision) {
            faults.append(.decidedWithoutInformation)
        }
        if effectOnGoals == .reframed, CareRules.isBlank(howReframed) {
            faults.append(.reframedHow)
        }
        if effectOnGoals == .unchanged, !CareRules.isBlank(howReframed) {
            faults.append(.reframedNot)
        }
        return faults
    }

    private func dates(_ context: EntryContext) -> [EntryFault] {
        let asked = CareRules.content(request, AccommodationRequest.self, context)
        return [
            asked == nil ? .noRequest : nil,
            CareRules.future("decided_on", decidedOn, context),
            asked.flatMap {
                CareRules.order("decided_on", decidedOn, notBefore: $0.requestedOn, "the request")
            },
            CareRules.order("effective_from", effectiveFrom, notBefore: decidedOn, "the decision"),
            CareRules.order("review_on", reviewOn, notBefore: decidedOn, "the decision"),
            expiresOn.map { $0 <= startsOn } == true ? .expiresAtOnce : nil,
        ].compactMap(\.self)
    }

    /// What should be looked at: what is agreed, how long, and words that judge.
    public func advice(in context: EntryContext) -> [EntryFault] {
        var advice: [EntryFault] = []
        if decision.grants, CareRules.isBlank(agreedPerformance) { advice.append(.agreedMissing) }
        if !CareRules.isBlank(agreedPerformance), CareRules.isBlank(ifNotDone) {
            advice.append(.notDoneUnsaid)
        }
        if decision == .trial, expiresOn == nil { advice.append(.trialWithoutEnd) }
        if finding == .partly, decision == .granted { advice.append(.partlyGranted) }
        if finding == .notSupported, decision.grants { advice.append(.unsupportedGranted) }
        if CareRules.isBlank(clientResponse) { advice.append(.responseUnsaid) }
        return advice
            + CareRules.words([
                "rationale": rationale, "pattern": pattern, "how_reframed": howReframed,
                "fundamental_change": fundamentalChange, "agreed_performance": agreedPerformance,
                "if_not_done": ifNotDone, "client_response": clientResponse,
                "alternatives_offered": alternativesOffered?.joined(separator: "\n"),
                "alternatives_considered": alternativesConsidered?.joined(separator: "\n"),
            ])
    }
}
