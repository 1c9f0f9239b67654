import TacitClinical

/// Reviews (`ClinicalImpression`), and what is text alone: notes, visits, the safety plan.
extension DocumentBuilder {
    mutating func addReviews() {
        guard asks(.lastReview) else { return }
        var narrative = Narrative()
        var urls: [String] = []
        var previous: String?
        let reviews = all(Review.self).sorted {
            ($0.content.heldOn, $0.recordedAt) < ($1.content.heldOn, $1.recordedAt)
        }
        for found in reviews {
            let review = found.content
            narrative.say(review)
            let moved = review.progress.merging(review.decisions) { "\($0); \($1)" }.sorted {
                $0.key < $1.key
            }
            let url = add(
                .clinicalImpression,
                "review",
                of: found.id.description,
                [
                    "status": .code(CompletedStatus.completed),
                    "description": .text(FHIRSentences.review(review)),
                    "subject": patient,
                    "effectiveDateTime": .day(review.heldOn),
                    "date": .moment(found.recordedAt),
                    "assessor": practitioner,
                    "previous": .reference(previous),
                    "summary": .text(FHIRSentences.clientSays(review.clientView)),
                    "note": .list(moved.map { .object(["text": .text("\($0.key): \($0.value)")]) }),
                ]
            )
            urls.append(url)
            previous = url
        }
        section(FHIRSentences.reviews, narrative, urls)
    }

    mutating func addTexts() {
        if asks(.safetyPlan) {
            var narrative = Narrative()
            for found in all(SafetyEntry.self) { narrative.say(found.content) }
            section(FHIRSentences.safetyPlan, narrative, [])
        }
        if asks(.attendance) {
            var narrative = Narrative()
            for visit in chart.visits { narrative.say("\(visit.on)", visit.attendance.rawValue) }
            section(FHIRSentences.attendance, narrative, [])
        }
        if asks(.notes) {
            var narrative = Narrative()
            for note in chart.notes { Self.say(note, in: &narrative) }
            for found in all(Discharge.self) { narrative.say(found.content) }
            section(FHIRSentences.notes, narrative, [])
        }
    }

    private static func say(_ note: SharedChart.SharedNote, in narrative: inout Narrative) {
        narrative.head("\(note.content.occurredAt.day) \(note.content.noteClass.rawValue)")
        for section in note.content.sections {
            narrative.say(
                [section.heading, section.text].filter { !$0.isEmpty }.joined(separator: ": ")
            )
        }
        for addition in note.additions { narrative.say(FHIRSentences.addition(addition)) }
    }

    /// Files that go along, and the one protected note (`DocumentReference`).
    mutating func addFiles() {
        var narrative = Narrative()
        var urls: [String] = []
        for file in chart.files {
            narrative.say(file.path, "\(file.mediaType), \(file.size)")
            urls.append(
                add(
                    .documentReference,
                    "file",
                    of: file.id.description,
                    [
                        "identifier": .list(
                            of: .object([
                                "system": "urn:oid:2.16.840.1.101.3.4.2.1",
                                "value": .text(file.sha256),
                            ])
                        ),
                        "status": .code(ReferenceStatus.current),
                        "subject": patient,
                        "date": .moment(chart.madeAt),
                        "author": .list(of: practitioner),
                        "content": .list(
                            of: .object([
                                "attachment": .object([
                                    "contentType": .text(file.mediaType), "title": .text(file.path),
                                    "size": .number(Double(file.size)),
                                ])
                            ])
                        ),
                    ]
                )
            )
        }
        if !urls.isEmpty { section(FHIRSentences.files, narrative, urls) }
        for note in chart.notes where note.content.noteClass.compartment != .chart {
            addProtected(note)
        }
    }

    /// The text is in the document alone, under its own labels.
    private mutating func addProtected(_ note: SharedChart.SharedNote) {
        let labels =
            note.content.noteClass == .psychotherapy
            ? SecurityLabels.psychotherapy(isPart2: chart.isPart2) : .sudCounselling
        let title = FHIRSentences.protected(note.content.noteClass)
        let parts = note.content.sections.map {
            $0.heading.isEmpty ? $0.text : "# \($0.heading)\n\n\($0.text)"
        }
        let text = (parts + note.additions.map(FHIRSentences.addition)).joined(separator: "\n\n")
        let url = add(
            .documentReference,
            "note",
            of: note.id.description,
            labels: labels,
            [
                "status": .code(ReferenceStatus.current),
                "docStatus": .code(DocumentStatus.final),
                "type": .concept(title),
                "subject": patient,
                "date": .moment(note.recordedAt),
                "author": .list(of: practitioner),
                "securityLabel": .list(of: .object(["coding": labels.codings])),
                "content": .list(
                    of: .object([
                        "attachment": .object([
                            "contentType": "text/markdown; charset=utf-8",
                            "data": .base64(text.utf8),
                            "title": .text(title), "creation": .day(note.content.occurredAt.day),
                        ])
                    ])
                ),
            ]
        )
        var narrative = Narrative()
        narrative.say(FHIRSentences.protectedNote(note.content.occurredAt.day))
        section(title, narrative, [url])
    }
}
