import SampleCharts
import TacitClinical
import Testing

@testable import TacitHTML

/// A number is dialled only when it is clear where it ends: in a crisis a wrong number is worse than none.
@Suite struct TelephoneTests {
    /// What each line dials, in its order; nothing may be dialled that nobody wrote.
    static let lines: [(line: String, dials: [String])] = [
        ("555-0100-77 at night", ["555010077"]), ("(555) 010-2233", ["5550102233"]), ("555.010.2233", ["5550102233"]),
        ("555 010 2233", ["5550102233"]), ("1 555 010 2233", ["15550102233"]), ("1-555-010-2233", ["15550102233"]),
        ("+1 (555) 010-2233", ["+15550102233"]), ("555\u{2011}0133", ["5550133"]), ("555 0133", ["5550133"]),
        ("+44 (0)20 7946 0018", ["+442079460018"]), ("020 7946 0018", ["02079460018"]), ("0800 1111", ["08001111"]),
        ("+33 1 23 45 67 89", ["+33123456789"]), ("116 123", ["116123"]), ("988", ["988"]),
        // Several numbers on a line, and hours beside one.
        ("555-0133 / 555-0134", ["5550133", "5550134"]), ("555-0133/555-0134", ["5550133", "5550134"]),
        ("555-0133 (555-0134 at work)", ["5550133", "5550134"]), ("555-0133 555-0134", ["5550133", "5550134"]),
        ("+49 30 901820 +49 30 901821", ["+4930901820", "+4930901821"]), ("988 or 911", ["988", "911"]),
        ("988/911", ["988", "911"]), ("988 555-0133", ["988", "5550133"]), ("24/7 0800 555 0100", ["08005550100"]),
        ("(555) 010-4422 24/7", ["5550104422"]), ("0800 555 0100 24h", ["08005550100"]), ("988 (24 hours)", ["988"]),
        ("8:30 555-0199 9 to 5", ["5550199"]), ("555-0199 ext. 12", ["5550199"]), ("room 12 555-0199", ["5550199"]),
        // Where it is not clear.
        ("555 0133 555 0134", []), ("+44 20 7946 0018 020 7946 0019", []), ("555 0100 77", []),
        ("+44(0)20 7946 0018", []),
        // What is no number.
        ("24.12.2031 to 1.1.", []), ("since 2031-03-04", []), ("2031-2032", []), ("room 12", []), ("A-017", []),
        ("F10.20 and 9.5 of 10", []), ("x5550100777", []), ("5550100777x", []), ("", []), ("+", []), ("+(", []),
        ("()()()(1", []), ("988lifeline", []), ("\u{663}\u{664}\u{665} 555", []), ("1 2 3 4", []),
        (String(repeating: "5", count: 400), []), (String(repeating: "0 ", count: 400), []),
    ]

    @Test(arguments: lines)
    func itDialsWhatWasWritten(line: String, dials: [String]) {
        let html = Telephone.linked(line).map(\.html).joined()
        #expect(html.matches(of: /href="tel:([^"]*)"/).map { String($0.1) } == dials, "\(html)")
        #expect(html.replacing(/<[^>]*>/, with: "") == line, "it is shown as it was typed")
    }

    @Test func onlyTheSafetyPlanDials() throws {
        var chart = SampleChart.empty
        var plan = PlanContent(effectiveFrom: SampleChart.day("2031-01-13"))
        plan.steps = [PlanStep(id: "s1", text: "ring 555-0144")]
        chart.record(plan, "2031-01-13")
        var safety = SafetyEntry(on: SampleChart.day("2031-01-13"), riskLevel: .low, whatWasDone: "555-0155")
        safety.contacts = "- Wren, 555-0133\n- the line, 988"
        chart.enter(safety, "2031-01-13")
        let page = ClientCopyPage(try chart.copy()).body
        #expect(page.matches(of: /tel:([0-9+]*)/).map { String($0.1) } == ["5550133", "988"])
        #expect(page.contains("ring 555-0144") && !page.contains("555-0155"))
    }
}
