/// Why a disclosure is refused.
extension ConsentRefusal {
    static let nothingAsked = Self(.nothingAsked, "no part was asked for", ConsentLaw.minimum)
    static let noConsent = Self(.noConsent, "there is no consent", ConsentLaw.required)
    static let apart = Self(
        .apart,
        "no consent of one kind covers all of this together",
        ConsentLaw.together
    )
    static let psychotherapyKind = Self(
        .kind,
        "a psychotherapy note needs a consent of the kind psychotherapy-notes",
        ConsentLaw.psychotherapy
    )
    static let sudCounsellingKind = Self(
        .kind,
        "a SUD counselling note needs a consent of the kind sud-counselling-notes",
        ConsentLaw.counsellingNotes
    )
    static let generalRelease = Self(
        .kind,
        "a general release is never enough for records under 42 CFR Part 2",
        ConsentLaw.general
    )

    static func legalKind(isPart2: Bool) -> Self {
        Self(
            .kind,
            "a proceeding needs a consent of the kind legal-proceeding",
            isPart2 ? ConsentLaw.proceedings : ConsentLaw.authorization
        )
    }
    static func otherKind(isPart2: Bool) -> Self {
        Self(
            .kind,
            "no consent is of a kind for this purpose",
            isPart2 ? ConsentLaw.required : ConsentLaw.authorization
        )
    }
    static func recipient(_ kind: Consent.Kind, _ ref: String) -> Self {
        Self(
            .recipient,
            "the consent does not name this recipient",
            ConsentLaw.recipient(kind),
            consent: ref
        )
    }
    static func purpose(_ kind: Consent.Kind, _ ref: String) -> Self {
        Self(
            .purpose,
            "the consent is for another purpose",
            ConsentLaw.paragraph(.purpose, kind),
            consent: ref
        )
    }
    static func scope(_ part: SharedPart, _ kind: Consent.Kind, _ ref: String) -> Self {
        Self(
            .scope,
            "the consent does not cover this part: \(part)",
            ConsentLaw.paragraph(.scope, kind),
            consent: ref
        )
    }
    static func deficient(_ element: ConsentElement, _ kind: Consent.Kind, _ ref: String) -> Self {
        Self(
            .deficient,
            "the consent does not say: \(element.words)",
            ConsentLaw.paragraph(element, kind),
            consent: ref
        )
    }
    static func unsigned(_ kind: Consent.Kind, _ ref: String) -> Self {
        Self(.unsigned, "the consent is not signed", ConsentLaw.signature(kind), consent: ref)
    }
    static func secondSignature(_ whom: ConsentAuthority, _ kind: Consent.Kind, _ ref: String)
        -> Self
    {
        let who = whom == .client ? "the client" : "the guardian or representative"
        return Self(
            .secondSignature,
            "the signature is missing of \(who)",
            ConsentLaw.second(kind),
            consent: ref
        )
    }
    static func expired(_ day: CalendarDay, _ kind: Consent.Kind, _ ref: String) -> Self {
        Self(.expired, "the consent expired \(day)", ConsentLaw.expired(kind), consent: ref)
    }
    static func revoked(_ day: CalendarDay, _ kind: Consent.Kind, _ ref: String) -> Self {
        Self(.revoked, "the consent was revoked \(day)", ConsentLaw.revoked(kind), consent: ref)
    }
}

extension ConsentRefusal {
    /// What to do about it, with the command.
    public func next(_ handle: String) -> String {
        switch reason {
        case .nothingAsked: "name the parts that are needed, and no others"
        case .unsigned, .secondSignature: "have it signed, then: tacit consent sign \(consent ?? "REF")"
        case .deficient: "draft it anew with what is missing: tacit consent add \(handle)"
        case .scope, .purpose, .recipient:
            "ask for less, or draft one that says so: tacit consent add \(handle)"
        case .apart: "share them one by one, each under a consent of its own: tacit consent add \(handle)"
        case .noConsent, .kind, .expired, .revoked: "draft a new one: tacit consent add \(handle)"
        }
    }
}
