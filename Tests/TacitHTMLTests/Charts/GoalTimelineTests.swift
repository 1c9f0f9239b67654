import Foundation
import TacitClinical
import Testing

@testable import TacitHTML

/// Goals begin, change and end on the days that versions and entries tell.
@Suite struct GoalTimelineTests {
    private let day = ChartSamples.day("2032-02-02")

    private func spans(
        _ versions: [PlanVersion] = GoalSamples.versions, _ entries: [Entry] = GoalSamples.entries,
        until: String = "2032-02-02"
    ) -> [GoalSpan] {
        GoalSpan.all(versions: versions, entries: entries, until: ChartSamples.day(until))
    }

    @Test func everyGoalOfEveryVersionHasItsDays() {
        let spans = spans()
        #expect(spans.map(\.id) == ["G1", "G2", "G3", "G4"])
        #expect(
            spans.map { $0.start?.description } == ["2031-01-13", "2031-01-13", "2031-01-13", "2031-09-01"])
        #expect(spans.map { $0.end?.description } == ["2032-01-12", "2031-09-01", "2031-04-14", nil])
        #expect(spans.map(\.state) == ["reached", "reached", "no longer in the plan", "going on"])
        #expect(spans.map(\.isReached) == [true, true, false, false])
    }

    @Test func phasesAreToldWithTheirDays() {
        #expect(
            spans()[0].events.map(ChartWords.event) == [
                "13 January 2031: begun, phase: symptom control", "3 March 2031: moving toward the goal",
                "1 September 2031: phase: underlying problems", "12 January 2032: reached",
            ])
    }

    @Test func whatIsNotKnownYetIsNotTold() {
        let spans = spans(until: "2031-03-02")
        #expect(spans.map(\.id) == ["G1", "G2", "G3"] && spans.allSatisfy { $0.end == nil && $0.events.count == 1 })
        #expect(self.spans([], []).isEmpty)
    }

    @Test func aGoalThatIsTakenUpAgainGoesOn() {
        var again = GoalChange(goal: "G1")
        again.achievement = .inProgress
        again.on = ChartSamples.day("2032-01-20")
        let span = spans(GoalSamples.versions, GoalSamples.entries + [GoalSamples.entry(again, 10, "2032-01-20")])[0]
        #expect(span.end == nil && span.state == "going on" && !span.isReached)
    }

    @Test func aChangeOfBeforeThePlanCountsFromItsFirstDay() {
        var early = GoalChange(goal: "G1")
        early.lifecycle = .onHold
        early.on = ChartSamples.day("2031-01-10")
        let span = spans([GoalSamples.versions[0]], [GoalSamples.entry(early, 12, "2031-01-10")])[0]
        #expect(span.events.map(\.on.description) == ["2031-01-13", "2031-01-13"] && span.state == "on hold")
    }

    @Test func errorsDoNotCount() {
        var versions = GoalSamples.versions
        versions[2].error = ErrorMark(reason: .wrongClient, explanation: nil)
        var entries = GoalSamples.entries
        entries[entries.count - 1].undone = true
        let spans = spans(versions, entries)
        #expect(spans.first { $0.id == "G3" }?.end?.description == "2031-09-01")
        #expect(spans[0].end == nil)
        let marks = ChartMark.all(versions: versions, entries: entries, until: day)
        #expect(!marks.contains { $0.kind == .plan(3) } && marks.contains { $0.kind == .plan(4) })
    }

    @Test func aChangeOfAGoalThatNoVersionHasIsPassedOver() {
        var other = GoalChange(goal: "G9")
        other.lifecycle = .active
        #expect(spans(GoalSamples.versions, [GoalSamples.entry(other, 11, "2031-05-05")]).count == 4)
    }

    @Test func everyWordOfTheBarsStandsInTheList() {
        let html = GoalSamples.timeline.markup.map(\.html).joined()
        let pictures = html.components(separatedBy: "<svg").dropFirst()
        #expect(pictures.count == 5 && pictures.allSatisfy { $0.contains("aria-hidden=\"true\"") })
        for text in [
            "1 September 2031: reached", "14 April 2031: no longer in the plan", "Talk to brother once a month",
        ] {
            #expect(html.contains(">\(text)<"))
        }
    }

    @Test func barsStayInTheirPictureWhenTheDayLiesBeforeThePlan() {
        for until in ["2031-01-13", "2031-01-14", "9999-12-31"] {
            let timeline = GoalTimeline(
                versions: GoalSamples.versions, entries: GoalSamples.entries, day: ChartSamples.day(until))
            let html = timeline.markup.map(\.html).joined()
            let bars = html.matches(of: /<rect[^>]* x="([^"]+)" y="[^"]+" width="([^"]+)"/)
            #expect(!bars.isEmpty && bars.count == html.components(separatedBy: "<rect").count - 1)
            for bar in bars {
                let (left, width) = (Double(bar.1) ?? -1, Double(bar.2) ?? -1)
                #expect(left >= 0 && width >= 0 && left + width <= 360, "\(bar.0)")
            }
        }
        let before = GoalTimeline(versions: GoalSamples.versions, entries: [], day: ChartSamples.day("2030-01-01"))
        #expect(before.markup.isEmpty)
    }
}
