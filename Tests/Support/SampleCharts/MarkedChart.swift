import TacitClinical

extension SampleChart {
    /// A chart in which every text holds the mark of the part that it belongs to, `mark-plan`, and what may never leave
    /// the mark `mark-never`.
    ///
    /// Every kind of entry that can leave is in it; so are an evidence, an entry in error and a client's request.
    public static let marked: SampleChart = {
        var client = Client(name: "Rowan Ashdown")
        client.called = "Row <&\"> O'Neil"
        client.born = day("1988-11-02")
        client.chartNumber = "mark-never A-017"
        client.contact = "mark-never"
        client.part2 = true
        var chart = SampleChart(client, handle: "mark-never-otter", day: "2031-03-17")
        let score = chart.assess()
        chart.diagnose(score)
        chart.record(Self.markedPlan, "2031-01-13")
        chart.plan()
        chart.accommodate()
        chart.review()
        chart.notes()
        chart.enter(file("mark-never.pdf", "application/pdf"), "2031-03-10")
        return chart
    }()

    private mutating func assess() -> RecordID {
        var phq = Assessment(instrument: "PHQ-9", administeredOn: Self.day("2031-01-06"))
        phq.items = Dictionary(uniqueKeysWithValues: (1...9).map { ("\($0)", $0 == 9 ? 1 : 2) })
        phq.linkedProblem = "P1"
        phq.note = "mark-assessments"
        let id = enter(phq, "2031-01-06")
        var triage = Assessment(instrument: "C-SSRS", administeredOn: Self.day("2031-01-06"))
        triage.items = ["1": 1, "2": 0, "6": 0]
        enter(triage, "2031-01-06")
        enter(Assessment(instrument: "MoCA", administeredOn: Self.day("2031-01-06")), "2031-01-06")
        var evaluation = Evaluation(
            assessedOn: Self.day("2031-01-06"),
            presentingProblem: "mark-assessments"
        )
        evaluation.strengths = "mark-assessments walks"
        evaluation.importance = 8
        enter(evaluation, "2031-01-06")
        var sheet = DimensionSheet(edition: .fourth, assessedOn: Self.day("2031-01-06"))
        sheet.ratings = ["1": "2", "3": "EVAL"]
        sheet.notes = ["5": "mark-assessments"]
        sheet.subdimensions = ["3 Persistent Disability": "mark-assessments"]
        enter(sheet, "2031-01-06")
        var own = OwnMeasure(name: "mark-measures walks", direction: .higherBetter)
        own.unit = "walks"
        enter(own, "2031-01-06")
        enter(
            Reading(
                measure: "mark-measures walks",
                value: 2.5,
                at: Self.noon("2031-02-01"),
                source: .own
            ),
            "2031-02-01"
        )
        enter(
            Reading(measure: "O1.1", value: 3, at: Self.noon("2031-02-01"), source: .own),
            "2031-02-01"
        )
        var safety = SafetyEntry(
            on: Self.day("2031-01-06"),
            riskLevel: .low,
            whatWasDone: "mark-safety-plan"
        )
        safety.answers = id
        safety.coping = "mark-safety-plan"
        enter(safety, "2031-01-06")
        return id
    }

    private mutating func diagnose(_ score: RecordID) {
        var old = Diagnosis(code: "F10.99", display: "mark-never superseded", status: .provisional)
        old.onset = Self.day("2029-01-01")
        let first = enter(old, "2031-01-07")
        var diagnosis = Diagnosis(code: "F10.20", display: "mark-diagnoses", status: .confirmed)
        diagnosis.severity = "severe"
        diagnosis.evidence = score
        diagnosis.furtherEvidence = ["mark-assessments"]
        diagnosis.supersedes = first
        diagnosis.establishedOn = Self.day("2031-01-08")
        diagnosis.note = "mark-diagnoses"
        enter(diagnosis, "2031-01-08")
        var remission = Diagnosis(code: "F32.1", display: "mark-diagnoses", status: .inRemission)
        remission.remission = .early
        enter(remission, "2031-01-08")
        var problem = ProblemEntry(statement: "mark-diagnoses alone")
        problem.id = "P9"
        problem.stageOfChange = .action
        enter(problem, "2031-01-08")
    }

    private mutating func plan() {
        for role in [SignerRole.client, .practitioner, .guardian, .other] {
            var acceptance = Acceptance(
                version: 1,
                signedBy: "mark-plan",
                role: role,
                method: .paper,
                signedOn: Self.day("2031-01-13"),
                agreed: true
            )
            acceptance.comment = "mark-plan"
            enter(acceptance, "2031-01-13")
        }
        var smaller = StepChange(step: "s1", state: .resized)
        smaller.newStep = "s9"
        smaller.text = "mark-plan smaller"
        smaller.why = "mark-plan why"
        enter(smaller, "2031-02-03")
    }

    private mutating func review() {
        for (held, view) in [("2031-02-10", "mark-reviews"), ("2031-03-03", "mark-last-review")] {
            var review = Review(
                planVersion: 1,
                heldOn: Self.day(held),
                clientView: view,
                outcome: .noChange
            )
            review.progress = ["O1.1": view]
            review.decisions = ["O1.1": "modify, \(view)"]
            review.note = view
            enter(review, held)
        }
    }

    private mutating func notes() {
        var note = Self.note(
            210,
            .progress,
            view.client.handle,
            "2031-02-03",
            "mark-progress-notes <b>&amp;</b>"
        )
        note.content.attendance = .attended
        note.additions = [
            Addition(
                id: Self.id(211),
                ref: "a2111",
                content: AmendmentContent(
                    kind: .addendum,
                    reason: nil,
                    occurredAt: nil,
                    text: "mark-progress-notes"
                ),
                recordedAt: Self.noon("2031-02-04"),
                author: nil,
                late: false,
                error: nil
            )
        ]
        sign(note)
        var wrong = Self.note(
            212,
            .progress,
            view.client.handle,
            "2031-02-05",
            "mark-never wrong client"
        )
        wrong.error = ErrorMark(reason: .wrongClient, explanation: nil)
        sign(wrong)
        enter(
            Discharge(
                on: Self.day("2031-03-16"),
                reason: .completed,
                summary: "mark-progress-notes"
            ),
            "2031-03-16"
        )
        enter(
            SafetyEntry(
                on: Self.day("2031-03-16"),
                riskLevel: .low,
                whatWasDone: "mark-never in error"
            ),
            "2031-03-16"
        )
        markError()
        enter(Consent(.part2Specific), "2031-03-16")
    }

    private mutating func accommodate() {
        var request = AccommodationRequest(
            requestedOn: Self.day("2031-01-20"),
            requestedBy: "mark-accommodations",
            clientWords: "mark-accommodations",
            task: "mark-accommodations diary",
            functionalNeed: "mark-accommodations",
            barrier: "mark-accommodations",
            proposedChange: "mark-accommodations",
            urgency: .soon
        )
        request.disabilityLink = "mark-diagnoses brain injury"
        let id = enter(request, "2031-01-20")
        enter(
            Evidence(
                request: id,
                source: .collateral,
                from: "mark-never spouse",
                on: Self.day("2031-01-20"),
                what: "mark-never"
            ),
            "2031-01-20"
        )
        var decision = Determination(
            request: id,
            decidedOn: Self.day("2031-01-22"),
            decidedBy: "Imogen Vale",
            finding: .supported,
            decision: .grantedModified,
            rationale: "mark-accommodations",
            effectOnGoals: .unchanged,
            reviewOn: Self.day("2031-04-03")
        )
        decision.agreedPerformance = "mark-accommodations audio"
        decision.alternativesOffered = ["mark-accommodations other"]
        decision.pattern = "mark-never"
        decision.alternativesConsidered = ["mark-never hangover"]
        decision.consult = "mark-never"
        enter(decision, "2031-01-22")
        enter(
            AccommodationOutcome(
                request: id,
                reviewedOn: Self.day("2031-03-03"),
                worked: .yes,
                evidence: "mark-measures",
                next: .continue
            ),
            "2031-03-03"
        )
        alter(id)
    }

    private mutating func alter(_ id: RecordID) {
        var alteration = Alteration(
            usualProcedure: "mark-alterations written",
            whatChanged: "mark-alterations audio",
            from: Self.day("2031-01-27"),
            reason: .accommodation
        )
        alteration.accommodation = id
        alteration.goalsAffected = ["G1"]
        alteration.communicatedTo = ["mark-never spouse"]
        enter(alteration, "2031-01-27")
        alteration.accommodation = nil
        alteration.to = Self.day("2031-02-26")
        let over = enter(alteration, "2031-02-12")
        enter(
            AlterationEnd(
                alteration: over,
                endedOn: Self.day("2031-02-20"),
                why: "mark-alterations"
            ),
            "2031-02-20"
        )
    }
}
