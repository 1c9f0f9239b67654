import TacitClinical
import Testing

@Suite struct AccommodationCaseTests {
    private let rowan = CareChart.rowan

    private func found(_ name: String, asOf day: String? = nil) -> AccommodationCase? {
        AccommodationCases.fold(entries: rowan.chart.entries, asOf: day.map(careDay))
            .first { $0.request.id == rowan.ids[name] }
    }

    @Test func everythingAboutARequestIsTogether() throws {
        let cases = AccommodationCases.fold(entries: rowan.chart.entries)
        #expect(
            cases.map(\.request.content.task) == ["written drinking diary", "morning sessions"]
        )
        #expect(cases.map(\.evidence.count) == [3, 0])
        #expect(cases.map(\.determinations.count) == [1, 2])
        #expect(cases.map(\.outcomes.count) == [1, 1])
        #expect(
            cases.map(\.determination?.content.decision) == [
                .grantedModified, .declinedWithAlternative,
            ]
        )
        #expect(cases.map(\.outcome?.content.worked) == [.yes, .partly])
    }

    @Test func whatIsInForceFollowsTheDays() throws {
        let diary = try #require(found("AR1"))
        for (day, wanted) in [
            ("2031-01-22", false), ("2031-01-26", false), ("2031-01-27", true),
            ("2031-03-03", true),
            ("2032-02-02", true),
        ] { #expect(diary.isInForce(on: careDay(day)) == wanted, "\(day)") }
        let evening = try #require(found("AR2"))
        for (day, wanted) in [
            ("2031-02-11", false), ("2031-02-12", true), ("2031-02-25", true),
            ("2031-02-26", false),
        ] { #expect(evening.isInForce(on: careDay(day)) == wanted, "\(day)") }
    }

    @Test func theStateIsToldInAWord() throws {
        let diary = try #require(found("AR1"))
        for (day, wanted) in [
            ("2031-01-21", "open"), ("2031-01-22", "granted as modified from 2031-01-27"),
            ("2031-01-27", "granted as modified"), ("2031-03-03", "standing"),
        ] { #expect(diary.state(on: careDay(day)) == wanted, "\(day)") }
        let evening = try #require(found("AR2"))
        for (day, wanted) in [
            ("2031-02-10", "open"), ("2031-02-12", "trial until 2031-02-26"),
            ("2031-02-26", "declined with alternative"),
        ] { #expect(evening.state(on: careDay(day)) == wanted, "\(day)") }
    }

    @Test func onADayOnlyWhatWasDoneByThenCounts() throws {
        #expect(
            AccommodationCases.fold(entries: rowan.chart.entries, asOf: careDay("2031-02-09")).count
                == 1
        )
        let evening = try #require(found("AR2", asOf: "2031-02-25"))
        #expect(evening.determinations.map(\.content.decision) == [.trial])
        #expect(evening.outcomes.isEmpty)
        #expect(found("AR1", asOf: "2031-01-19") == nil)
        #expect(found("AR1", asOf: "2031-01-20")?.evidence.count == 3)
    }

    @Test func whatDoesNotStandDoesNotCount() throws {
        var chart = rowan.chart
        let last = try #require(chart.entries.last { $0.content.kind == .determination })
        chart.markError(last.id)
        let evening = try #require(
            AccommodationCases.fold(entries: chart.entries).first {
                $0.request.id == rowan.ids["AR2"]
            }
        )
        #expect(evening.determination?.content.decision == .trial)
        #expect(evening.state(on: careDay("2031-03-01")) == "expired 2031-02-26")
        #expect(!evening.isInForce(on: careDay("2031-03-01")))
    }

    @Test func anOutcomeEndsWhatWasGrantedBeforeItAndNoMore() throws {
        var chart = CareChart()
        let request = chart.add(CareChart.diaryRequest, on: "2031-01-20")
        chart.add(CareChart.diaryDetermination(request), on: "2031-01-22")
        chart.add(
            AccommodationOutcome(
                request: request,
                reviewedOn: careDay("2031-03-03"),
                worked: .no,
                evidence: "None kept.",
                next: .end
            ),
            on: "2031-03-03"
        )
        func state(_ day: String) -> String? {
            AccommodationCases.fold(entries: chart.entries).first?.state(on: careDay(day))
        }
        #expect(state("2031-03-02") == "granted as modified")
        #expect(state("2031-03-03") == "ended 2031-03-03")
        var again = CareChart.diaryDetermination(request)
        again.decidedOn = careDay("2031-03-03")
        again.effectiveFrom = nil
        chart.add(again, on: "2031-03-03")
        #expect(state("2031-03-03") == "granted as modified")
        again.decision = .deferred
        again.reviewOn = careDay("2031-04-01")
        chart.add(again, on: "2031-03-04")
        #expect(state("2031-03-04") == "deferred until 2031-04-01")
        #expect(
            AccommodationCases.fold(entries: chart.entries).first?.isInForce(
                on: careDay("2031-03-04")
            ) == false
        )
    }

    @Test func whatIsGrantedHoldsUntilTheNextDeterminationDoes() throws {
        var chart = CareChart()
        let request = chart.add(CareChart.eveningRequest, on: "2031-02-10")
        chart.add(CareChart.eveningTrial(request), on: "2031-02-12")
        var later = CareChart.eveningDetermination(request)
        later.decidedOn = careDay("2031-02-18")
        later.effectiveFrom = careDay("2031-02-20")
        chart.add(later, on: "2031-02-18")
        let found = try #require(AccommodationCases.fold(entries: chart.entries).first)
        #expect(found.isInForce(on: careDay("2031-02-19")))
        #expect(!found.isInForce(on: careDay("2031-02-20")))
        #expect(
            found.state(on: careDay("2031-02-19")) == "declined with alternative from 2031-02-20"
        )
    }
}

@Suite struct AlterationListTests {
    private let rowan = CareChart.rowan

    private func names(_ entries: [Entry], on day: String) -> [String] {
        let names = Dictionary(uniqueKeysWithValues: rowan.ids.map { ($0.value, $0.key) })
        return Alterations.inForce(entries: entries, on: careDay(day)).compactMap { names[$0.id] }
    }

    @Test func theListOfTheCharts() {
        let entries = rowan.chart.entries
        #expect(names(entries, on: "2031-01-26") == [])
        #expect(names(entries, on: "2031-01-27") == ["ALT1"])
        #expect(names(entries, on: "2031-02-20") == ["ALT1", "ALT-T"])
        #expect(names(entries, on: "2031-02-25") == ["ALT1", "ALT-T"])
        #expect(names(entries, on: "2031-02-26") == ["ALT1", "ALT2"])
        #expect(names(entries, on: "2031-03-01") == ["ALT1", "ALT2"])
    }

    @Test func anEndEndsIt() throws {
        var chart = rowan.chart
        let id = try #require(rowan.ids["ALT1"])
        let end = AlterationEnd(
            alteration: id,
            endedOn: careDay("2031-03-10"),
            why: "Writes again."
        )
        #expect(end.faults(in: chart.context("2031-03-10")).isEmpty)
        let entered = chart.add(end, on: "2031-03-10")
        #expect(names(chart.entries, on: "2031-03-09") == ["ALT1", "ALT2"])
        #expect(names(chart.entries, on: "2031-03-10") == ["ALT2"])
        #expect(end.faults(in: chart.context("2031-03-11")).map(\.field) == ["alteration"])
        let alteration = try #require(
            Alterations.inForce(entries: chart.entries, on: careDay("2031-02-01")).first
        )
        #expect(Alterations.end(of: alteration, entries: chart.entries) == careDay("2031-03-10"))
        chart.markError(entered)
        #expect(names(chart.entries, on: "2031-03-10") == ["ALT1", "ALT2"])
        #expect(Alterations.end(of: alteration, entries: chart.entries) == nil)
    }

    @Test func theEarlierEndCounts() throws {
        var chart = rowan.chart
        let id = try #require(rowan.ids["ALT-T"])
        var end = AlterationEnd(alteration: id, endedOn: careDay("2031-02-26"), why: "Over.")
        #expect(end.faults(in: chart.context("2031-03-10")).map(\.field) == ["ended_on"])
        end.endedOn = careDay("2031-02-17")
        #expect(end.faults(in: chart.context("2031-03-10")).isEmpty)
        chart.add(end, on: "2031-02-17")
        #expect(names(chart.entries, on: "2031-02-20") == ["ALT1"])
    }
}
