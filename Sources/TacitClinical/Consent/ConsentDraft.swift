extension Consent {
    /// A draft of a kind with all that is known without asking: who consents, who discloses, the day, and the statements
    /// that the kind needs, in the words of ``ConsentTexts``.
    ///
    /// To whom, what for, what and until when are the client's to say and stay empty.
    public init(drafting kind: Kind, for client: Client?, by practice: Practice, on day: CalendarDay) {
        self.init(kind)
        draftedOn = day
        patientName = client?.name
        let practiceName = [practice.practitioner, practice.organisation].compactMap(\.self)
            .filter { !CareRules.isBlank($0) }.joined(separator: ", ")
        if !practiceName.isEmpty {
            if kind == .obtain { recipients = [practiceName] } else { discloser = practiceName }
        }
        rightToRevoke = ConsentTexts.rightToRevoke(kind)
        if kind == .part2TPO { (purposeKind, expiresEvent) = (.tpo, "none") }
        if kind == .legalProceeding { purposeKind = .legal }
        if kind == .part2TPO { refusalConsequences = ConsentTexts.refusal }
        let statements = Set(Self.statements(of: kind))
        if statements.contains(.redisclosure) { redisclosure = true }
        if statements.contains(.noConditioning) { noConditioning = true }
    }

    /// The fields of a new draft of a kind: without those that no consent of the kind needs.
    public static func fields(drafting kind: Kind) -> [FormField] {
        var unused: Set<String> = ["providers"]
        let statements = Self.statements(of: kind)
        if kind == .obtain { unused.insert("scope") }
        if ![.part2Specific, .part2TPO].contains(kind) {
            unused.formUnion(["recipient_is_covered", "hipaa_redisclosure"])
        }
        if !kind.isPart2 { unused.insert("intermediary") }
        for element in [ConsentElement.redisclosure, .noConditioning, .refusalConsequences]
        where !statements.contains(element) {
            unused.insert(element.rawValue)
        }
        return fields.filter { !unused.contains($0.key) }
    }

    /// The statements that each consent of a kind needs, whatever it is for.
    static func statements(of kind: Kind) -> [ConsentElement] {
        let draft = Consent(kind)
        let client = Client(name: "")
        return [.redisclosure, .refusalConsequences, .noConditioning].filter { draft.needs($0, client) }
    }
}

extension ConsentSignature {
    /// What is known of a signature before it is asked for; the rest is for the practitioner to say.
    public static func drafting(for client: Client?, on day: CalendarDay) -> [String: FormValue] {
        var known: [String: FormValue] = ["signed_on": .text(day.description)]
        guard let client else { return known }
        switch client.consentAuthority ?? .client {
        case .client:
            known["role"] = .text(Role.client.rawValue)
            known["signed_by"] = .text(client.name)
        case .guardian:
            known["role"] = .text(Role.guardian.rawValue)
            known["signed_by"] = client.guardian.map(FormValue.text)
        case .both: break
        }
        return known
    }
}
