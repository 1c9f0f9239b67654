/// That a consent was signed (42 CFR 2.31(a)(8), (9)); with it a complete consent becomes active.
///
/// The vault's key attests that the practitioner recorded it, not that the person signed.
public struct ConsentSignature: ChartContent {
    /// In what role a person signs a consent.
    public enum Role: String, Codable, Sendable, CaseIterable {
        /// The client.
        case client
        /// Parent or guardian (42 CFR 2.14).
        case guardian
        /// Who acts for a client who lacks capacity or has died (42 CFR 2.15).
        case representative

        /// For whose part of the authority the signature counts.
        var authority: ConsentAuthority { self == .client ? .client : .guardian }
    }

    /// Its kind.
    public static let kind = EntryKind.consentSignature
    /// The fields of its document.
    public static let fields = [
        FormField("consent", .reference([.consent]), "Which consent", isRequired: true),
        FormField("signed_by", .line, "Who signed", isRequired: true),
        FormField("role", .choice(Role.words), "In what role", isRequired: true),
        FormField("method", .choice(SigningMethod.words), "How", isRequired: true),
        FormField("signed_on", .day, "When", isRequired: true),
    ]

    /// The consent.
    public var consent: RecordID
    /// The name of who signed.
    public var signedBy: String
    /// In what role.
    public var role: Role
    /// How; a consent is written, so not by telephone.
    public var method: SigningMethod
    /// When.
    public var signedOn: CalendarDay

    /// Makes a signature.
    public init(
        consent: RecordID,
        signedBy: String,
        role: Role,
        method: SigningMethod,
        signedOn: CalendarDay
    ) {
        self.consent = consent
        self.signedBy = signedBy
        self.role = role
        self.method = method
        self.signedOn = signedOn
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case consent, role, method
        case signedBy = "signed_by"
        case signedOn = "signed_on"
    }

    /// Role and day.
    public var title: String {
        EntryTitle.line("consent signed by \(role.rawValue)", signedOn.description)
    }

    /// A consent that lacks an element, is over or is signed, the wrong signer, and days out of order.
    public func faults(in context: EntryContext) -> [EntryFault] {
        guard
            let record = Consents.fold(entries: context.entries).first(where: {
                $0.consent.id == consent
            })
        else {
            return [.noConsent]
        }
        let draft = record.consent.content
        var faults = draft.missing(for: context.client).map {
            EntryFault.elementMissing($0, draft.consentKind, field: "consent")
        }
        if record.revocation != nil { faults.append(.signedRevoked) }
        if CareRules.isBlank(signedBy) { faults.append(.signerUnnamed) }
        let authority = context.client.consentAuthority ?? .client
        if authority != .both, role.authority != authority {
            faults.append(.wrongSigner(authority))
        }
        if record.signatures.contains(where: { $0.content.role.authority == role.authority }) {
            faults.append(.signedAlready)
        }
        if method == .phone { faults.append(.signedByPhone) }
        return faults + days(record, context)
    }

    private func days(_ record: ConsentRecord, _ context: EntryContext) -> [EntryFault] {
        [
            CareRules.future("signed_on", signedOn, context),
            record.consent.content.draftedOn.flatMap {
                CareRules.order("signed_on", signedOn, notBefore: $0, "the consent")
            },
            record.lastDay.map { signedOn > $0 } == true ? .signedExpired : nil,
        ].compactMap(\.self)
    }

    /// A name that the roster has otherwise.
    public func advice(in context: EntryContext) -> [EntryFault] {
        let known: String? =
            switch role {
            case .client: context.client.name
            case .guardian: context.client.guardian
            case .representative: nil
            }
        guard let known, Consent.folded(known) != Consent.folded(signedBy) else { return [] }
        return [.otherSigner]
    }
}
