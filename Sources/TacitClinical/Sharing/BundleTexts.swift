/// The texts of a bundle that people read: what it is, the notice, the consent.
public enum BundleTexts {
    /// `NOTICE.txt`: the notice byte for byte on one line, and what applies to this recipient.
    public static func notice(_ regime: Regime, to recipient: SharedChart.Party, fictional: Bool) -> String {
        paragraphs(
            fictional,
            [
                Notices.long, "What applies to you (\(line(recipient))):", regime.words,
                "Notice \(Notices.version). This is not legal advice.",
            ])
    }

    /// `CONSENT.txt`: the consent as it was signed, or by what right the record left without one (42 CFR 2.32(b)).
    public static func consent(_ consent: ConsentRecord?, _ disclosure: Disclosure.Basis, fictional: Bool) -> String {
        guard let consent else {
            return paragraphs(
                fictional, [basisWords(disclosure), "Recorded in the sender's accounting of disclosures."])
        }
        let content = consent.consent.content
        let rows: [(String, String?)] = [
            ("Kind", content.consentKind.rawValue), ("Patient", content.patientName),
            ("Who may disclose", content.discloser), ("What", content.description),
            ("Parts", content.parts.map(\.short).joined(separator: ", ")),
            ("To whom", content.recipients?.joined(separator: "; ")), ("Through", content.intermediary),
            ("What for", content.purpose ?? content.purposeKind?.inWords),
            ("Until", content.expiresOn?.description ?? content.expiresEvent),
            ("Taking it back", content.rightToRevoke), ("If it is not signed", content.refusalConsequences),
        ]
        let signatures = consent.signatures.map {
            "Signed \($0.content.signedOn) by \($0.content.signedBy), \($0.content.role.rawValue)."
        }
        return paragraphs(
            fictional,
            ["The consent under which this record was disclosed."]
                + rows.compactMap { name, text in text.map { "\(name): \($0)" } } + signatures)
    }

    /// `README.txt`: what this is, how to verify it with programs that everybody has, whom to ask.
    public static func readme(sender: SharedChart.Party, fictional: Bool, toPassphrase: Bool) -> String {
        paragraphs(
            fictional,
            [
                "Records of a patient, sent by \(line(sender)). index.html is for reading, plan.json and fhir.json for "
                    + "programs. NOTICE.txt says what the law asks of you, CONSENT.txt why you have this.",
                toPassphrase
                    ? "It was opened with the words that you were told by telephone:\n  age -d FILE | tar x"
                    : "It was opened with your own key:\n  age -d -i key.txt FILE | tar x",
                "That nothing was changed, in the directory that it was unpacked into:\n"
                    + "  grep -E '^[0-9a-f]{64}  ' MANIFEST | sha256sum -c\n"
                    + "  echo \"tacit $(sed -n 's/^sender //p' MANIFEST)\" > sender\n"
                    + "  ssh-keygen -Y verify -f sender -I tacit -n bundle@tacit -s MANIFEST.sig < MANIFEST",
                "The sender's key inside proves nothing by itself: anybody can put in a key of his own. Call the "
                    + "sender on a number that you know. If you have tacit, compare the six words of the key. If you do "
                    + "not, have the last twelve characters of the signing key on the sender's key card read to you, "
                    + "with capitals said: they must be the end of the file sender.",
                "Keep it as you keep your own records, and delete it when you need it no more. Nobody can call it back.",
            ])
    }

    private static func basisWords(_ basis: Disclosure.Basis) -> String {
        switch basis {
        case .consent: "Disclosed under a consent."
        case .emergency: "Disclosed without consent in a medical emergency (42 CFR 2.51)."
        case .clientRequest: "Given to the patient on request (42 CFR 2.23, 45 CFR 164.524)."
        case .courtOrder: "Disclosed by the order of a court (42 CFR 2.61 to 2.67)."
        case .childAbuseReport: "Disclosed in a report of child abuse or neglect (42 CFR 2.12(c)(6))."
        case .audit: "Disclosed for an audit or evaluation (42 CFR 2.53)."
        case .otherLaw: "Disclosed because another law requires or permits it."
        }
    }

    private static func line(_ party: SharedChart.Party) -> String {
        [party.name, party.role, party.organisation].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func paragraphs(_ fictional: Bool, _ texts: [String]) -> String {
        ((fictional ? ["FICTIONAL: every person in this record is invented."] : []) + texts).joined(separator: "\n\n")
            + "\n"
    }
}
