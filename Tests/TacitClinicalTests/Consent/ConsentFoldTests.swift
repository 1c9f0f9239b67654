import TacitClinical
import Testing

@Suite struct ConsentFoldTests {
    private func states(_ chart: CareChart, _ client: Client, on day: String) -> [ConsentState] {
        Consents.fold(entries: chart.entries).map { $0.state(on: careDay(day), client: client) }
    }

    @Test func theChartsOnTheirDays() {
        let revoked = ConsentState.revoked(careDay("2031-06-09"))
        let unsigned = ConsentState.draft(missing: [])
        for (day, wanted) in [
            ("2031-01-12", [unsigned, unsigned, unsigned, unsigned, unsigned]),
            ("2031-01-13", [.active, unsigned, unsigned, unsigned, unsigned]),
            ("2031-06-08", [.active, .active, .active, unsigned, unsigned]),
            ("2031-06-09", [revoked, .active, .active, unsigned, unsigned]),
            ("2031-06-23", [revoked, .active, .active, .active, .active]),
            (
                "2032-01-01",
                [
                    revoked, .expired(careDay("2031-12-31")), .expired(careDay("2031-08-12")),
                    .active,
                    .expired(careDay("2031-12-31")),
                ]
            ),
        ] {
            #expect(
                states(ConsentCharts.rowanChart, ConsentCharts.rowan, on: day) == wanted,
                "\(day)"
            )
        }
        let juniper = ConsentCharts.juniperChart
        #expect(
            states(juniper, ConsentCharts.juniper, on: "2031-10-01") == [
                .active, unsigned, unsigned,
            ]
        )
        #expect(
            states(juniper, ConsentCharts.juniper, on: "2031-10-02")
                == [.expired(careDay("2031-10-01")), .active, unsigned]
        )
    }

    @Test func bothMustSign() {
        var client = ConsentCharts.rowan
        (client.consentAuthority, client.authorityCitation) = (.both, "state law on minors")
        for (first, second) in [
            (ConsentSignature.Role.client, ConsentSignature.Role.guardian),
            (.representative, .client),
        ] {
            var chart = CareChart()
            let id = chart.add(ConsentCharts.c1, on: "2031-01-13")
            #expect(states(chart, client, on: "2031-01-13") == [.draft(missing: [])])
            chart.add(consentSignature(id, on: "2031-01-13", first), on: "2031-01-13")
            let waiting = ConsentState.waiting(for: first == .client ? .guardian : .client)
            #expect(states(chart, client, on: "2031-01-13") == [waiting])
            chart.add(consentSignature(id, on: "2031-01-20", second), on: "2031-01-20")
            #expect(states(chart, client, on: "2031-01-19") == [waiting])
            #expect(states(chart, client, on: "2031-01-20") == [.active])
        }
    }

    @Test func aSignatureCountsByTheAuthorityThatHoldsNow() {
        var client = ConsentCharts.rowan
        #expect(states(ConsentCharts.rowanChart, client, on: "2031-01-13").first == .active)
        (client.consentAuthority, client.authorityCitation) = (
            .guardian, "court order of 2030-11-02"
        )
        #expect(
            states(ConsentCharts.rowanChart, client, on: "2031-01-13").first == .draft(missing: [])
        )
        client.authorityCitation = nil
        #expect(
            states(ConsentCharts.rowanChart, client, on: "2031-01-13").first
                == .draft(missing: [.authorityNote])
        )
    }

    @Test func theEndOfTheTreatmentIsADischarge() {
        var chart = CareChart()
        chart.add(
            Discharge(on: careDay("2030-06-01"), reason: .completed, summary: "Ended."),
            on: "2030-06-01"
        )
        var consent = ConsentCharts.c1
        (consent.expiresOn, consent.expiresEvent) = (nil, "end of the treatment")
        chart.sign(consent)
        #expect(states(chart, ConsentCharts.rowan, on: "2032-02-03") == [.active])
        chart.add(
            Discharge(on: careDay("2032-02-02"), reason: .completed, summary: "Ended."),
            on: "2032-02-02"
        )
        #expect(states(chart, ConsentCharts.rowan, on: "2032-02-02") == [.active])
        #expect(
            states(chart, ConsentCharts.rowan, on: "2032-02-03") == [
                .expired(careDay("2032-02-02"))
            ]
        )
        consent.expiresOn = careDay("2031-12-31")
        chart.sign(consent)
        #expect(
            states(chart, ConsentCharts.rowan, on: "2032-02-03").last
                == .expired(careDay("2031-12-31"))
        )
        chart.sign(ConsentCharts.c4)
        #expect(states(chart, ConsentCharts.rowan, on: "2032-02-03").last == .active)
    }

    @Test func whatDoesNotStandDoesNotCount() throws {
        var chart = ConsentCharts.rowanChart
        let revocation = try #require(chart.entries.first { $0.content.kind == .revocation })
        chart.markError(revocation.id)
        #expect(states(chart, ConsentCharts.rowan, on: "2031-06-09").first == .active)
        let signature = try #require(chart.entries.first { $0.content.kind == .consentSignature })
        chart.markError(signature.id)
        #expect(states(chart, ConsentCharts.rowan, on: "2031-06-09").first == .draft(missing: []))
        let consent = try #require(chart.entries.first)
        chart.markError(consent.id)
        #expect(Consents.fold(entries: chart.entries).count == 4)
    }

    @Test func theEarliestRevocationCounts() throws {
        var chart = CareChart()
        let id = chart.sign(ConsentCharts.c1)
        for day in ["2031-06-11", "2031-06-09", "2031-06-10"] {
            let revocation = Revocation(
                consent: id,
                receivedOn: careDay(day),
                by: "Rowan Ashdown",
                inWriting: true,
                how: "letter"
            )
            chart.add(revocation, on: "2031-06-11")
        }
        #expect(
            states(chart, ConsentCharts.rowan, on: "2031-06-10") == [
                .revoked(careDay("2031-06-09"))
            ]
        )
    }

    @Test func aRevocationHasItsRules() {
        var chart = CareChart()
        let id = chart.add(ConsentCharts.c1, on: "2031-01-13")
        func found(_ day: String, _ consent: RecordID) -> [String] {
            Revocation(
                consent: consent,
                receivedOn: careDay(day),
                by: "a",
                inWriting: true,
                how: "b"
            )
            .faults(in: chart.context("2031-06-09", ConsentCharts.rowan)).map(\.field)
        }
        #expect(found("2031-01-12", id) == ["received_on"])
        #expect(found("2031-01-13", id) == [])
        #expect(found("2031-06-09", id) == [])
        #expect(found("2031-06-10", id) == ["received_on"])
        #expect(found("2031-06-09", careID(99)) == ["consent"])
        var spoken = Revocation(
            consent: id,
            receivedOn: careDay("2031-06-09"),
            by: "a",
            inWriting: true,
            how: "by telephone"
        )
        let context = chart.context("2031-06-09", ConsentCharts.rowan)
        #expect(spoken.advice(in: context).isEmpty)
        spoken.inWriting = false
        #expect(spoken.faults(in: context).isEmpty)
        #expect(spoken.advice(in: context).map(\.field) == ["in_writing"])
        chart.add(spoken, on: "2031-06-09")
        #expect(found("2031-06-09", id) == ["consent"])
        #expect(
            states(chart, ConsentCharts.rowan, on: "2031-06-09") == [
                .revoked(careDay("2031-06-09"))
            ]
        )
    }
}
