import TacitClinical
import Testing

/// What an accounting lists, and on which ground it does not.
@Suite struct AccountingTests {
    private static func disclosure(
        _ basis: Disclosure.Basis,
        _ purpose: ConsentPurpose = .treatment,
        _ how: Disclosure.How = .bundle,
        on day: String = "2031-01-13"
    ) -> Disclosure {
        Disclosure(
            madeAt: careNow(day),
            how: how,
            basis: basis,
            recipientName: "Dr Theo Marsh",
            purposeKind: purpose,
            what: "plan"
        )
    }

    private static func client(part2: Bool?) -> ClientRecord {
        var client = Client(name: "Rowan Ashdown")
        client.part2 = part2
        return ClientRecord(
            id: .random(),
            handle: "otter-4",
            version: 1,
            client: client,
            closure: nil,
            notices: []
        )
    }

    private static func accounting(
        _ chart: CareChart,
        on day: String,
        part2: Bool? = true,
        covered: Bool? = true
    ) -> Accounting {
        var practice = Practice()
        practice.hipaaCovered = covered
        return Accounting(of: client(part2: part2), entries: chart.entries, practice: practice, on: careDay(day))
    }

    @Test func everyBasisInBothAccountings() throws {
        let table: [(Disclosure, Accounting.Standing, Accounting.Standing)] = [
            (Self.disclosure(.consent), .listed, .tpo),
            (Self.disclosure(.consent, .tpo, .phone), .tpo, .tpo),
            (Self.disclosure(.consent, .employmentSupport, .phone), .listed, .authorized),
            (Self.disclosure(.consent, .legal), .listed, .authorized),
            (Self.disclosure(.emergency, .treatment, .phone), .listed, .tpo),
            (Self.disclosure(.clientRequest, .atRequestOfPatient), .toClient, .toClient),
            (Self.disclosure(.courtOrder, .legal), .listed, .listed),
            (Self.disclosure(.childAbuseReport, .other, .phone), .listed, .listed),
            (Self.disclosure(.audit, .other), .listed, .listed),
            (Self.disclosure(.otherLaw, .other), .listed, .listed),
        ]
        for (disclosure, part2, hipaa) in table {
            var chart = CareChart()
            chart.add(disclosure, on: "2031-01-13")
            let line = try #require(Self.accounting(chart, on: "2031-02-01").items.first)
            #expect(line.part2 == part2 && line.hipaa == hipaa, "\(disclosure.basis) \(disclosure.purposeKind)")
            let other = try #require(
                Self.accounting(chart, on: "2031-02-01", part2: false, covered: false).items.first
            )
            #expect(other.part2 == .notApplicable && other.hipaa == .notApplicable)
            let unsaid = try #require(
                Self.accounting(chart, on: "2031-02-01", part2: nil, covered: nil).items.first
            )
            #expect(unsaid == line, "what nobody has said is taken to apply")
        }
    }

    @Test func thePeriodsAreThreeAndSixYearsToTheDay() throws {
        for (made, asked, part2, hipaa) in [
            ("2031-05-05", "2034-05-05", Accounting.Standing.listed, Accounting.Standing.listed),
            ("2031-05-05", "2034-05-06", .earlier, .listed),
            ("2031-05-05", "2037-05-05", .earlier, .listed),
            ("2031-05-05", "2037-05-06", .earlier, .earlier),
            // From a leap day the period begins on 28 February: never a day too late.
            ("2029-02-28", "2032-02-29", .listed, .listed),
            ("2029-02-27", "2032-02-29", .earlier, .listed),
            ("2026-02-28", "2032-02-29", .earlier, .listed),
            ("2026-02-27", "2032-02-29", .earlier, .earlier),
            // A disclosure on a leap day.
            ("2028-02-29", "2031-02-28", .listed, .listed),
            ("2028-02-29", "2031-03-01", .earlier, .listed),
        ] {
            var chart = CareChart()
            chart.add(Self.disclosure(.courtOrder, .legal, on: made), on: made)
            let line = try #require(Self.accounting(chart, on: asked).items.first)
            #expect(line.part2 == part2 && line.hipaa == hipaa, "\(made), asked \(asked)")
        }
    }

    @Test func nothingIsLeftOutWithoutBeingSaid() {
        var chart = CareChart()
        for number in 0..<210 {
            let basis = Disclosure.Basis.allCases[number % 7]
            let purpose = ConsentPurpose.allCases[number / 7 % ConsentPurpose.allCases.count]
            let how = Disclosure.How.allCases[number % Disclosure.How.allCases.count]
            let day = "\(2022 + number % 10)-06-15"
            chart.add(Self.disclosure(basis, purpose, how, on: day), on: day)
        }
        let accounting = Self.accounting(chart, on: "2031-12-31")
        #expect(accounting.items.count == 210)
        #expect(accounting.listed.count + accounting.leftOut.count == 210)
        #expect(!accounting.listed.isEmpty && !accounting.leftOut.isEmpty)
        #expect(accounting.items.map(\.madeAt) == accounting.items.map(\.madeAt).sorted())
    }

    @Test func whatIsMarkedAsAnErrorOrLaterIsNoDisclosure() {
        var chart = CareChart()
        let wrong = chart.add(Self.disclosure(.courtOrder, .legal), on: "2031-01-13")
        chart.markError(wrong)
        chart.add(Self.disclosure(.courtOrder, .legal, on: "2031-03-01"), on: "2031-03-01")
        #expect(Self.accounting(chart, on: "2031-02-01").items.isEmpty)
    }

    @Test func theChartOfTheDemoListsTheEmergencyAndWhatWentUnderConsents() {
        var chart = CareChart()
        chart.add(Self.disclosure(.consent), on: "2031-01-13")
        chart.add(Self.disclosure(.emergency, .treatment, .phone, on: "2031-03-20"), on: "2031-03-20")
        chart.add(Self.disclosure(.consent, .tpo, on: "2031-06-23"), on: "2031-06-23")
        chart.add(Self.disclosure(.consent, .employmentSupport, on: "2031-06-23"), on: "2031-06-23")
        let accounting = Self.accounting(chart, on: "2032-02-02")
        #expect(accounting.listed.count == 4 && accounting.leftOut.isEmpty)
    }
}
