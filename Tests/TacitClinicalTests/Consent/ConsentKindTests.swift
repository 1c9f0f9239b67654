import TacitClinical
import Testing

/// Kinds do not stand for each other.
@Suite struct ConsentKindTests {
    @Test func aGeneralReleaseNeverReleasesWhatPart2Protects() {
        let chart = ConsentAsking.chart(ConsentCharts.general)
        let wanted = ["kind: 42 CFR 2.31(a), 2.32(a)"]
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(chart, to: "Dr Theo Marsh", [.plan], on: "2031-01-13")
            ) == wanted
        )
        var client = ConsentCharts.rowan
        client.part2 = nil
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(chart, client, to: "Dr Theo Marsh", [.plan], on: "2031-01-13")
            ) == wanted
        )
        #expect(
            ConsentAsking.allowed(
                ConsentAsking.ask(
                    chart,
                    client,
                    part2Program: false,
                    to: "Dr Theo Marsh",
                    [.plan],
                    on: "2031-01-13"
                )
            )
                == ConsentCharts.general
        )
        client.part2 = true
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(
                    chart,
                    client,
                    part2Program: false,
                    to: "Dr Theo Marsh",
                    [.plan],
                    on: "2031-01-13"
                )
            ) == wanted
        )
        client.part2 = false
        #expect(
            ConsentAsking.allowed(
                ConsentAsking.ask(chart, client, to: "Dr Theo Marsh", [.plan], on: "2031-01-13")
            )
                == ConsentCharts.general
        )
    }

    @Test func anAuthorizationIsNoConsentUnderPart2() {
        var client = ConsentCharts.juniper
        client.part2 = true
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(
                    ConsentCharts.juniperChart,
                    client,
                    to: "Prof. Odile Marr",
                    [.plan],
                    on: "2031-07-08"
                )
            )
                == ["kind: 42 CFR 2.31(a)"]
        )
    }

    @Test func separateNotesLeaveOnlyUnderTheirKind() throws {
        let note = try #require(ConsentAsking.note)
        // The parts are smuggled past the rules of entry: the gate does not rest on them.
        var wide = ConsentCharts.c1
        wide.scope = ["plan", "psychotherapy:n2hzfq", "sud-counselling:n2hzfq"]
        let chart = ConsentAsking.chart(wide)
        func marsh(_ part: SharedPart, _ purpose: ConsentPurpose = .treatment, in chart: CareChart)
            -> ConsentDecision
        {
            ConsentAsking.ask(chart, to: "Dr Theo Marsh", for: purpose, [part], on: "2031-04-02")
        }
        #expect(
            ConsentAsking.reasons(marsh(.psychotherapyNote(note), in: chart)) == [
                "kind: 45 CFR 164.508(a)(2)"
            ]
        )
        #expect(
            ConsentAsking.reasons(marsh(.sudCounsellingNote(note), in: chart)) == [
                "kind: 42 CFR 2.31(b)"
            ]
        )
        let own = ConsentAsking.chart(ConsentCharts.counselling)
        #expect(
            ConsentAsking.allowed(marsh(.sudCounsellingNote(note), in: own))
                == ConsentCharts.counselling
        )
        #expect(
            ConsentAsking.reasons(marsh(.psychotherapyNote(note), in: own)) == [
                "kind: 45 CFR 164.508(a)(2)"
            ]
        )
        #expect(ConsentAsking.reasons(marsh(.plan, in: own)) == ["kind: 42 CFR 2.31(a)"])
        let apart = ["apart: 42 CFR 2.31(b), (d); 45 CFR 164.508(b)(3)"]
        #expect(ConsentAsking.reasons(marsh(.sudCounsellingNote(note), .legal, in: own)) == apart)
        #expect(ConsentAsking.reasons(marsh(.psychotherapyNote(note), .legal, in: own)) == apart)
    }

    @Test func aProceedingNeedsItsKindAndThatKindServesNothingElse() {
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(
                    ConsentAsking.chart(ConsentCharts.c4),
                    to: "Dr Theo Marsh",
                    for: .legal,
                    [.plan],
                    on: "2031-06-23"
                )
            )
                == ["kind: 42 CFR 2.31(d)"]
        )
        let pretrial = "Ferris County Pretrial Services"
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(
                    ConsentAsking.chart(ConsentCharts.c3),
                    to: pretrial,
                    for: .treatment,
                    [.attendance],
                    on: "2031-05-12"
                )
            )
                == ["kind: 42 CFR 2.31(a)"]
        )
        var authorization = ConsentCharts.d1
        authorization.purposeKind = .legal
        var outside = CareChart()
        outside.sign(authorization, by: ConsentCharts.juniper)
        func marr(_ client: Client) -> ConsentDecision {
            ConsentAsking.ask(
                outside,
                client,
                to: "Prof. Odile Marr",
                for: .legal,
                [.plan],
                on: "2031-07-08"
            )
        }
        #expect(ConsentAsking.allowed(marr(ConsentCharts.juniper)) == authorization)
        #expect(ConsentAsking.reasons(marr(ConsentCharts.rowan)) == ["kind: 42 CFR 2.31(d)"])
        var release = ConsentCharts.general
        release.purposeKind = .legal
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(
                    ConsentAsking.chart(release),
                    ConsentCharts.juniper,
                    to: "Dr Theo Marsh",
                    for: .legal,
                    [.plan],
                    on: "2031-01-13"
                )
            )
                == ["kind: 45 CFR 164.508(a)(1)"]
        )
    }

    @Test func consentsAreNotAddedUpAndTheNearestIsTold() throws {
        var measures = ConsentCharts.c1
        measures.scope = ["diagnoses"]
        let both = ConsentAsking.chart(ConsentCharts.c1, measures, ConsentCharts.c5)
        let decision = ConsentAsking.ask(
            both,
            to: "Dr Theo Marsh",
            [.plan, .measures, .diagnoses],
            on: "2031-01-13"
        )
        #expect(ConsentAsking.reasons(decision) == ["scope: 42 CFR 2.31(a)(3)"])
        guard case .refused(let refusals) = decision else { return }
        #expect(refusals.map(\.consent) == [both.entries.first?.ref])
        // Of two that are as near, the later is told; of two that cover it, the later counts.
        let second = ConsentAsking.chart(
            ConsentCharts.d("2031-07-08", until: "2031-08-01"),
            ConsentCharts.d1
        )
        let client = ConsentCharts.juniper
        guard
            case .refused(let far) = ConsentAsking.ask(
                second,
                client,
                to: "Prof. Odile Marr",
                [.notes],
                on: "2031-07-08"
            ),
            case .allowed(let record) = ConsentAsking.ask(
                second,
                client,
                to: "Prof. Odile Marr",
                [.plan],
                on: "2031-07-08"
            )
        else {
            Issue.record("the first is refused and the second is not")
            return
        }
        #expect(far.map(\.consent) == [second.entries[2].ref])
        #expect(record.consent.id == second.entries[2].id)
    }
}
