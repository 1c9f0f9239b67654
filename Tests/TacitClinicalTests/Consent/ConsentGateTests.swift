import TacitClinical
import Testing

/// The charts on their days.
@Suite struct ConsentGateTests {
    @Test func sealsOneToThreeAndTheRevocation() {
        let rowan = ConsentCharts.rowanChart
        let parts: [SharedPart] = [.plan, .measures, .accommodations]
        #expect(
            ConsentAsking.allowed(
                ConsentAsking.ask(rowan, to: "Dr Theo Marsh", parts, on: "2031-01-13")
            ) == ConsentCharts.c1
        )
        #expect(
            ConsentAsking.allowed(
                ConsentAsking.ask(rowan, to: "Dr Theo Marsh", parts, on: "2031-06-08")
            ) == ConsentCharts.c1
        )
        for day in ["2031-06-09", "2031-06-22"] {
            let refused = ConsentAsking.ask(rowan, to: "Dr Theo Marsh", parts, on: day)
            #expect(ConsentAsking.reasons(refused) == ["revoked: 42 CFR 2.31(c)(3)"])
            #expect(ConsentAsking.allowed(refused) == nil)
        }
        #expect(
            ConsentAsking.allowed(
                ConsentAsking.ask(rowan, to: "Dr Theo Marsh", parts, on: "2031-06-23")
            ) == ConsentCharts.c4
        )
        let linden = "Linden Supported Employment"
        #expect(
            ConsentAsking.allowed(
                ConsentAsking.ask(
                    rowan,
                    to: linden,
                    for: .employmentSupport,
                    [.accommodations],
                    on: "2031-06-23"
                )
            )
                == ConsentCharts.c5
        )
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(
                    rowan,
                    to: linden,
                    for: .employmentSupport,
                    [.accommodations, .plan],
                    on: "2031-06-23"
                )
            )
                == ["scope: 42 CFR 2.31(a)(3)"]
        )
    }

    @Test func onTheDayOfTheRevocationItIsTheOnlyReason() {
        var day = CareChart()
        for entry in ConsentCharts.rowanChart.entries
        where entry.recordedAt.day <= careDay("2031-06-09") {
            day.take(entry)
        }
        let decision = ConsentAsking.ask(day, to: "Dr Theo Marsh", [.plan], on: "2031-06-09")
        #expect(ConsentAsking.reasons(decision) == ["revoked: 42 CFR 2.31(c)(3)"])
        guard case .refused(let refusals) = decision else { return }
        #expect(refusals.map(\.sentence) == ["the consent was revoked 2031-06-09"])
        #expect(refusals.map(\.consent) == [day.entries.first?.ref])
    }

    @Test func pretrialServicesGetNothingWithoutTheirKind() {
        var day = CareChart()
        for entry in ConsentCharts.rowanChart.entries
        where entry.recordedAt.day <= careDay("2031-05-05") {
            day.take(entry)
        }
        let pretrial = "Ferris County Pretrial Services"
        let decision = ConsentAsking.ask(
            day,
            to: pretrial,
            for: .legal,
            [.attendance],
            on: "2031-05-05"
        )
        #expect(ConsentAsking.reasons(decision) == ["kind: 42 CFR 2.31(d)"])
        let rowan = ConsentCharts.rowanChart
        #expect(
            ConsentAsking.allowed(
                ConsentAsking.ask(rowan, to: pretrial, for: .legal, [.attendance], on: "2031-05-12")
            )
                == ConsentCharts.c3
        )
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(
                    rowan,
                    to: pretrial,
                    for: .treatment,
                    [.attendance],
                    on: "2031-05-12"
                )
            )
            .first
                == "recipient: 42 CFR 2.31(a)(4)"
        )
    }

    @Test func sealsFourToSixAndTheExpiry() throws {
        let (juniper, client) = (ConsentCharts.juniperChart, ConsentCharts.juniper)
        let parts: [SharedPart] = [.plan, .lastReview]
        func marr(_ day: String, _ parts: [SharedPart]) -> ConsentDecision {
            ConsentAsking.ask(juniper, client, to: "Prof. Odile Marr", parts, on: day)
        }
        #expect(ConsentAsking.allowed(marr("2031-07-08", parts)) == ConsentCharts.d1)
        #expect(ConsentAsking.allowed(marr("2031-10-01", parts)) == ConsentCharts.d1)
        #expect(ConsentAsking.allowed(marr("2031-10-02", parts)) == ConsentCharts.d2)
        #expect(
            ConsentAsking.reasons(marr("2031-10-02", parts + [.notes])) == [
                "scope: 45 CFR 164.508(c)(1)(i)"
            ]
        )
        var before = CareChart()
        for entry in juniper.entries where entry.recordedAt.day < careDay("2031-10-02") {
            before.take(entry)
        }
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(before, client, to: "Prof. Odile Marr", parts, on: "2031-10-02")
            )
                == ["expired: 45 CFR 164.508(b)(2)(i)"]
        )
        let (note, other) = (try #require(ConsentAsking.note), try #require(ConsentAsking.other))
        func orlo(_ parts: [SharedPart], text: String = "forensic review") -> ConsentDecision {
            ConsentAsking.ask(
                juniper,
                client,
                to: "Dr Sabine Orlo",
                for: .other,
                text: text,
                parts,
                on: "2031-11-11"
            )
        }
        #expect(ConsentAsking.allowed(orlo([.psychotherapyNote(note)])) == ConsentCharts.e1)
        #expect(
            ConsentAsking.reasons(orlo([.psychotherapyNote(other)])) == [
                "scope: 45 CFR 164.508(c)(1)(i)"
            ]
        )
        #expect(
            ConsentAsking.reasons(orlo([.psychotherapyNote(note), .plan])) == [
                "apart: 42 CFR 2.31(b), (d); 45 CFR 164.508(b)(3)"
            ]
        )
        for text in ["research", "", " "] {
            #expect(
                ConsentAsking.reasons(orlo([.psychotherapyNote(note)], text: text)) == [
                    "purpose: 45 CFR 164.508(c)(1)(iv)"
                ]
            )
        }
    }
}
