import TacitClinical
import Testing

/// Each reason against a disclosure.
@Suite struct ConsentReasonTests {
    @Test func nothingAskedAndNoConsentAtAll() {
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(
                    ConsentCharts.rowanChart,
                    to: "Dr Theo Marsh",
                    [],
                    on: "2031-01-13"
                )
            )
                == ["nothing-asked: 42 CFR 2.13(a)"]
        )
        let none = ["no-consent: 42 CFR 2.31(a)"]
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(CareChart(), to: "Dr Theo Marsh", [.plan], on: "2031-01-13")
            ) == none
        )
        // What was drafted later did not exist.
        let later = ConsentAsking.chart(ConsentCharts.c1)
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(later, to: "Dr Theo Marsh", [.plan], on: "2031-01-12")
            ) == none
        )
        // A consent to obtain releases nothing, to whomever.
        let obtain = ConsentAsking.chart(ConsentCharts.c2)
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(obtain, to: "Imogen Vale", [.plan], on: "2031-01-20")
            ) == none
        )
    }

    @Test func anotherRecipient() {
        let chart = ConsentAsking.chart(ConsentCharts.c1)
        let wrong = ["recipient: 42 CFR 2.31(a)(4)"]
        for name in ["Prof. Odile Marr", "Dr Theo", "", " "] {
            #expect(
                ConsentAsking.reasons(ConsentAsking.ask(chart, to: name, [.plan], on: "2031-01-13"))
                    == wrong
            )
        }
        var blank = ConsentCharts.c1
        blank.recipients = [" ", "Prof. Odile Marr"]
        var other = CareChart()
        other.sign(blank)
        #expect(
            ConsentAsking.reasons(ConsentAsking.ask(other, to: "", [.plan], on: "2031-01-13"))
                == wrong
        )
        #expect(
            ConsentAsking.allowed(
                ConsentAsking.ask(
                    chart,
                    to: "dr-marsh",
                    orTo: " dr theo  MARSH",
                    [.plan],
                    on: "2031-01-13"
                )
            )
                == ConsentCharts.c1
        )
    }

    @Test func anotherPurpose() {
        for purpose in ConsentPurpose.allCases where purpose != .legal && purpose != .treatment {
            #expect(
                ConsentAsking.reasons(
                    ConsentAsking.ask(
                        ConsentAsking.chart(ConsentCharts.c1),
                        to: "Dr Theo Marsh",
                        for: purpose,
                        [.plan],
                        on: "2031-01-13"
                    )
                )
                    == ["purpose: 42 CFR 2.31(a)(5)"],
                "\(purpose)"
            )
        }
        for (purpose, isCovered) in [
            (ConsentPurpose.treatment, true), (.paymentOperations, true), (.tpo, true),
            (.employmentSupport, false),
            (.atRequestOfPatient, false), (.other, false),
        ] {
            let decision = ConsentAsking.ask(
                ConsentAsking.chart(ConsentCharts.c4),
                to: "Dr Theo Marsh",
                for: purpose,
                [.plan],
                on: "2031-06-23"
            )
            #expect((ConsentAsking.allowed(decision) != nil) == isCovered, "\(purpose)")
        }
    }

    @Test func aPartOutOfScope() {
        let decision = ConsentAsking.ask(
            ConsentAsking.chart(ConsentCharts.c1),
            to: "Dr Theo Marsh",
            [.plan, .diagnoses, .notes],
            on: "2031-01-13"
        )
        #expect(
            ConsentAsking.reasons(decision) == [
                "scope: 42 CFR 2.31(a)(3)", "scope: 42 CFR 2.31(a)(3)",
            ]
        )
        guard case .refused(let refusals) = decision else { return }
        #expect(
            refusals.map(\.sentence) == [
                "the consent does not cover this part: diagnoses",
                "the consent does not cover this part: progress-notes",
            ]
        )
    }

    @Test func anElementThatIsMissing() {
        for loss in ConsentCharts.losses + ConsentCharts.coveredLosses {
            var less = ConsentCharts.c1
            loss.take(&less)
            let found = ConsentAsking.reasons(
                ConsentAsking.ask(
                    ConsentAsking.chart(less),
                    to: "Dr Theo Marsh",
                    [.plan],
                    on: "2031-01-13"
                )
            )
            #expect(found.contains("deficient: \(loss.paragraph)"), "\(loss.field)")
        }
    }

    @Test func noSignatureAndOnlyOne() {
        var unsigned = CareChart()
        let id = unsigned.add(ConsentCharts.c1, on: "2031-01-13")
        let wanted = ["unsigned: 42 CFR 2.31(a)(8)"]
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(unsigned, to: "Dr Theo Marsh", [.plan], on: "2031-01-13")
            ) == wanted
        )
        unsigned.add(consentSignature(id, on: "2031-01-20"), on: "2031-01-20")
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(unsigned, to: "Dr Theo Marsh", [.plan], on: "2031-01-19")
            ) == wanted
        )
        #expect(
            ConsentAsking.allowed(
                ConsentAsking.ask(unsigned, to: "Dr Theo Marsh", [.plan], on: "2031-01-20")
            )
                == ConsentCharts.c1
        )
        var client = ConsentCharts.rowan
        (client.consentAuthority, client.authorityCitation) = (.both, "state law on minors")
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(unsigned, client, to: "Dr Theo Marsh", [.plan], on: "2031-01-20")
            )
                == ["second-signature: 42 CFR 2.14"]
        )
    }

    @Test func expired() {
        let chart = ConsentAsking.chart(ConsentCharts.c1)
        #expect(
            ConsentAsking.allowed(
                ConsentAsking.ask(chart, to: "Dr Theo Marsh", [.plan], on: "2031-12-31")
            ) == ConsentCharts.c1
        )
        #expect(
            ConsentAsking.reasons(
                ConsentAsking.ask(chart, to: "Dr Theo Marsh", [.plan], on: "2032-01-01")
            ) == [
                "expired: 42 CFR 2.31(c)(1)"
            ]
        )
    }
}
