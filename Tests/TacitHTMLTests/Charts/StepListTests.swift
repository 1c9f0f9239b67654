import Foundation
import TacitClinical
import Testing

@testable import TacitHTML

/// Steps are counted fairly, and every state is told in words.
@Suite struct StepListTests {
    private let list = StepList(steps: GoalSamples.steps)
    private func html(_ list: StepList) -> String { list.markup.map(\.html).joined() }

    @Test func resizedAndSkippedStepsAreNotCounted() {
        #expect(list.count == (done: 3, of: 5))
        #expect(html(list).contains("<strong>3 of 5</strong>"))
    }

    @Test func whatWasDoneComesFirst() throws {
        let html = html(list)
        let heads = html.matches(of: /<h3>([^<]+)<\/h3>/).map { String($0.1) }
        #expect(
            heads == ["You did this", "You are doing this", "Still to come", "Changed to fit you", "Left out for now"])
    }

    @Test func aResizedStepShowsWhatItBecameAndWhy() throws {
        let html = html(list)
        let resized = try #require(html.components(separatedBy: "Changed to fit you").last)
        #expect(resized.contains("</strong>\n One night without a drink"))
        #expect(resized.contains("</strong>\n three at once were too many after the injury"))
        #expect(resized.contains(">Resized</div>"))
    }

    @Test(arguments: StepState.allCases)
    func everyStateHasASignAndAWord(state: StepState) {
        var step = PlanStep(id: "s1", text: "Walk")
        step.state = state
        let html = html(StepList(steps: [step]))
        let (sign, word) = ChartWords.sign(state)
        #expect(html.contains("aria-hidden=\"true\">\(sign)</span>") && html.contains(">\(word)</div>"))
        #expect(Set(StepState.allCases.map { ChartWords.sign($0).sign }).count == StepState.allCases.count)
    }

    @Test func onlyWhatIsOpenHasADay() {
        #expect(html(list).contains(">To do, by 1 October 2031, Imogen Vale does this</div>"))
        #expect(!html(list).contains("10 February 2031"))
    }

    @Test func noStepsAndOnlyResizedSteps() {
        #expect(html(StepList(steps: [])) == "<p>No steps yet.</p>\n")
        var step = PlanStep(id: "s1", text: "Walk")
        step.state = .skipped
        #expect(!html(StepList(steps: [step])).contains("0 of 0"))
    }

    @Test func thePractitionerIsNotSpokenToAsTheClient() {
        #expect(!html(StepList(steps: GoalSamples.steps, reader: .practitioner)).contains("You"))
    }
}
