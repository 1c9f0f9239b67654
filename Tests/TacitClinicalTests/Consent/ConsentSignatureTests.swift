import TacitClinical
import Testing

@Suite struct ConsentSignatureTests {
    private func faults(
        _ signature: ConsentSignature,
        _ chart: CareChart,
        _ client: Client,
        on day: String
    )
        -> [EntryFault]
    {
        signature.faults(in: chart.context(day, client))
    }

    /// Faults of a signature of C1 on its day, by an authority.
    private func fields(
        _ role: ConsentSignature.Role,
        _ authority: ConsentAuthority?,
        after earlier: [ConsentSignature.Role] = []
    ) -> [String] {
        var client = ConsentCharts.rowan
        (client.consentAuthority, client.authorityCitation) = (
            authority, "court order of 2030-11-02"
        )
        var chart = CareChart()
        let id = chart.add(ConsentCharts.c1, on: "2031-01-13")
        for role in earlier {
            chart.add(consentSignature(id, on: "2031-01-13", role), on: "2031-01-13")
        }
        return faults(consentSignature(id, on: "2031-01-13", role), chart, client, on: "2031-01-13")
            .map(\.field)
    }

    @Test func everyElementTakenAwayInTurnBlocksTheSignature() {
        for (whole, client, losses) in ConsentCharts.table {
            let day = "2031-12-01"
            var chart = CareChart()
            let signed = chart.add(whole, on: day)
            let isOver = whole.expiresOn.map { $0 < careDay(day) } ?? false
            let on = isOver ? whole.draftedOn?.description ?? day : day
            #expect(
                faults(consentSignature(signed, on: on), chart, client, on: day).isEmpty,
                "\(whole.consentKind)"
            )
            for loss in losses {
                var less = whole
                loss.take(&less)
                var chart = CareChart()
                let id = chart.add(less, on: day)
                let found = faults(consentSignature(id, on: on), chart, client, on: day)
                #expect(
                    found.contains {
                        $0.field == "consent" && $0.message.hasSuffix("(\(loss.paragraph))")
                            && $0.hint?.hasSuffix("with \(loss.field)") == true
                    },
                    "\(whole.consentKind) \(loss.field)"
                )
                #expect(less.missing(for: client).map(\.rawValue).contains(loss.field))
                #expect(
                    Consents.fold(entries: chart.entries).first?.state(
                        on: careDay(on),
                        client: client
                    )
                        == .draft(missing: less.missing(for: client))
                )
            }
        }
    }

    @Test func whatIsNamedIsWhatIsMissingAndNothingElse() {
        for (whole, client, losses) in ConsentCharts.table {
            #expect(whole.missing(for: client).isEmpty, "\(whole.consentKind)")
            // Without its kind, whether a purpose needs words is not known either; with it, one loss is one element.
            for loss in losses where loss.field != "purpose_kind" {
                var less = whole
                loss.take(&less)
                #expect(
                    less.missing(for: client).map(\.rawValue) == [loss.field],
                    "\(whole.consentKind)"
                )
            }
            #expect(Set(losses.map(\.field)).count == losses.count)
        }
    }

    @Test func theRightPartySigns() {
        for authority in [nil, ConsentAuthority.client] {
            #expect(fields(.client, authority) == [])
            #expect(fields(.guardian, authority) == ["role"])
            #expect(fields(.representative, authority) == ["role"])
        }
        #expect(fields(.client, .guardian) == ["role"])
        #expect(fields(.guardian, .guardian) == [])
        #expect(fields(.representative, .guardian) == [])
        for role in ConsentSignature.Role.allCases { #expect(fields(role, .both) == []) }
    }

    @Test func eachPartySignsOnce() {
        #expect(fields(.client, nil, after: [.client]) == ["role"])
        #expect(fields(.guardian, .both, after: [.client]) == [])
        #expect(fields(.client, .both, after: [.guardian]) == [])
        #expect(fields(.representative, .both, after: [.guardian]) == ["role"])
    }

    @Test func byWhatRightAnotherSignsIsSaid() {
        var client = ConsentCharts.rowan
        client.consentAuthority = .guardian
        var chart = CareChart()
        let id = chart.add(ConsentCharts.c1, on: "2031-01-13")
        let signature = consentSignature(id, on: "2031-01-13", .guardian)
        let found = faults(signature, chart, client, on: "2031-01-13")
        #expect(found.map(\.field) == ["consent"])
        #expect(found.first?.message.hasSuffix("(42 CFR 2.31(a)(8))") == true)
        client.authorityCitation = "court order of 2030-11-02"
        #expect(faults(signature, chart, client, on: "2031-01-13").isEmpty)
        client.authorityCitation = nil
        var noted = ConsentCharts.c1
        noted.authorityNote = "guardian by court order"
        let other = chart.add(noted, on: "2031-01-13")
        #expect(
            faults(
                consentSignature(other, on: "2031-01-13", .guardian),
                chart,
                client,
                on: "2031-01-13"
            ).isEmpty
        )
    }

    @Test func theDaysAreInOrder() {
        var chart = CareChart()
        let id = chart.add(ConsentCharts.c1, on: "2031-01-13")
        for (day, wanted) in [
            ("2031-01-12", ["signed_on"]), ("2031-01-13", []), ("2031-12-31", []),
            ("2032-01-01", ["signed_on"]),
            ("2032-02-02", ["signed_on", "signed_on"]),
        ] {
            let found = faults(
                consentSignature(id, on: day),
                chart,
                ConsentCharts.rowan,
                on: "2032-02-01"
            )
            #expect(found.map(\.field) == wanted, "\(day)")
        }
    }

    @Test func itIsWrittenAndNamed() {
        var chart = CareChart()
        let id = chart.add(ConsentCharts.c1, on: "2031-01-13")
        var signature = consentSignature(id, on: "2031-01-13")
        for method in SigningMethod.allCases {
            signature.method = method
            let found = faults(signature, chart, ConsentCharts.rowan, on: "2031-01-13").map(\.field)
            #expect(found == (method == .phone ? ["method"] : []))
        }
        signature.method = .screen
        signature.signedBy = " "
        #expect(
            faults(signature, chart, ConsentCharts.rowan, on: "2031-01-13").map(\.field) == [
                "signed_by"
            ]
        )
    }

    @Test func whatDoesNotStandOrWasRevokedIsNotSigned() {
        var chart = CareChart()
        let id = chart.add(ConsentCharts.c1, on: "2031-01-13")
        let revocation = Revocation(
            consent: id,
            receivedOn: careDay("2031-01-14"),
            by: "Rowan Ashdown",
            inWriting: true,
            how: "letter"
        )
        chart.add(revocation, on: "2031-01-14")
        let signature = consentSignature(id, on: "2031-01-13")
        #expect(
            faults(signature, chart, ConsentCharts.rowan, on: "2031-01-14").map(\.field) == [
                "consent"
            ]
        )
        chart.markError(id)
        let gone = faults(signature, chart, ConsentCharts.rowan, on: "2031-01-14")
        #expect(gone.map(\.message) == ["no consent stands under this REF"])
    }

    @Test func anotherNameThanTheRosterHasIsTold() {
        var client = ConsentCharts.rowan
        client.guardian = "Edda Sorrel"
        let context = CareChart().context("2031-01-13", client)
        for (name, role, wanted) in [
            ("Rowan Ashdown", ConsentSignature.Role.client, 0), ("Edda Sorrel", .client, 1),
            ("edda sorrel", .guardian, 0), ("Rowan Ashdown", .guardian, 1),
            ("Ansel Roake", .representative, 0),
        ] {
            let signature = consentSignature(careID(1), on: "2031-01-13", by: name, role)
            #expect(signature.advice(in: context).count == wanted, "\(role)")
        }
    }
}
