import Foundation
import SampleCharts
import TacitClinical
import Testing

@testable import TacitHTML

/// The pages of copies: every text is text, the parts stand in their order, links lead somewhere.
@Suite struct CopyPageTests {
    /// Stands for every attack; a telephone number is in it, because that is the one thing that becomes a link.
    private static let attack =
        "<script>alert(1)</script>\"><img src=x onerror=alert(1)>'</main><svg onload=1> javascript:1 {{{x}}} \u{202E} 555-0100-77"

    private func pages(_ sample: SampleChart) throws -> [String] {
        let chart = FullChartPage(
            sample.view, practice: sample.practice, madeAt: SampleChart.noon("2031-06-23"), fictional: true)
        return try [
            ClientCopyPage(sample.copy()).body,
            ClientCopyPage(sample.copy(.init(withNotes: true, withOthers: true))).body, chart.body,
        ]
    }

    @Test(arguments: [SampleChart.marked, .rowan, .juniper, .empty])
    func noTextOfAChartBecomesMarkup(sample: SampleChart) throws {
        let attacked = try Attacked(sample.view, with: Self.attack)
        let isFull = sample.view.entries.count > 3
        #expect(attacked.count > (isFull ? 20 : 1))
        for page in try pages(sample.with(attacked.value)) {
            #expect(page.contains("&lt;script&gt;alert(1)") || !isFull)
            #expect(Tags.strange(in: page).isEmpty, "\(Tags.strange(in: page).prefix(3))")
            #expect(!page.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
            #expect(page.components(separatedBy: "</main>").count == 2)
        }
    }

    /// The one thing in a text that becomes a link.
    @Test func aNumberInAnAttackIsALinkAndNothingElse() throws {
        let attacked = try Attacked(SampleChart.marked.view, with: Self.attack)
        let page = try pages(SampleChart.marked.with(attacked.value))[0]
        #expect(page.contains(#"<a href="tel:555010077">555-0100-77</a>"#))
    }

    @Test(arguments: [SampleChart.marked, .rowan, .juniper, .empty])
    func headingsAreInOrderAndLinksLeadSomewhere(sample: SampleChart) throws {
        for page in try pages(sample) {
            let levels = page.matches(of: /<h([1-4])/).compactMap { Int($0.1) }
            #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
            for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1, "\(levels)") }
            let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
            #expect(Set(ids).count == ids.count)
            let links = page.matches(of: /\ href="#([^"]*)"/).map { String($0.1) }
            #expect(!links.isEmpty && links.allSatisfy(ids.contains))
            let named = page.matches(of: /\ aria-labelledby="([^"]*)"/).flatMap { $0.1.split(separator: " ") }
            #expect(named.allSatisfy { ids.contains(String($0)) })
            #expect(!page.contains("style="), "a policy without unsafe-inline forbids it")
        }
    }

    @Test func thePartsOfACopyStandInTheirOrder() throws {
        let page = ClientCopyPage(try SampleChart.marked.copy(.init(withNotes: true))).body
        let parts = [
            CopyWords.goals, CopyWords.steps, CopyWords.measures, CopyWords.helps, CopyWords.agreements,
            CopyWords.corrections,
            CopyWords.notes, CopyWords.leftOut, CopyWords.about,
        ]
        let places = try parts.map { part in try #require(page.range(of: ">\(part)</h2>")).lowerBound }
        #expect(places == places.sorted())
        #expect(!page.contains("mark-never") && page.contains("FICTIONAL"))
    }

    @Test func theClientsWordsComeBeforeThePlans() throws {
        var goal = PlanGoal(id: "G1", statement: "Reduce intake")
        goal.clientWords = "Mornings without a drink"
        var plan = PlanContent(effectiveFrom: SampleChart.day("2031-01-13"))
        plan.goals = [goal]
        var chart = SampleChart.empty
        chart.record(plan, "2031-01-13")
        let page = ClientCopyPage(try chart.copy()).body
        let own = try #require(page.range(of: "Mornings without a drink"))
        #expect(own.lowerBound < (try #require(page.range(of: "Reduce intake"))).lowerBound)
    }

    @Test func anEmptyChartSaysSo() throws {
        let page = ClientCopyPage(try SampleChart.empty.copy()).body
        for words in [
            CopyWords.noPlan, CopyWords.noGoals, CopyWords.noMeasures, CopyWords.noHelps, CopyWords.noAgreements,
            CopyWords.nothingSent,
            CopyWords.noCorrections,
        ] {
            #expect(page.contains(Markup.text(words).html), "\(words)")
        }
    }

    /// WCAG 2.2, 1.4.3: relative luminance and contrast as defined there.
    @Test func thePaletteHasContrast() throws {
        func luminance(_ hex: String) throws -> Double {
            let channels = try [1, 3, 5].map { place in
                let start = hex.index(hex.startIndex, offsetBy: place)
                let value = Double(try #require(Int(hex[start..<hex.index(start, offsetBy: 2)], radix: 16))) / 255
                return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
        }
        func contrast(_ one: String, _ other: String) throws -> Double {
            let (a, b) = (try luminance(one), try luminance(other))
            return (max(a, b) + 0.05) / (min(a, b) + 0.05)
        }
        for scheme in [\(name: String, light: String, dark: String).light, \.dark] {
            let colours = Dictionary(uniqueKeysWithValues: Palette.colours.map { ($0.name, $0[keyPath: scheme]) })
            func colour(_ name: String) throws -> String { try #require(colours[name]) }
            for ground in ["paper", "soft"] {
                for text in ["ink", "quiet", "accent"] {
                    #expect(try contrast(colour(text), colour(ground)) >= 4.5, "\(text) on \(ground)")
                }
            }
            #expect(try contrast(colour("on-accent"), colour("accent")) >= 4.5)
            #expect(try contrast(colour("line"), colour("paper")) >= 3)
        }
    }

    @Test func theStyleLoadsNothing() {
        let css = CopyStyle.css(on: SampleChart.day("2032-03-04")) + FullChartStyle.css
        for word in ["url(", "@import", "http", "expression", "</"] { #expect(!css.contains(word), "\(word)") }
        #expect(css.contains("4 March 2032") && css.filter { $0 == "{" }.count == css.filter { $0 == "}" }.count)
    }
}
