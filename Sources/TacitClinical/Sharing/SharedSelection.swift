/// What of a chart a list of parts takes, and what of an entry it takes along.
///
/// A part takes nothing of another: a code of a diagnosis inside the plan, or a text of the plan beside a reading, goes
/// along only when its own part was asked for too (42 CFR 2.13(a)).
struct SharedSelection {
    /// The parts without repetition, in the order in which they were asked for.
    let parts: [SharedPart]

    init(_ asked: [SharedPart]) {
        parts = asked.reduce(into: []) { found, part in
            if !found.contains(part) { found.append(part) }
        }
    }

    /// Whether a part, or one that covers it, was asked for.
    func asks(_ part: SharedPart) -> Bool { parts.contains { $0.covers(part) } }

    /// The one protected note that was asked for.
    var protected: SharedPart? { parts.first { $0.stream != .chart } }

    /// The part that an entry of a kind belongs to, where it leaves as an entry.
    ///
    /// Evidence comes from others and stays; readings leave as series, changes of steps and goals in the plan,
    /// attachments as files. Consents, disclosures and requests are the practice's own records.
    static func parts(of kind: EntryKind) -> [SharedPart] {
        switch kind {
        case .assessment, .evaluation, .dimensions: [.assessments]
        case .diagnosis, .problem: [.diagnoses]
        case .accommodation, .determination, .outcome: [.accommodations]
        case .alteration, .alterationEnd: [.accommodations, .alterations]
        case .review: [.lastReview]
        case .safety: [.safetyPlan]
        case .discharge: [.notes]
        case .evidence, .reading, .measure, .acceptance, .step, .goal, .attachment, .consent,
            .consentSignature,
            .revocation, .disclosure, .disclosureReview, .refusal, .request, .answer, .disagreement:
            []
        }
    }

    /// The entries that leave, in the order of recording, each with what leaves of it.
    func entries(of view: ChartView) -> [Entry] {
        let standing = view.standing
        let diagnoses = Set(DiagnosisList.standing(standing).map(\.entry.id))
        let problems = Self.newestProblems(standing)
        let last = Self.lastReview(standing)
        let chosen = standing.filter { entry in
            switch entry.content.kind {
            case .diagnosis where !diagnoses.contains(entry.id): false
            case .problem where !problems.contains(entry.id): false
            case .review where !asks(.reviews) && entry.id != last: false
            default: Self.parts(of: entry.content.kind).contains(where: asks)
            }
        }
        let ids = Set(chosen.map(\.id))
        return chosen.map { entry in
            var entry = entry
            entry.content = trimmed(entry.content, beside: ids)
            return entry
        }
    }

    /// Each problem as it was entered last.
    private static func newestProblems(_ entries: [Entry]) -> Set<RecordID> {
        var newest: [String: RecordID] = [:]
        for entry in entries {
            if let problem = entry.content.value as? ProblemEntry {
                newest[problem.id ?? entry.ref] = entry.id
            }
        }
        return Set(newest.values)
    }

    /// The review that was held last; of one day, the one that was recorded last.
    private static func lastReview(_ entries: [Entry]) -> RecordID? {
        Charted<Review>.all(in: entries).max {
            ($0.content.heldOn, $0.recordedAt) < ($1.content.heldOn, $1.recordedAt)
        }?.id
    }

    /// The series of measures; what the plan says of one leaves with the plan alone.
    func measures(of view: ChartView) -> [MeasureSeries] {
        guard asks(.measures) else { return [] }
        return Measures.series(plan: view.standingPlan, entries: view.standing).filter {
            !$0.points.isEmpty
        }
        .map { series in
            guard !asks(.plan) else { return series }
            var series = series
            series.label = series.instrument ?? series.unit ?? series.id
            series.target = nil
            return series
        }
    }

    /// The notes, by the time they occurred.
    func notes(of view: ChartView) -> [Note] {
        guard asks(.notes) else { return [] }
        return view.standingNotes.filter { $0.content.noteClass.compartment == .chart }
    }

    /// The days on which the client came or did not.
    func visits(of view: ChartView) -> [SharedChart.Visit] {
        guard asks(.attendance) else { return [] }
        return view.standingNotes.filter { $0.content.noteClass.compartment == .chart }.compactMap {
            note in
            note.content.attendance.map {
                SharedChart.Visit(on: note.content.occurredAt.day, attendance: $0)
            }
        }
    }
}

extension SharedSelection {
    /// The standing plan, with the codes of diagnoses only beside these, and without ids that nothing has.
    func plan(of view: ChartView) -> SharedChart.Plan? {
        guard asks(.plan), let version = view.currentPlan, var content = view.standingPlan else {
            return nil
        }
        content.otherIDs = []
        if !asks(.diagnoses) {
            for index in content.problems.indices { content.problems[index].linkedDiagnoses = [] }
        }
        let acceptances = Charted<Acceptance>.all(in: view.standing).map(\.content)
        return SharedChart.Plan(
            version: version.version,
            contentHash: version.contentHash,
            recordedAt: version.recordedAt,
            content: content,
            acceptances: acceptances.filter { $0.version == version.version }
        )
    }

    /// What leaves of an entry: nothing that belongs to a part that was not asked for, no reference to what stays.
    private func trimmed(_ content: EntryContent, beside ids: Set<RecordID>) -> EntryContent {
        func held(_ id: RecordID?) -> RecordID? { id.flatMap { ids.contains($0) ? $0 : nil } }
        switch content.value {
        case var value as Assessment:
            if !asks(.plan), !asks(.diagnoses) { value.linkedProblem = nil }
            return EntryContent(value)
        case var value as Diagnosis:
            value.evidence = held(value.evidence)
            value.supersedes = held(value.supersedes)
            if !asks(.assessments) { value.furtherEvidence = nil }
            return EntryContent(value)
        case var value as AccommodationRequest:
            if !asks(.diagnoses) { value.disabilityLink = nil }
            return EntryContent(value)
        case var value as Determination:
            value.pattern = nil
            value.alternativesConsidered = nil
            value.consult = nil
            return EntryContent(value)
        case var value as AccommodationOutcome:
            if !asks(.measures) { value.evidence = SharedChartSentences.stays }
            return EntryContent(value)
        case var value as Alteration:
            value.accommodation = held(value.accommodation)
            value.communicatedTo = nil
            if !asks(.plan) { value.goalsAffected = nil }
            return EntryContent(value)
        case var value as SafetyEntry:
            value.answers = held(value.answers)
            return EntryContent(value)
        case var value as Discharge:
            value.copiesTo = nil
            return EntryContent(value)
        default: return content
        }
    }
}
