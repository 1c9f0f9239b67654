/// A request with all that was entered about it.
public struct AccommodationCase: Codable, Hashable, Sendable {
    /// The request.
    public let request: Charted<AccommodationRequest>
    /// Its evidence, in the order of recording.
    public let evidence: [Charted<Evidence>]
    /// What was determined, by the day of the decision.
    public let determinations: [Charted<Determination>]
    /// Whether it worked, by the day of the review.
    public let outcomes: [Charted<AccommodationOutcome>]

    /// The determination that counts: the last.
    public var determination: Charted<Determination>? { determinations.last }

    /// The last outcome.
    public var outcome: Charted<AccommodationOutcome>? { outcomes.last }

    /// Whether the client has the accommodation on a day.
    ///
    /// From the day from which the last determination holds, if it grants, until the day on which
    /// it expires (not with that day) or an outcome ends it. One that was made standing does not
    /// expire. Until a new determination holds, the one before it does.
    public func isInForce(on day: CalendarDay) -> Bool {
        guard let counting = counting(on: day), counting.content.decision.grants else {
            return false
        }
        let outcome = outcome(of: counting, on: day)
        if outcome?.content.next == .end { return false }
        if outcome?.content.standing == true { return true }
        return counting.content.expiresOn.map { day < $0 } ?? true
    }

    /// Where it stands on a day, in few words: `open`, `trial until 2031-02-26`, `declined with
    /// alternative`.
    public func state(on day: CalendarDay) -> String {
        let decided = determinations.last { $0.content.decidedOn <= day }
        guard let decided else { return CareWords.open }
        let decision = decided.content
        guard decision.startsOn <= day else {
            return CareWords.from(decision.decision.words, decision.startsOn)
        }
        if decision.decision == .deferred {
            return CareWords.until(decision.decision.words, decision.reviewOn)
        }
        guard decision.decision.grants else { return decision.decision.words }
        if let outcome = outcome(of: decided, on: day)?.content {
            if outcome.next == .end { return CareWords.ended(outcome.reviewedOn) }
            if outcome.standing == true { return CareWords.standing }
        }
        guard let end = decision.expiresOn else { return decision.decision.words }
        return day < end ? CareWords.until(decision.decision.words, end) : CareWords.expired(end)
    }

    /// The determination that holds on a day.
    private func counting(on day: CalendarDay) -> Charted<Determination>? {
        determinations.last { $0.content.decidedOn <= day && $0.content.startsOn <= day }
    }

    /// The last outcome of a determination by a day; one that was recorded before it looks at an
    /// earlier one.
    private func outcome(of determination: Charted<Determination>, on day: CalendarDay) -> Charted<
        AccommodationOutcome
    >? {
        let since = (determination.content.decidedOn, determination.recordedAt)
        return outcomes.last {
            $0.content.reviewedOn <= day && ($0.content.reviewedOn, $0.recordedAt) > since
        }
    }
}

/// Puts together what was entered about each request.
public enum AccommodationCases {
    /// The requests of a chart in the order of their recording, with all that stands about them.
    ///
    /// With a day: only what was asked, seen, decided or reviewed by then.
    public static func fold(entries: [Entry], asOf day: CalendarDay? = nil) -> [AccommodationCase] {
        func isKnown(_ other: CalendarDay) -> Bool { day.map { other <= $0 } ?? true }
        let evidence = Charted<Evidence>.all(in: entries).filter { isKnown($0.content.on) }
        let determinations = Charted<Determination>.all(in: entries).filter {
            isKnown($0.content.decidedOn)
        }
        .sorted { ($0.content.decidedOn, $0.recordedAt) < ($1.content.decidedOn, $1.recordedAt) }
        let outcomes = Charted<AccommodationOutcome>.all(in: entries).filter {
            isKnown($0.content.reviewedOn)
        }
        .sorted { ($0.content.reviewedOn, $0.recordedAt) < ($1.content.reviewedOn, $1.recordedAt) }
        return Charted<AccommodationRequest>.all(in: entries).filter {
            isKnown($0.content.requestedOn)
        }.map { request in
            AccommodationCase(
                request: request,
                evidence: evidence.filter { $0.content.request == request.id },
                determinations: determinations.filter { $0.content.request == request.id },
                outcomes: outcomes.filter { $0.content.request == request.id }
            )
        }
    }
}
