import TacitClinical
import Testing

@Suite struct ConsentRuleTests {
    private func faults(_ consent: Consent) -> [String] {
        consent.faults(in: CareChart().context("2031-12-01", ConsentCharts.rowan)).map(\.field)
    }

    private func advice(_ consent: Consent, _ client: Client = ConsentCharts.rowan) -> [EntryFault] {
        consent.advice(in: CareChart().context("2031-12-01", client))
    }

    @Test func theChartsAreTakenWithoutAWord() {
        for (chart, client) in [
            (ConsentCharts.rowanChart, ConsentCharts.rowan),
            (ConsentCharts.juniperChart, ConsentCharts.juniper),
        ] {
            var seen = CareChart()
            for entry in chart.entries {
                let context = seen.context(entry.recordedAt.day.description, client)
                let content = entry.content.value
                #expect(content.faults(in: context).isEmpty, "\(content.title)")
                #expect(content.advice(in: context).isEmpty, "\(content.title)")
                #expect(content.title.count <= 80 && !content.title.isEmpty)
                seen.take(entry)
            }
            #expect(seen.entries.count == chart.entries.count && !seen.entries.isEmpty)
        }
    }

    @Test func theDayIsFilledInAndNothingElse() {
        let context = CareChart().context("2031-01-13", ConsentCharts.rowan)
        var draft = Consent(.part2Specific)
        draft.complete(in: context)
        #expect(draft.draftedOn == careDay("2031-01-13"))
        #expect(draft.patientName == nil)
        draft.draftedOn = careDay("2031-01-10")
        draft.complete(in: context)
        #expect(draft.draftedOn == careDay("2031-01-10"))
    }

    @Test func anEmptyDraftIsTakenAndToldWhatItLacks() {
        let draft = Consent(.part2TPO)
        #expect(faults(draft).isEmpty)
        let lacking = advice(draft)
        #expect(
            lacking.map(\.field) == [
                "patient_name", "discloser", "description", "scope", "recipients",
                "recipient_is_covered",
                "purpose_kind", "purpose", "right_to_revoke", "redisclosure",
                "refusal_consequences",
            ]
        )
        #expect(
            lacking.first?.message
                == "the consent does not say: the name of the patient (42 CFR 2.31(a)(1))"
        )
    }

    @Test func streamsDoNotMix() {
        let mine = ["plan", "psychotherapy:n2hzfq", "sud-counselling:n2hzfq"]
        let fitting: [Consent.Kind: Int] = [.psychotherapyNotes: 1, .sudCounsellingNotes: 2]
        for kind in Consent.Kind.allCases {
            for (index, part) in mine.enumerated() {
                var consent = Consent(kind)
                consent.scope = [part]
                #expect(
                    faults(consent) == (fitting[kind, default: 0] == index ? [] : ["scope"]),
                    "\(kind) \(part)"
                )
            }
            var all = Consent(kind)
            all.scope = mine + ["measures"]
            #expect(faults(all) == ["scope", "scope"], "\(kind)")
        }
    }

    @Test func aProceedingStandsAlone() {
        var legal = ConsentCharts.c3
        for purpose in ConsentPurpose.allCases {
            legal.purposeKind = purpose
            #expect(faults(legal) == (purpose == .legal ? [] : ["purpose_kind"]), "\(purpose)")
        }
        for consent in [ConsentCharts.c1, ConsentCharts.counselling] {
            var mixed = consent
            mixed.purposeKind = .legal
            #expect(faults(mixed) == ["purpose_kind"])
        }
        for consent in [ConsentCharts.d1, ConsentCharts.e1] {
            var other = consent
            other.purposeKind = .legal
            #expect(faults(other).isEmpty)
        }
    }

    @Test func treatmentPaymentAndOperationsTogetherHaveTheirKind() {
        for purpose in ConsentPurpose.allCases where purpose != .legal {
            var tpo = ConsentCharts.c4
            tpo.purposeKind = purpose
            #expect(faults(tpo) == (purpose == .tpo ? [] : ["purpose_kind"]), "\(purpose)")
            var specific = ConsentCharts.c1
            specific.purposeKind = purpose
            #expect(faults(specific) == (purpose == .tpo ? ["purpose_kind"] : []), "\(purpose)")
        }
    }

    @Test func aStatementThatIsNotTrueIsRefused() {
        var consent = ConsentCharts.c5
        consent.recipientIsCovered = false
        #expect(faults(consent).isEmpty)
        consent.hipaaRedisclosure = true
        #expect(faults(consent) == ["hipaa_redisclosure"])
    }

    @Test func wordsAndDaysAreHeldAgainstTheRules() {
        var consent = ConsentCharts.c1
        consent.scope = ["plan", "everything"]
        #expect(faults(consent) == ["scope"])
        consent.scope = ["plan"]
        consent.draftedOn = careDay("2031-12-02")
        #expect(faults(consent) == ["drafted_on"])
        consent.draftedOn = careDay("2031-01-13")
        consent.expiresOn = careDay("2031-01-12")
        #expect(faults(consent) == ["expires_on"])
        consent.expiresOn = careDay("2031-01-13")
        #expect(faults(consent).isEmpty)
    }

    @Test func aGeneralReleaseIsNeverEnoughForPart2() {
        #expect(advice(ConsentCharts.general).map(\.field) == ["consent_kind"])
        var unsaid = ConsentCharts.rowan
        unsaid.part2 = nil
        #expect(advice(ConsentCharts.general, unsaid).map(\.field) == ["consent_kind"])
        unsaid.part2 = false
        #expect(advice(ConsentCharts.general, unsaid).isEmpty)
    }

    @Test func anotherNameAndAnUnseenEventAreTold() {
        var consent = ConsentCharts.c1
        consent.patientName = " rowan  ASHDOWN"
        #expect(advice(consent).isEmpty)
        consent.patientName = "Juniper Castellane"
        #expect(advice(consent).map(\.field) == ["patient_name"])
        consent = ConsentCharts.c1
        consent.expiresEvent = "the trial ends"
        #expect(advice(consent).isEmpty)
        consent.expiresOn = nil
        #expect(advice(consent).map(\.field) == ["expires_event"])
        consent.expiresEvent = "End of the treatment"
        #expect(advice(consent).isEmpty)
        consent.expiresEvent = "None"
        #expect(advice(consent).map(\.field) == ["expires_on"])
    }

    @Test func somePurposesSayThemselves() {
        for (purpose, lacks) in [
            (ConsentPurpose.treatment, true), (.employmentSupport, true), (.other, true),
            (.atRequestOfPatient, false),
        ] {
            var consent = ConsentCharts.c1
            (consent.purposeKind, consent.purpose) = (purpose, nil)
            #expect(
                consent.missing(for: ConsentCharts.rowan) == (lacks ? [.purpose] : []),
                "\(purpose)"
            )
        }
    }
}
