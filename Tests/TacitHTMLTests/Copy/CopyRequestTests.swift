import Foundation
import SampleCharts
import TacitClinical
import Testing

@testable import TacitHTML

/// A denied correction comes with what was asked, why it was denied, and what the client said to that.
@Suite struct CopyRequestTests {
    private func chart(from: String?) throws -> SampleChart {
        var chart = SampleChart.empty
        var request = ClientRequest(
            .amendment, receivedOn: SampleChart.day("2031-01-13"), what: "It was <one> glass.")
        request.from = from
        let id = chart.enter(request, "2031-01-13")
        var answer = RequestAnswer(request: id, answeredOn: SampleChart.day("2031-01-20"), decision: .denied)
        answer.ground = .accurate
        answer.why = "The note says what was told."
        chart.enter(answer, "2031-01-20")
        var words = Disagreement(
            request: id, receivedOn: SampleChart.day("2031-01-21"), statement: "I still say one.")
        words.rebuttal = "Both are kept."
        chart.enter(words, "2031-01-21")
        return chart
    }

    @Test func aDeniedCorrectionIsToldWithReasonDisagreementAndRebuttal() throws {
        let page = ClientCopyPage(try chart(from: nil).copy()).body
        let texts = [
            "A correction, asked on 13 January 2031: not done on 20 January 2031.", "It was &lt;one&gt; glass.",
            "The note says what was told.", "I still say one.", "Both are kept.",
        ]
        let places = try texts.map { text in try #require(page.range(of: text), "\(text)").lowerBound }
        #expect(places == places.sorted())
    }

    @Test func theWordsOfSomebodyElseWhoAskedStay() throws {
        let page = ClientCopyPage(try chart(from: "a cousin").copy()).body
        #expect(!page.contains("glass") && !page.contains("cousin"))
    }
}
