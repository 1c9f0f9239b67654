/// A consent as a form to read and to sign: what its page or its plain text is made from.
public struct ConsentForm: Codable, Hashable, Sendable {
    /// One thing that the form says.
    public struct Line: Codable, Hashable, Sendable {
        /// What it is about.
        public let label: String
        /// What is said, in one paragraph or in several items; none leaves room to write.
        public let texts: [String]
        /// The paragraph that asks for it.
        public let paragraph: String
    }

    /// Somebody who signs, with name and date.
    public struct Signer: Codable, Hashable, Sendable {
        /// In what role.
        public let role: ConsentSignature.Role
        /// The name, where the roster has it.
        public let name: String?
        /// When it was signed, if it was.
        public let signedOn: CalendarDay?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case role, name
            case signedOn = "signed_on"
        }
    }

    /// What kind of form it is, in words.
    public let title: String
    /// Whether every person on it is invented.
    public let fictional: Bool
    /// The REF of the consent.
    public let ref: String
    /// Who, what, to whom, what for, until when.
    public let lines: [Line]
    /// What the form says by law.
    public let statements: [Line]
    /// Who signs.
    public let signers: [Signer]
    /// When it was revoked.
    public let revokedOn: CalendarDay?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case title, fictional, ref, lines, statements, signers
        case revokedOn = "revoked_on"
    }

    /// The form of a consent.
    public init(_ record: ConsentStanding, of client: Client, fictional: Bool) {
        let content = record.consent.content
        title = content.consentKind.formTitle
        self.fictional = fictional
        ref = record.consent.ref
        lines = content.formLines
        statements = content.formStatements
        revokedOn = record.revocation?.content.receivedOn
        let roles: [ConsentSignature.Role] =
            switch client.consentAuthority ?? .client {
            case .client: [.client]
            case .guardian: [.guardian]
            case .both: [.client, .guardian]
            }
        signers = roles.map { role in
            let signed = record.signatures.first { $0.content.role.authority == role.authority }
            let known = role == .client ? content.patientName ?? client.name : client.guardian
            return Signer(
                role: signed?.content.role ?? role,
                name: signed?.content.signedBy ?? known,
                signedOn: signed?.content.signedOn
            )
        }
    }
}

extension Consent {
    /// Every element but the statements; one that a kind does not need stands only when it says something.
    fileprivate var formLines: [ConsentForm.Line] {
        let covered = recipientIsCovered.map(ConsentFormWords.covered)
        let until = [expiresOn?.description, hasEvent || expiresOn == nil ? expiresEvent : nil]
        let all: [(element: ConsentElement, label: String, texts: [String?], isNeeded: Bool)] = [
            (.patientName, ConsentFormWords.patient, [patientName], true),
            (.discloser, ConsentFormWords.discloser, [discloser], true),
            (.recipients, ConsentFormWords.recipients, recipients ?? [], true),
            (.recipients, ConsentFormWords.intermediary, [intermediary], false),
            (.recipientIsCovered, ConsentFormWords.isCovered, [covered], false),
            (.description, ConsentFormWords.description, [description], true),
            (.scope, ConsentFormWords.scope, parts.map(\.spoken), consentKind != .obtain),
            (.purpose, ConsentFormWords.purpose, [purposeKind.map(ConsentFormWords.purpose), purpose], true),
            (.expiry, ConsentFormWords.until, until, true),
            (.authorityNote, ConsentFormWords.authority, [authorityNote], false),
        ]
        return all.compactMap { element, label, texts, isNeeded in
            let said = texts.compactMap(\.self).filter { !CareRules.isBlank($0) }
            guard isNeeded || !said.isEmpty else { return nil }
            return ConsentForm.Line(label: label, texts: said, paragraph: ConsentLaw.paragraph(element, consentKind))
        }
    }

    /// The statements; a flag stands for its text, because the consent says that the form has it.
    fileprivate var formStatements: [ConsentForm.Line] {
        let redisclosureText = consentKind.isPart2 ? ConsentTexts.part2Redisclosure : ConsentTexts.redisclosure
        let all: [(element: ConsentElement, label: String, text: String?)] = [
            (.rightToRevoke, ConsentFormWords.revoking, rightToRevoke),
            (
                .hipaaRedisclosure, ConsentFormWords.hipaa,
                hipaaRedisclosure == true ? ConsentTexts.hipaaRedisclosure : nil
            ),
            (.redisclosure, ConsentFormWords.again, redisclosure == true ? redisclosureText : nil),
            (.refusalConsequences, ConsentFormWords.refusing, refusalConsequences),
            (.noConditioning, ConsentFormWords.conditions, noConditioning == true ? ConsentTexts.noConditioning : nil),
            (.scope, ConsentFormWords.notEnough, consentKind == .generalROI ? ConsentTexts.general : nil),
        ]
        return all.compactMap { element, label, text in
            guard let text, !CareRules.isBlank(text) else { return nil }
            return ConsentForm.Line(
                label: label,
                texts: [text],
                paragraph: ConsentLaw.paragraph(element, consentKind)
            )
        }
    }
}

extension ConsentForm {
    /// The form as Markdown: to print, or to read aloud.
    public var markdown: String {
        var out = fictional ? ["FICTIONAL", ""] : []
        out += ["# \(title)", ""]
        for line in lines { out += Self.block(line) }
        out += ["## \(ConsentFormWords.statements)", ""]
        for line in statements { out += Self.block(line) }
        if let revokedOn { out += ["**\(ConsentFormWords.revoked(revokedOn))**", ""] }
        out += ["## \(ConsentFormWords.signatures)", ""]
        for signer in signers {
            let name = [ConsentFormWords.role(signer.role), signer.name].compactMap(\.self).joined(separator: ": ")
            out += [name, ""]
            out += [signer.signedOn.map(ConsentFormWords.signed) ?? ConsentFormWords.signatureLine, ""]
        }
        out += ["\(ConsentTexts.notAdvice) \(ref)"]
        return out.joined(separator: "\n") + "\n"
    }

    /// Label and text; several items are a list, and what is empty leaves room to write.
    private static func block(_ line: Line) -> [String] {
        let texts = line.texts.isEmpty ? [ConsentFormWords.room] : line.texts
        return ["**\(line.label)** (\(line.paragraph))", ""] + (texts.count == 1 ? texts : texts.map { "- \($0)" })
            + [""]
    }
}
