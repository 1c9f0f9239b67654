import TacitClinical

/// What the document is, who signed it, and its sections (`Composition`).
extension DocumentBuilder {
    mutating func addComposition() {
        let labels = highWater
        add(
            .composition,
            "document",
            labels: labels,
            [
                "status": .code(DocumentStatus.final),
                "type": .concept(title, .coding(.loinc, loinc)),
                "subject": patient,
                "date": .moment(chart.madeAt),
                "author": .list(of: link(.practitionerRole, "sender")),
                "title": .text(chart.fictional ? FHIRSentences.fictional(title) : title),
                "confidentiality": .code(labels.confidentiality),
                "attester": .list((chart.plan?.acceptances ?? []).compactMap(attester)),
                "custodian": link(.organization, "sender"),
                "section": .list((sections.map(value) + [leftOut]).compactMap(\.self)),
            ]
        )
    }

    /// LOINC: plan of care note, progress note for one protected note, else summary of episode note.
    private var loinc: String {
        if chart.plan != nil { return "18776-5" }
        return isProtected ? "11506-3" : "34133-9"
    }

    private var title: String {
        chart.plan != nil
            ? FHIRSentences.plan : isProtected ? FHIRSentences.note : FHIRSentences.records
    }

    private var isProtected: Bool {
        chart.notes.contains { $0.content.noteClass.compartment != .chart }
    }

    /// Who signed the version; who did not agree, and who signed in a role that FHIR has no word for, is in `plan.json`.
    private func attester(_ acceptance: Acceptance) -> FHIRValue? {
        guard acceptance.agreed else { return nil }
        let (mode, party): (AttesterMode, FHIRValue?)
        switch acceptance.role {
        case .client: (mode, party) = (.personal, patient)
        case .guardian: (mode, party) = (.legal, .named(acceptance.signedBy))
        case .practitioner: (mode, party) = (.professional, practitioner)
        case .other: return nil
        }
        return .object(["mode": .code(mode), "time": .day(acceptance.signedOn), "party": party])
    }

    private func value(_ section: Section) -> FHIRValue? {
        .object([
            "title": .text(section.title), "text": section.narrative.value,
            "entry": .list(section.entries.compactMap { .reference($0) }),
        ])
    }

    private var leftOut: FHIRValue? {
        var narrative = Narrative()
        for found in chart.leftOut { narrative.say(found.what, found.ground) }
        return value(Section(title: FHIRSentences.leftOut, narrative: narrative, entries: []))
    }
}
