import TacitClinical

/// Consents and what they cover, as lines.
enum ConsentRendering {
    /// One block a consent: where it stands, then to whom, what for, what and what it lacks.
    static func list(_ found: [ConsentStanding], style: Style) -> [String] {
        guard !found.isEmpty else { return [style.dim(ConsentSentences.none)] }
        return found.flatMap { one in
            let content = one.consent.content
            return ["", "\(head(one, style: style))"]
                + Columns.fields(
                    [
                        ("  kind", content.consentKind.rawValue),
                        ("  to", content.recipients?.joined(separator: "; ")),
                        ("  for", content.purposeKind?.rawValue),
                        ("  parts", parts(content)),
                        ("  \(ConsentSentences.lacks)", fields(one.missing)),
                    ],
                    style: style
                )
        }
    }

    /// One consent with everything about it.
    static func page(_ one: ConsentStanding, names: Bool, style: Style) -> [String] {
        let content = EntryContent(one.consent.content)
        var lines = [head(one, style: style)]
        lines += EntryRendering.fields(content, names: names, style: style)
        if !one.missing.isEmpty {
            lines += ["", style.bold(ConsentSentences.lacks)]
            lines += one.missing.flatMap {
                Paragraph.lines(ConsentSentences.missing($0), width: style.width, indent: 2)
            }
        }
        for signature in one.signatures {
            lines += ["", "\(style.bold(signature.ref))  \(ClinicalWords.entry(.consentSignature))"]
            lines += EntryRendering.fields(EntryContent(signature.content), names: names, style: style)
        }
        if let revocation = one.revocation {
            lines += ["", "\(style.bold(revocation.ref))  \(ClinicalWords.entry(.revocation))"]
            lines += EntryRendering.fields(EntryContent(revocation.content), names: names, style: style)
        }
        return lines
    }

    /// For programs: REF, state, kind, last day, what it lacks.
    static func plain(_ found: [ConsentStanding]) -> [String] {
        found.map { one in
            PlainRow.line([
                one.consent.ref, one.state.rawValue, one.consent.content.consentKind.rawValue,
                one.until?.description ?? "", one.missing.map(\.field.rawValue).joined(separator: ","),
            ])
        }
    }

    /// For programs: a fact a line.
    static func plainPage(_ one: ConsentStanding, names: Bool) -> [String] {
        let head = [
            ("ref", one.consent.ref), ("state", one.state.rawValue), ("until", one.until?.description ?? ""),
            ("waiting_for", one.waitingFor?.rawValue ?? ""),
        ]
        let values = EntryRendering.plainFields(EntryContent(one.consent.content), names: names)
        let signed = one.signatures.map {
            PlainRow.line(["signature", $0.ref, $0.content.role.rawValue, $0.content.signedOn.description])
        }
        let revoked = one.revocation.map {
            PlainRow.line(["revocation", $0.ref, $0.content.receivedOn.description])
        }
        return head.filter { !$0.1.isEmpty }.map { PlainRow.line([$0.0, $0.1]) } + values
            + one.missing.map { PlainRow.line(["missing", $0.field.rawValue, $0.paragraph]) }
            + signed + [revoked].compactMap(\.self)
    }

    /// Whether it is covered, and if not each reason with what to do.
    static func lines(_ answer: ConsentCoverage, style: Style) -> [String] {
        let day = DayText.day(answer.on)
        guard !answer.covered else {
            return [style.green(ConsentSentences.covered(answer.consent ?? "", day))]
        }
        return [style.yellow(ConsentSentences.notCovered(day))]
            + answer.reasons.flatMap { reason in
                let of = reason.consent.map { "\($0): " } ?? ""
                return ["", style.bold("\(of)\(reason.sentence)")]
                    + Columns.fields([("  law", reason.paragraph), ("  next", reason.next)], style: style)
            }
    }

    /// For programs: `covered` and the REF, or a line a reason: its word, the consent's REF, the paragraph.
    static func plain(_ answer: ConsentCoverage) -> [String] {
        guard !answer.covered else { return [PlainRow.line(["covered", answer.consent ?? ""])] }
        return answer.reasons.map {
            PlainRow.line([$0.reason.rawValue, $0.consent ?? "", $0.paragraph])
        }
    }

    /// The consents in force, for the brief: REF, kind, to whom, until when.
    static func inForce(_ found: [ConsentStanding], style: Style) -> [String] {
        let rows = found.filter { $0.state == .active }.map { one in
            [
                one.consent.ref, one.until.map(DayText.day) ?? "",
                "\(one.consent.content.consentKind.rawValue): "
                    + (one.consent.content.recipients ?? []).joined(separator: "; "),
            ]
        }
        return Columns.lines(rows, width: style.width) { column, cell in column == 0 ? style.bold(cell) : cell }
    }

    private static func head(_ one: ConsentStanding, style: Style) -> String {
        let state = ConsentSentences.state(one)
        return "\(style.bold(one.consent.ref))  " + (one.state == .active ? style.green(state) : state)
    }

    private static func parts(_ content: Consent) -> String? {
        content.scope?.map { SharedPart($0)?.short ?? $0 }.joined(separator: ", ")
    }

    private static func fields(_ missing: [ConsentStanding.Missing]) -> String? {
        missing.isEmpty ? nil : missing.map(\.field.rawValue).joined(separator: ", ")
    }
}
