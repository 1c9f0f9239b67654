/// One consent with all that was entered about it, as it stands on a day.
public struct ConsentStanding: Codable, Hashable, Sendable {
    /// Where it stands, in one word (``ConsentState``).
    public enum State: String, Codable, Sendable, CaseIterable {
        case draft, waiting, active, expired, revoked
    }

    /// An element that is missing.
    public struct Missing: Codable, Hashable, Sendable {
        /// The field of the consent.
        public let field: ConsentElement
        /// What the consent does not say.
        public let words: String
        /// The paragraph that asks for it.
        public let paragraph: String
    }

    /// The consent.
    public let consent: Charted<Consent>
    /// Its signatures, in the order of recording.
    public let signatures: [Charted<ConsentSignature>]
    /// Its revocation.
    public let revocation: Charted<Revocation>?
    /// The day.
    public let on: CalendarDay
    /// Where it stands.
    public let state: State
    /// The last day on which it holds or held, as far as the chart knows.
    public let until: CalendarDay?
    /// Who has to sign, of two; nil in any other state than waiting.
    public let waitingFor: ConsentAuthority?
    /// What must be there before it can be signed.
    public let missing: [Missing]

    enum CodingKeys: String, CodingKey, CaseIterable {
        case consent, signatures, revocation, on, state, until, missing
        case waitingFor = "waiting_for"
    }

    /// A record on a day.
    public init(_ record: ConsentRecord, on day: CalendarDay, client: Client) {
        let kind = record.consent.content.consentKind
        var waiting: ConsentAuthority?
        switch record.state(on: day, client: client) {
        case .draft: state = .draft
        case .waiting(let whom): (state, waiting) = (.waiting, whom)
        case .active: state = .active
        case .expired: state = .expired
        case .revoked: state = .revoked
        }
        consent = record.consent
        signatures = record.signatures.filter { $0.content.signedOn <= day }
        revocation = record.revocation.flatMap { $0.content.receivedOn <= day ? $0 : nil }
        on = day
        until = record.lastDay
        waitingFor = waiting
        missing = record.consent.content.missing(for: client).map {
            Missing(field: $0, words: $0.words, paragraph: ConsentLaw.paragraph($0, kind))
        }
    }

    /// All consents of a chart that were drafted by a day, in the order of their recording.
    public static func all(in entries: [Entry], on day: CalendarDay, client: Client) -> [Self] {
        Consents.fold(entries: entries)
            .filter { ($0.consent.content.draftedOn ?? $0.consent.recordedAt.day) <= day }
            .map { Self($0, on: day, client: client) }
    }
}

/// Whether a disclosure would pass the gate, as it is told.
public struct ConsentCoverage: Codable, Hashable, Sendable {
    /// One reason against it.
    public struct Reason: Codable, Hashable, Sendable {
        /// What kind of reason it is.
        public let reason: ConsentRefusal.Reason
        /// The reason in one sentence.
        public let sentence: String
        /// The paragraph that it rests on.
        public let paragraph: String
        /// The REF of the consent that came nearest.
        public let consent: String?
        /// What to do.
        public let next: String
    }

    /// Whether one consent covers all of it.
    public let covered: Bool
    /// The REF of the consent that does.
    public let consent: String?
    /// The day of the disclosure.
    public let on: CalendarDay
    /// Why not; empty when it is covered.
    public let reasons: [Reason]

    /// A decision about a client's chart.
    public init(_ decision: ConsentDecision, on day: CalendarDay, handle: String) {
        on = day
        switch decision {
        case .allowed(let record):
            (covered, consent, reasons) = (true, record.consent.ref, [])
        case .refused(let refusals):
            (covered, consent) = (false, nil)
            reasons = refusals.map {
                Reason(
                    reason: $0.reason,
                    sentence: $0.sentence,
                    paragraph: $0.paragraph,
                    consent: $0.consent,
                    next: $0.next(handle)
                )
            }
        }
    }
}
