import TacitClinical
import Testing

/// Letters after a revocation: one for each past recipient, and no client's name on the outside.
@Suite struct RelianceLetterTests {
    private static func disclosure(_ consent: RecordID, _ code: String?, _ name: String, on day: String) -> Disclosure {
        var disclosure = Disclosure(
            madeAt: careNow(day),
            how: .bundle,
            basis: .consent,
            recipientName: name,
            purposeKind: .treatment,
            what: "plan of \(day)"
        )
        disclosure.consent = consent
        disclosure.recipientCode = code
        disclosure.recipientAddress = "1 Mill Lane"
        return disclosure
    }

    private static let practice: Practice = {
        var practice = Practice()
        (practice.practitioner, practice.licences) = ("Imogen Vale", ["LCADC"])
        practice.organisation = "Harrowgate Lane Counselling"
        return practice
    }()

    private static func letters(_ chart: CareChart) throws -> [RelianceLetter] {
        let consent = try #require(Consents.fold(entries: chart.entries).first)
        return Disclosures.letters(
            after: consent,
            entries: chart.entries,
            client: ConsentCharts.rowan,
            practice: practice,
            on: careDay("2031-06-09")
        )
    }

    private static func chart(revoked: Bool = true) -> CareChart {
        var chart = CareChart()
        let consent = chart.add(ConsentCharts.c1, on: "2031-01-13")
        let other = chart.add(ConsentCharts.c1, on: "2031-01-14")
        chart.add(disclosure(consent, "heron-4", "Dr Theo Marsh", on: "2031-01-13"), on: "2031-01-13")
        chart.add(disclosure(consent, "heron-4", "Dr T. Marsh", on: "2031-02-13"), on: "2031-02-13")
        chart.add(disclosure(consent, nil, "Ferris Clinic", on: "2031-02-14"), on: "2031-02-14")
        chart.add(disclosure(other, "wren-2", "Linden", on: "2031-02-15"), on: "2031-02-15")
        if revoked {
            chart.add(
                Revocation(
                    consent: consent,
                    receivedOn: careDay("2031-06-09"),
                    by: "Rowan Ashdown",
                    inWriting: true,
                    how: "a letter"
                ),
                on: "2031-06-09"
            )
        }
        return chart
    }

    @Test func oneForEachPastRecipientUnderThatConsent() throws {
        let letters = try Self.letters(Self.chart())
        #expect(letters.map(\.recipientCode) == ["heron-4", nil])
        #expect(letters.map(\.disclosures.count) == [2, 1])
        let first = try #require(letters.first)
        for said in ["2031-06-09", "plan of 2031-01-13", "plan of 2031-02-13", "cannot be recalled", "Rowan Ashdown"] {
            #expect(first.text.contains(said), "\(said)")
        }
        #expect(!first.text.contains("Linden") && !first.text.contains("Ferris"))
    }

    @Test func theOutsideNamesRecipientAndSenderAlone() throws {
        for letter in try Self.letters(Self.chart()) {
            #expect(letter.outside.contains("1 Mill Lane") && letter.outside.contains("Imogen Vale"))
            for word in ["Rowan", "Ashdown", "otter", "consent", "plan", "42 CFR"] {
                #expect(!letter.outside.contains(word), "\(word)")
            }
        }
    }

    @Test func withoutARevocationThereAreNone() throws {
        #expect(try Self.letters(Self.chart(revoked: false)).isEmpty)
    }
}
