import Foundation
import SampleCharts
import TacitClinical
import TacitHTML
import Testing

/// Every text of a value, wherever it stands, is text on its page.
@Suite struct PageTests {
    private static let attack =
        "<script>alert(1)</script>\"'><svg/onload=alert(1)> javascript:x {{{x}}} </main>\u{202E}gnp\n\n"
        + "- <a href='x'>y</a>"

    private static let form = """
        {"title": "Consent", "fictional": true, "ref": "e1", "revoked_on": "2031-06-01",
         "lines": [{"label": "Name", "texts": ["Wren"],
                    "paragraph": "42 CFR 2.31(a)(1)"},
                   {"label": "To whom", "texts": ["Dr Theo Marsh", "Harrowgate Lane"],
                    "paragraph": "42 CFR 2.31(a)(4)"},
                   {"label": "Until", "texts": [], "paragraph": "42 CFR 2.31(a)(7)"}],
         "statements": [{"label": "Taking it back", "texts": ["You may revoke this."],
                         "paragraph": "42 CFR 2.31(a)(6)"}],
         "signers": [{"role": "client", "name": "Wren", "signed_on": "2031-01-13"}, {"role": "guardian"}]}
        """
    private static let accounting = """
        {"day": "2031-06-01", "handle": "wren", "name": "Wren", "part2_since": "2028-06-01",
         "hipaa_since": "2025-06-01",
         "items": [{"ref": "e1", "made_at": "2031-01-13T12:00:00.000Z", "recipient": "Dr Theo Marsh",
          "organisation": "Marsh Family Practice", "address": "1 Lane", "what": "plan: version 3",
          "purpose": "treatment",
          "basis": "consent", "how": "bundle", "part2": "listed", "hipaa": "tpo"}]}
        """
    private static let letter = """
        {"recipient_code": "p1", "recipient": "Dr Theo Marsh", "outside": "Dr Theo Marsh", "text": "Dear Dr Marsh",
         "disclosures": ["e1"]}
        """

    private static func value<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }

    /// The value with the attack at every text that may be any text, and their number.
    private func attacked<Value: Codable>(_ value: Value) throws -> Attacked<Value> {
        try Attacked(value, with: Self.attack)
    }

    /// Everything between `<` and `>` behind the head is an element of ours with attributes of ours.
    private func isOnlyText(_ html: String) -> Bool {
        guard let body = html.range(of: "<body>") else { return false }
        return Tags.strange(in: html[body.lowerBound...]).isEmpty
            && !html.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) }
            && html.components(separatedBy: "</main>").count == 2
    }

    @Test(arguments: [SampleChart.marked, SampleChart.rowan, SampleChart.juniper])
    func noTextOfAChartBecomesMarkup(sample: SampleChart) throws {
        let attacked = try attacked(sample.shared(sample.everything))
        let (chart, count) = (attacked.value, attacked.count)
        let html = BundlePage(chart, notice: Self.attack, consent: Self.attack).html
        #expect(isOnlyText(html))
        #expect(count > 20)
        #expect(html.components(separatedBy: "&lt;script&gt;").count > 20)
    }

    @Test func noTextOfAFormAnAccountingOrALetterBecomesMarkup() throws {
        let pages = [
            ConsentPage(try attacked(Self.value(ConsentForm.self, Self.form)).value).html,
            AccountingPage(try attacked(Self.value(Accounting.self, Self.accounting)).value, fictional: true).html,
            LettersPage([try attacked(Self.value(RelianceLetter.self, Self.letter)).value], fictional: true).html,
        ]
        for page in pages { #expect(isOnlyText(page) && page.contains("&lt;script&gt;") && page.contains("FICTIONAL")) }
    }

    @Test func anAccommodationInForceIsToldFromOneThatEnded() throws {
        let html = BundlePage(try SampleChart.rowan.shared(SampleChart.rowan.everything), notice: "", consent: "").html
        #expect(html.contains("<dt>How it stands</dt>\n<dd>Standing</dd>"))
        let prompt = StepChange.fields.first { $0.key == "text" }?.title ?? ""
        #expect(!prompt.isEmpty && !html.contains(prompt), "the label is the key, not what a form asks")
    }

    @Test func anAccountingSaysWhatItDoesNotList() throws {
        let html = AccountingPage(try Self.value(Accounting.self, Self.accounting), fictional: false).html
        #expect(html.contains("not listed: for treatment, payment or operations") && html.contains("<p>Nothing.</p>"))
        #expect(!html.contains("FICTIONAL"))
    }

    /// Writes pages to look at, where `TACIT_HTML_SAMPLES` says.
    @Test func pagesHoldWhatTheyAreMadeFrom() throws {
        let sample = SampleChart.juniper
        let chart = try sample.shared(sample.everything)
        let bundle = BundlePage(chart, notice: "Do not pass this on.", consent: "The client consented.").html
        let form = ConsentPage(try Self.value(ConsentForm.self, Self.form)).html
        #expect(bundle.contains("Marsh Family Practice") && bundle.contains("Do not pass this on."))
        #expect(chart.leftOut.isEmpty || bundle.contains("What stays with the sender"))
        #expect(form.contains("Revoked 2031-06-01") && form.contains("Harrowgate Lane"))
        #expect(form.contains("3. Until (") && form.contains("4. Taking it back ("))
        guard let folder = ProcessInfo.processInfo.environment["TACIT_HTML_SAMPLES"] else { return }
        try bundle.write(toFile: "\(folder)/bundle.html", atomically: true, encoding: .utf8)
        try form.write(toFile: "\(folder)/consent.html", atomically: true, encoding: .utf8)
    }
}
