import TacitClinical
import Testing

private func fields(_ faults: [EntryFault]) -> [String] { faults.map(\.field) }

@Suite struct CareRuleTests {
    private let rowan = CareChart.rowan

    @Test func theChartsOfRowanAreTaken() {
        var seen = CareChart()
        for entry in rowan.chart.entries {
            let context = EntryContext(
                now: entry.recordedAt,
                client: Client(name: "Rowan Ashdown"),
                plan: nil,
                entries: seen.entries
            )
            #expect(entry.content.value.faults(in: context).isEmpty, "\(entry.content.value.title)")
            #expect(entry.content.value.advice(in: context).isEmpty, "\(entry.content.value.title)")
            #expect(entry.content.value.title.count <= 80 && !entry.content.value.title.isEmpty)
            seen.take(entry)
        }
    }

    @Test func aCodeIsNoFunctionalNeed() {
        for text in ["F10.20", "f102", " S06.9X0S ", "F10.21"] {
            var request = CareChart.diaryRequest
            request.functionalNeed = text
            #expect(
                fields(request.faults(in: rowan.chart.context("2031-02-01"))) == [
                    "functional_need"
                ],
                "\(text)"
            )
        }
        for text in ["F10.20, and reads slowly", "memory", "A1", "reading"] {
            var request = CareChart.diaryRequest
            request.functionalNeed = text
            #expect(request.faults(in: rowan.chart.context("2031-02-01")).isEmpty, "\(text)")
        }
        #expect(
            fields(CareChart.diaryRequest.faults(in: rowan.chart.context("2031-01-19"))) == [
                "requested_on"
            ]
        )
    }

    @Test func evidenceNamesItsRequestAndItsConsent() throws {
        let context = rowan.chart.context("2031-01-20")
        var evidence = CareChart.diaryEvidence(try #require(rowan.ids["AR1"]))[1]
        #expect(evidence.faults(in: context).isEmpty)
        evidence.consent = nil
        #expect(fields(evidence.advice(in: context)) == ["consent"])
        evidence.on = careDay("2031-01-21")
        #expect(fields(evidence.faults(in: context)) == ["on"])
        evidence.request = try #require(rowan.ids["ALT1"])
        #expect(fields(evidence.faults(in: context)) == ["request", "on"])
    }

    @Test func onlyWhatWasGrantedCanHaveWorked() throws {
        var chart = CareChart()
        let request = chart.add(CareChart.eveningRequest, on: "2031-02-10")
        var outcome = AccommodationOutcome(
            request: request,
            reviewedOn: careDay("2031-02-26"),
            worked: .no,
            evidence: "x",
            next: .end
        )
        #expect(fields(outcome.faults(in: chart.context("2031-02-26"))) == ["request"])
        chart.add(CareChart.eveningTrial(request), on: "2031-02-12")
        #expect(outcome.faults(in: chart.context("2031-02-26")).isEmpty)
        #expect(fields(outcome.faults(in: chart.context("2031-02-25"))) == ["reviewed_on"])
        outcome.reviewedOn = careDay("2031-02-11")
        #expect(fields(outcome.faults(in: chart.context("2031-02-26"))) == ["reviewed_on"])
        outcome.reviewedOn = careDay("2031-02-12")
        outcome.standing = true
        #expect(fields(outcome.faults(in: chart.context("2031-02-26"))) == ["standing"])
        outcome.next = .continue
        #expect(fields(outcome.advice(in: chart.context("2031-02-26"))) == ["standing"])
        outcome.request = careID(99)
        #expect(fields(outcome.faults(in: chart.context("2031-02-26"))) == ["request"])
    }

    @Test func anAlterationNamesItsAccommodation() throws {
        let context = rowan.chart.context("2031-01-22")
        var alteration = Alteration(
            usualProcedure: "a",
            whatChanged: "b",
            from: careDay("2031-01-27"),
            reason: .accommodation
        )
        #expect(fields(alteration.faults(in: context)) == ["accommodation"])
        alteration.accommodation = rowan.ids["ALT1"]
        #expect(fields(alteration.faults(in: context)) == ["accommodation"])
        alteration.accommodation = rowan.ids["AR1"]
        #expect(alteration.faults(in: context).isEmpty)
        #expect(alteration.advice(in: context).isEmpty)
        alteration.from = careDay("2031-01-26")
        #expect(fields(alteration.advice(in: context)) == ["accommodation"])
        alteration.to = careDay("2031-01-26")
        alteration.reviewOn = careDay("2031-01-25")
        #expect(fields(alteration.faults(in: context)) == ["to", "review_on"])
        for reason in Alteration.Reason.allCases where reason != .accommodation {
            #expect(
                Alteration(
                    usualProcedure: "a",
                    whatChanged: "b",
                    from: careDay("2031-01-27"),
                    reason: reason
                )
                .faults(in: context).isEmpty
            )
        }
    }

    @Test func anEndNamesAnAlteration() throws {
        let context = rowan.chart.context("2031-03-01")
        var end = AlterationEnd(
            alteration: try #require(rowan.ids["ALT2"]),
            endedOn: careDay("2031-02-25"),
            why: "x"
        )
        #expect(fields(end.faults(in: context)) == ["ended_on"])
        end.endedOn = careDay("2031-03-02")
        #expect(fields(end.faults(in: context)) == ["ended_on"])
        end.alteration = careID(99)
        end.endedOn = careDay("2031-03-01")
        #expect(fields(end.faults(in: context)) == ["alteration"])
    }

    @Test func riskHasAPlanAndAnotherLook() {
        let context = CareChart().context("2031-01-06")
        var safety = SafetyEntry(
            on: careDay("2031-01-06"),
            riskLevel: .low,
            whatWasDone: "C-SSRS triage low."
        )
        #expect(safety.faults(in: context).isEmpty)
        #expect(safety.advice(in: context).isEmpty)
        #expect(safety.title == "risk low")
        safety.riskLevel = .high
        #expect(fields(safety.advice(in: context)) == ["warning_signs", "review_on"])
        safety.warningSigns = "Does not answer the telephone."
        #expect(safety.hasPlan)
        #expect(fields(safety.advice(in: context)) == ["means_safety", "review_on"])
        safety.on = careDay("2031-01-07")
        safety.reviewOn = careDay("2031-01-06")
        safety.answers = careID(99)
        #expect(fields(safety.faults(in: context)) == ["on", "answers", "review_on"])
    }

    @Test func dischargeTellsWhatFollows() {
        let context = CareChart().context("2032-02-02")
        var discharge = Discharge(
            on: careDay("2032-02-02"),
            reason: .referred,
            summary: "Early remission."
        )
        #expect(discharge.faults(in: context).isEmpty)
        #expect(fields(discharge.advice(in: context)) == ["referral", "aftercare"])
        discharge.referral = "Dr Theo Marsh"
        discharge.aftercare = "Group on Thursdays."
        #expect(discharge.advice(in: context).isEmpty)
        discharge.on = careDay("2032-02-03")
        #expect(fields(discharge.faults(in: context)) == ["on"])
    }
}
