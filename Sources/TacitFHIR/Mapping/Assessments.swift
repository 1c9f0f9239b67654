import TacitClinical

/// Instruments, evaluations, dimensions (`Observation`, `QuestionnaireResponse`) and readings of measures.
extension DocumentBuilder {
    mutating func addAssessments() {
        guard asks(.assessments) else { return }
        var narrative = Narrative()
        var urls: [String] = []
        for found in all(Assessment.self) {
            narrative.say("\(found.content.administeredOn)", found.content.title)
            for flag in found.content.safetyFlags { narrative.say(flag.text) }
            urls += add(found)
        }
        for found in all(Evaluation.self) {
            narrative.say("\(found.content.assessedOn)", FHIRSentences.evaluation)
            urls.append(add(found))
        }
        for found in all(DimensionSheet.self) {
            for line in found.content.lines where line.rating != nil || line.note != nil {
                narrative.say(
                    "\(line.key) \(line.name)",
                    [line.rating, line.note].compactMap(\.self).joined(separator: ", ")
                )
                urls.append(add(line, of: found))
            }
        }
        section(FHIRSentences.assessments, narrative, urls)
    }

    /// The answers, where they are known, then the score that was derived from them.
    private mutating func add(_ found: Charted<Assessment>) -> [String] {
        let assessment = found.content
        let known = assessment.known
        let origin = found.id.description
        var urls = addAnswers(found)
        urls.append(
            add(
                .observation,
                "score",
                of: origin,
                observed(
                    .concept(
                        known?.title ?? assessment.instrument,
                        known.flatMap { instrument in
                            (instrument.loinc ?? instrument.loincPanel).map { .coding(.loinc, $0) }
                        }
                    ),
                    on: assessment.administeredOn,
                    category: "survey",
                    value: assessment.shownTotal,
                    interpretation: assessment.standing ?? assessment.band,
                    note: assessment.note,
                    derivedFrom: url(.questionnaireResponse, "answers", of: origin)
                )
            )
        )
        return urls
    }

    private mutating func addAnswers(_ found: Charted<Assessment>) -> [String] {
        let assessment = found.content
        let answers = (assessment.items ?? [:]).sorted {
            (Int($0.key) ?? 0, $0.key) < (Int($1.key) ?? 0, $1.key)
        }
        guard !answers.isEmpty else { return [] }
        let isComplete = assessment.shownTotal != nil || assessment.band != nil
        let items = answers.map { key, value in
            FHIRValue.object([
                "linkId": .text(key),
                "text": .text(Int(key).flatMap { assessment.known?.item($0)?.text }),
                "answer": .list(of: .object(["valueInteger": .number(Double(value))])),
            ])
        }
        return [
            add(
                .questionnaireResponse,
                "answers",
                of: found.id.description,
                [
                    "status": .code(isComplete ? CompletedStatus.completed : .inProgress),
                    "subject": patient,
                    "authored": .day(assessment.administeredOn),
                    "author": practitioner,
                    "source": assessment.mode == .collateral ? nil : patient,
                    "item": .list(items),
                ]
            )
        ]
    }

    private mutating func add(_ found: Charted<Evaluation>) -> String {
        let items = FieldLines.of(found.content).map { line in
            FHIRValue.object([
                "linkId": .text(line.key), "text": .text(line.title),
                "answer": .list(of: .object(["valueString": .text(line.text)])),
            ])
        }
        return add(
            .questionnaireResponse,
            "evaluation",
            of: found.id.description,
            [
                "status": .code(CompletedStatus.completed), "subject": patient,
                "authored": .day(found.content.assessedOn), "author": practitioner,
                "item": .list(items),
            ]
        )
    }

    private mutating func add(_ line: DimensionSheet.Line, of found: Charted<DimensionSheet>)
        -> String
    {
        let notes = [line.note] + line.subdimensions.map { "\($0.name): \($0.note)" }
        return add(
            .observation,
            "dimension \(line.key)",
            of: found.id.description,
            [
                "status": .code(DocumentStatus.final),
                "category": .list(of: .concept(nil, .coding(.observationCategory, "survey"))),
                "code": .concept(FHIRSentences.dimension(found.content.edition, line)),
                "subject": patient,
                "effectiveDateTime": .day(found.content.assessedOn),
                "performer": .list(of: practitioner),
                "valueString": .text(line.rating),
                "note": .notes(notes),
            ]
        )
    }

    /// The members of an observation with a number, or without one.
    private func observed(
        _ code: FHIRValue,
        on day: CalendarDay,
        category: String,
        value: Double?,
        unit: String? = nil,
        interpretation: String? = nil,
        note: String? = nil,
        derivedFrom: String? = nil
    ) -> KeyValuePairs<String, FHIRValue?> {
        let isWhole =
            value.map { $0 == $0.rounded() && abs($0) < 2_147_483_648 && unit == nil } ?? false
        return [
            "status": .code(DocumentStatus.final),
            "category": .list(of: .concept(nil, .coding(.observationCategory, category))),
            "code": code,
            "subject": patient,
            "effectiveDateTime": .day(day),
            "performer": .list(of: practitioner),
            "valueInteger": isWhole ? value.map { .number($0) } : nil,
            "valueQuantity": isWhole ? nil : value.map { .quantity($0, unit) },
            "interpretation": .list(of: interpretation.map { .concept($0) }),
            "note": .notes(note),
            "derivedFrom": .list(of: .reference(derivedFrom)),
        ]
    }

    /// One observation for each value of a series; a score that is there as an assessment is not written twice.
    mutating func addMeasures() {
        guard asks(.measures) else { return }
        var narrative = Narrative()
        var urls: [String] = []
        let scored = Set(
            all(Assessment.self).map {
                "\($0.content.known?.name ?? $0.content.instrument) \($0.content.administeredOn)"
            }
        )
        for series in chart.measures {
            let name = series.instrument ?? (series.unit == nil ? series.id : nil)
            let loinc = name.flatMap(Instrument.named)?.loinc
            narrative.say(series.label, FHIRSentences.values(of: series))
            for (index, point) in series.points.enumerated() {
                if let name, scored.contains("\(name) \(point.on)") { continue }
                urls.append(
                    add(
                        .observation,
                        "\(series.id) \(point.on) \(index)",
                        observed(
                            .concept(series.label, loinc.map { .coding(.loinc, $0) }),
                            on: point.on,
                            category: "survey",
                            value: point.value,
                            unit: series.unit,
                            interpretation: point.band
                        )
                    )
                )
            }
        }
        section(FHIRSentences.measures, narrative, urls)
    }
}
