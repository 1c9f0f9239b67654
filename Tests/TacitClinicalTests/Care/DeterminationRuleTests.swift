import TacitClinical
import Testing

private func fields(_ faults: [EntryFault]) -> [String] { faults.map(\.field) }

@Suite struct DeterminationRuleTests {
    private let chart: CareChart
    private let request: RecordID

    init() {
        var chart = CareChart()
        request = chart.add(CareChart.eveningRequest, on: "2031-02-10")
        self.chart = chart
    }

    private func faults(_ change: (inout Determination) -> Void) -> [String] {
        var determination = CareChart.diaryDetermination(request)
        determination.decidedOn = careDay("2031-02-26")
        determination.effectiveFrom = nil
        change(&determination)
        return fields(determination.faults(in: chart.context("2031-02-26")))
    }

    private func advice(_ change: (inout Determination) -> Void) -> [String] {
        var determination = CareChart.diaryDetermination(request)
        change(&determination)
        return fields(determination.advice(in: chart.context("2031-02-26")))
    }

    @Test func theChartsAreTaken() {
        let context = chart.context("2031-02-26")
        #expect(CareChart.eveningTrial(request).faults(in: context).isEmpty)
        #expect(CareChart.eveningTrial(request).advice(in: context).isEmpty)
        #expect(CareChart.eveningDetermination(request).faults(in: context).isEmpty)
        #expect(CareChart.eveningDetermination(request).advice(in: context).isEmpty)
        #expect(faults { _ in }.isEmpty)
        #expect(advice { _ in }.isEmpty)
    }

    @Test func nothingIsDeclinedWithoutAnAlternative() {
        for alternatives in [nil, [], [" "]] as [[String]?] {
            #expect(
                faults {
                    $0.finding = .partly
                    $0.decision = .declinedWithAlternative
                    $0.alternativesOffered = alternatives
                } == ["alternatives_offered"]
            )
        }
        #expect(
            faults {
                $0.decision = .declinedWithAlternative
                $0.alternativesOffered = ["another hour"]
            } == ["fundamental_change"]
        )
        #expect(
            faults {
                $0.decision = .declinedWithAlternative
                $0.alternativesOffered = ["another hour"]
                $0.fundamentalChange = "Nobody else is in the building then."
            }.isEmpty
        )
    }

    @Test func anotherExplanationIsConsidered() {
        func change(_ finding: Determination.Finding, _ pattern: String?, _ considered: [String]?)
            -> [String]
        {
            faults {
                $0.finding = finding
                $0.decision = finding == .notSupported ? .declinedWithAlternative : .deferred
                $0.alternativesOffered = ["another hour"]
                $0.pattern = pattern
                $0.alternativesConsidered = considered
            }
        }
        #expect(change(.notSupported, nil, nil) == ["alternatives_considered"])
        #expect(change(.notSupported, nil, [""]) == ["alternatives_considered"])
        #expect(change(.notSupported, nil, ["transport"]) == [])
        for finding in Determination.Finding.allCases {
            #expect(change(finding, "Missed after weekends.", []) == ["alternatives_considered"])
            #expect(change(finding, "Missed after weekends.", ["transport"]) == [])
        }
    }

    @Test func withoutInformationNothingIsDecidedForGood() {
        for decision in Determination.Decision.allCases {
            let found = faults {
                $0.finding = .insufficientInformation
                $0.decision = decision
                $0.alternativesOffered = ["another hour"]
            }
            #expect(
                found == ([.trial, .deferred, .withdrawn].contains(decision) ? [] : ["decision"]),
                "\(decision)"
            )
        }
    }

    @Test func theGoalStaysOrIsReframed() {
        #expect(faults { $0.effectOnGoals = .reframed } == ["how_reframed"])
        #expect(faults { $0.howReframed = "Spoken, not written." } == ["effect_on_goals"])
        #expect(
            faults {
                $0.effectOnGoals = .reframed
                $0.howReframed = "Spoken, not written."
            } == []
        )
    }

    @Test func daysAreInOrder() {
        #expect(faults { $0.decidedOn = careDay("2031-02-27") } == ["decided_on"])
        #expect(faults { $0.decidedOn = careDay("2031-02-09") } == ["decided_on"])
        #expect(faults { $0.decidedOn = careDay("2031-02-10") } == [])
        #expect(faults { $0.reviewOn = careDay("2031-02-25") } == ["review_on"])
        #expect(faults { $0.reviewOn = careDay("2031-02-26") } == [])
        #expect(faults { $0.reviewOn = careDay("2032-01-01") } == [])
        #expect(faults { $0.expiresOn = careDay("2031-02-26") } == ["expires_on"])
        #expect(faults { $0.expiresOn = careDay("2031-02-27") } == [])
        #expect(faults { $0.effectiveFrom = careDay("2031-02-25") } == ["effective_from"])
        #expect(
            faults {
                $0.effectiveFrom = careDay("2031-03-01")
                $0.expiresOn = careDay("2031-03-01")
            } == ["expires_on"]
        )
        #expect(faults { $0.request = careID(99) } == ["request"])
    }

    @Test func whatIsLookedAtHindersNothing() {
        #expect(advice { $0.agreedPerformance = nil } == ["agreed_performance"])
        #expect(advice { $0.ifNotDone = " " } == ["if_not_done"])
        #expect(advice { $0.clientResponse = nil } == ["client_response"])
        #expect(advice { $0.decision = .trial } == ["expires_on"])
        #expect(
            advice {
                $0.finding = .partly
                $0.decision = .granted
            } == ["decision"]
        )
        #expect(advice { $0.finding = .notSupported } == ["decision"])
        #expect(
            advice {
                $0.rationale = "Manipulative, and non-compliant."
                $0.alternativesConsidered = ["drug seeking"]
            } == ["rationale", "rationale", "alternatives_considered"]
        )
    }
}
