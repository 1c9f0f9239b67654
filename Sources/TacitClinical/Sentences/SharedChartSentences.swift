/// Words of what leaves and what stays.
enum SharedChartSentences {
    /// In the place of a required text that stays.
    static let stays = "(stays in the chart)"
    /// Of a part that was asked for and is empty.
    static let nothing = "nothing in the chart"

    /// What stays, always the same for the same parts, whatever the chart holds.
    ///
    /// It is read by who receives: a list that named only what there is would tell a colleague that a client has a
    /// safety plan, or that notes of a protected class exist.
    static func leftOut(_ selection: SharedSelection, isPart2: Bool, kind: ConsentPurpose)
        -> [SharedChart.LeftOut]
    {
        let unasked = unasked(isPart2: isPart2, kind: kind)
        let parts = SharedPart.general.filter { part in
            // The narrower part is named only where it alone was asked for.
            part != .alterations && part != .lastReview && !selection.asks(part)
        }
        let kept = SharedChart.LeftOut(
            what:
                "psychotherapy notes, SUD counselling notes, supervision notes, whether or not there are any",
            ground:
                "kept apart by law; each needs a consent of its own (\(ConsentLaw.counsellingNotes), "
                + "\(ConsentLaw.psychotherapy))"
        )
        guard selection.protected == nil else {
            return [
                SharedChart.LeftOut(
                    what: "everything else, whether or not there is any",
                    ground: alone
                ),
                SharedChart.LeftOut(what: mistakes, ground: mistaken),
            ]
        }
        let known = [
            SharedChart.LeftOut(what: "files that were not asked for, if any", ground: unasked),
            kept,
            SharedChart.LeftOut(
                what: "evidence for accommodations, how it was weighed, and who was told, if any",
                ground:
                    "it comes from or names other people; the decision is enough (\(ConsentLaw.minimum))"
            ),
            SharedChart.LeftOut(what: mistakes, ground: mistaken),
        ]
        return parts.map { SharedChart.LeftOut(what: "\(plain($0)), if any", ground: unasked) }
            + known
    }

    /// HIPAA's minimum does not hold for treatment (45 CFR 164.502(b)(2)(i)); Part 2's holds for every purpose.
    private static func unasked(isPart2: Bool, kind: ConsentPurpose) -> String {
        if isPart2 {
            return "not asked for: no more than the purpose needs (\(ConsentLaw.minimum))"
        }
        return kind == .treatment
            ? "not asked for, although HIPAA sets no minimum for treatment (45 CFR 164.502(b)(2)(i))"
            : "not asked for: minimum necessary (45 CFR 164.502(b))"
    }

    private static let alone = "a protected note leaves alone (\(ConsentLaw.together))"
    private static let mistakes = "what was entered in error or taken back, if any"
    private static let mistaken =
        "it is not about this client or did not happen, and leaves in no copy"

    private static func plain(_ part: SharedPart) -> String {
        switch part {
        case .plan: "plan"
        case .measures: "readings of measures"
        case .accommodations: "accommodations and alterations"
        case .assessments: "assessments"
        case .diagnoses: "diagnoses and problems"
        case .notes: "progress notes"
        case .reviews: "plan reviews"
        case .attendance: "attendance"
        case .safetyPlan: "safety plan"
        default: part.description
        }
    }

    /// `2 goals, 1 objective`, without what there is none of.
    static func counts(_ counts: [(Int, String)]) -> [String] {
        counts.filter { $0.0 > 0 }.map { count($0.0, $0.1) }
    }

    /// `1 goal`, `2 goals`.
    static func count(_ number: Int, _ noun: String) -> String {
        guard number != 1 else { return "1 \(noun)" }
        if noun.hasSuffix("sis") { return "\(number) \(noun.dropLast(2))es" }
        return "\(number) \(noun)\(noun.hasSuffix("s") ? "" : "s")"
    }

    /// An entry of a kind as it is counted.
    static func name(of kind: EntryKind) -> String {
        switch kind {
        case .accommodation: "request"
        case .dimensions: "dimension sheet"
        case .alterationEnd: "end of an alteration"
        case .safety: "safety entry"
        default: kind.rawValue
        }
    }
}

/// What is said when a share asks for what the chart does not have.
extension EntryFault {
    static let sharedRecordMissing = Self(
        "parts",
        "a line names a record that this chart does not have, or no longer stands",
        "look for it with: tacit log; and name it by its REF, once"
    )
}
