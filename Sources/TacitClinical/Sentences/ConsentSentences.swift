/// What is said about a draft.
extension EntryFault {
    static func elementMissing(_ element: ConsentElement, _ kind: Consent.Kind, field: String)
        -> Self
    {
        let hint =
            field == element.rawValue
            ? "it cannot be signed without; fill in \(element.rawValue)"
            : "draft it anew with tacit consent add, with \(element.rawValue)"
        return Self(
            field,
            "the consent does not say: \(element.words) (\(ConsentLaw.paragraph(element, kind)))",
            hint
        )
    }

    static func mixedScope(_ own: SharedPart.Stream, _ other: SharedPart.Stream) -> Self {
        Self(
            "scope",
            "a consent for \(own.words) does not cover \(other.words) (\(ConsentLaw.together))",
            "draft a consent of its own kind for the \(other.words)"
        )
    }

    static func unknownPart(in field: String) -> Self {
        Self(
            field,
            "a line names no part of a chart",
            "write one of: \(SharedPart.words.joined(separator: ", "))"
        )
    }
    static func unknownRecord(in field: String) -> Self {
        Self(
            field,
            "a REF names no record of this client of that class, or more than one",
            "write the REF as tacit log lists it, with more digits if two fit"
        )
    }
    static func unknownProvider(_ field: String) -> Self {
        Self(field, "no provider has this code", "see: tacit provider list; or write the name")
    }
    static let redisclosureUntrue = Self(
        "hipaa_redisclosure",
        "HIPAA permits redisclosure only to a covered entity (\(ConsentLaw.part2(.hipaaRedisclosure)))",
        "write no, or mend recipient_is_covered"
    )
    static let legalAlone = Self(
        "purpose_kind",
        "a consent for a proceeding is for nothing else (\(ConsentLaw.proceedings))",
        "write legal, or draft a consent of another kind"
    )
    static let legalMixed = Self(
        "purpose_kind",
        "only a consent of the kind legal-proceeding is for a proceeding (\(ConsentLaw.proceedings))",
        "draft a consent of the kind legal-proceeding"
    )
    static let tpoAlone = Self(
        "purpose_kind",
        "a consent of the kind part2-tpo is for treatment, payment and operations together",
        "write tpo, or draft a consent of the kind part2-specific"
    )
    static let tpoNeedsKind = Self(
        "purpose_kind",
        "treatment, payment and operations together need a consent of the kind part2-tpo",
        "draft a consent of the kind part2-tpo, or name one purpose"
    )
    static let generalNotEnough = Self(
        "consent_kind",
        "a general release is never enough for records under 42 CFR Part 2 (\(ConsentLaw.general))",
        "draft a consent of the kind part2-specific or part2-tpo for them"
    )
    static let otherPatient = Self(
        "patient_name",
        "this is not the name that the client has here",
        "see: tacit client show"
    )
    static let eventUnseen = Self(
        "expires_event",
        "tacit does not see this event come",
        "give a last day too, or look before each share"
    )
}

/// What is said about signatures and revocations.
extension EntryFault {
    static let noConsent = Self(
        "consent",
        "no consent stands under this REF",
        "see the REF in: tacit consent list"
    )
    static let signedRevoked = Self("consent", "this consent was revoked", "draft a new one")
    static let signedAlready = Self(
        "role",
        "this part has signed the consent",
        "see: tacit consent show"
    )
    static let signerUnnamed = Self(
        "signed_by",
        "it is not said who signed (\(ConsentLaw.part2Signature))",
        "write the name"
    )
    static let signedByPhone = Self(
        "method",
        "a consent is signed in writing, not by telephone",
        "write paper or screen"
    )
    static let signedExpired = Self(
        "signed_on",
        "the consent had expired on this day",
        "draft a new one, or write the day of the signature"
    )
    static let otherSigner = Self(
        "signed_by",
        "the client's entry has another name for this role",
        "see: tacit client show"
    )
    static let revokedAlready = Self(
        "consent",
        "this consent was revoked before",
        "see: tacit consent show"
    )
    static let revokedOrally = Self(
        "in_writing",
        "it stops disclosures at once, but a revocation is written (42 CFR 2.31(a)(6))",
        "ask for a line in writing and file it"
    )

    static func wrongSigner(_ authority: ConsentAuthority) -> Self {
        let who = authority == .client ? "the client alone" : "the guardian or representative"
        return Self(
            "role",
            "\(who) consents for this client (42 CFR 2.14, 2.15)",
            "let \(who) sign, or mend consent_authority of the client"
        )
    }
}
