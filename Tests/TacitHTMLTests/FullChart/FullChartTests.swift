import Foundation
import SampleCharts
import TacitClinical
import Testing

@testable import TacitHTML

/// The practitioner's own page: what is in it, how mistakes and lateness show, and what never is.
@Suite struct FullChartTests {
    private static func page(_ sample: SampleChart) -> FullChartPage {
        FullChartPage(
            sample.view, practice: sample.practice, madeAt: SampleChart.noon(sample.view.day.description),
            fictional: true)
    }

    /// What stands between the heading of a part and that of the next.
    private func part(_ title: String, _ body: String) throws -> Substring {
        let start = try #require(body.range(of: ">\(title)</h2>\n", options: .backwards))
        let rest = body[start.upperBound...]
        return rest[..<(rest.range(of: "</section>")?.lowerBound ?? rest.endIndex)]
    }

    /// Elements with exactly this opening tag, up to the next one of the page.
    private func items(_ opening: String, in html: Substring) -> [String] {
        html.components(separatedBy: opening).dropFirst().map { $0 }
    }

    /// Texts without markup.
    private func plain(_ html: some StringProtocol) -> String {
        String(html).replacing(/<[^>]*>/, with: "").replacing("&#39;", with: "'").replacing("&gt;", with: ">")
    }

    @Test func entriesStandOnTheDayThatTheyTell() {
        let samples = [SampleChart.marked, .rowan, .juniper, FullChartSamples.whole]
        var silent: Set<EntryKind> = []
        for var entry in samples.flatMap(\.view.entries) {
            entry.recordedAt = SampleChart.noon("2099-12-31")
            if Occurrence.day(of: entry) == entry.recordedAt.day { silent.insert(entry.content.kind) }
        }
        // The first three have no day of their own; of the others one in the samples tells none.
        #expect(silent == [.problem, .measure, .step, .diagnosis, .consent, .attachment])
    }

    @Test(arguments: [SampleChart.marked, .rowan, .juniper, .empty, FullChartSamples.whole])
    func partsStandInTheOrderOfThinking(sample: SampleChart) throws {
        let body = Self.page(sample).body
        let heads = body.matches(of: /<h2[^>]*>([^<]*)<\/h2>/).map { String($0.1) }
        #expect(
            heads == [
                "Contents", "Overview", "Goals and measures", "Plan", "History of the plan", "Time line", "Notes",
                "Entries", "What is not here",
            ])
        let levels = body.matches(of: /<h([1-4])/).compactMap { Int($0.1) }
        for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1, "\(levels)") }
    }

    @Test(arguments: [SampleChart.marked, .rowan, .juniper, .empty, FullChartSamples.whole, FullChartSamples.years])
    func idsAreUniqueAndLinksLeadSomewhere(sample: SampleChart) {
        let body = Self.page(sample).body
        let ids = body.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
        let links = body.matches(of: /\ href="#([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count && Set(links).isSubset(of: ids) && links.count >= 8)
        #expect(ids.count { $0 == "search" } == 1)
    }

    @Test func everyLineOfTheTimeLineLeadsToItsRecord() throws {
        let sample = FullChartSamples.whole
        let body = Self.page(sample).body
        let lines = items("<li data-search>", in: try part("Time line", body))
        let entries = sample.view.entries.count { !$0.undone }
        let notes = sample.view.notes.filter { !$0.undone }
        #expect(lines.count == entries + notes.count + notes.flatMap(\.additions).count + sample.view.plans.count)
        for line in lines { #expect(line.contains("href=\"#record"), "\(line)") }
        for note in notes {
            let line = try #require(lines.first { $0.contains(">\(note.ref)</a>") })
            let place = try #require(line.firstMatch(of: /#(record\d+)"/)).1
            let record = try #require(body.range(of: "id=\"\(place)\""))
            #expect(body[record.upperBound...].prefix(4_000).contains(", \(note.ref)</p>"))
        }
    }

    @Test func theTimeLineGoesByWhatHappenedAndShowsBothDays() throws {
        let lines = items(
            "<li data-search>", in: try part("Time line", Self.page(FullChartSamples.whole).body)
        ).map(plain)
        let days = lines.compactMap { line in line.split(separator: "\n").first.map(String.init) }
        let known = days.compactMap { text -> CalendarDay? in
            let parts = text.split(separator: " ")
            guard let month = (1...12).first(where: { ChartWords.month($0) == parts[1] }) else { return nil }
            return CalendarDay(year: Int(parts[2]) ?? 0, month: month, day: Int(parts[0]) ?? 0)
        }
        #expect(known.count == lines.count && known == known.sorted(by: >))
        let late = try #require(lines.first { $0.contains("Contact note") })
        #expect(late.hasPrefix("11 March 2031") && late.contains("late entry, recorded 17 March 2031"))
        let revoked = try #require(lines.first { $0.contains("Revocation") })
        #expect(revoked.hasPrefix("9 June 2031") && revoked.contains("recorded 10 June 2031"))
        #expect(!revoked.contains("late entry"), "what is late is the vault's to say")
    }

    @Test func whatIsInErrorIsStruckAndSaysWhyAndWhatWasTakenBackIsGone() throws {
        let body = Self.page(FullChartSamples.whole).body
        #expect(!body.contains("Taken back at once"))
        for (title, words) in [("Notes", "Of another client."), ("Notes", "Of somebody else."), ("Entries", "F32.9")] {
            let text = try part(title, body)
            let found = try #require(text.range(of: words, options: .backwards))
            let before = text[..<found.lowerBound]
            let wrong = try #require(before.range(of: "class=\"text wrong\"", options: .backwards))
            #expect(!before[wrong.upperBound...].contains("</div>"), "\(words) is not struck")
        }
        #expect(body.contains("Entered in error: wrong client</p>"))
        #expect(body.contains("Entered in error: other, belongs to the next page</p>"))
        #expect(try !part("Overview", body).contains("F32.9"))
    }

    @Test func aNoteStandsInFullWithItsFactsAndWhatWasAdded() throws {
        let notes = plain(try part("Notes", Self.page(FullChartSamples.whole).body))
        for words in [
            "3 March 2031, 12:00, 50 minutes", "in person", "Ansel Roake", "O1.1: better", "low, as before",
            "Two days of drinking, four glasses each.", "Two glasses each, not four.", "wrong amount",
            "12 March 2031, 12:00", "Recorded 17 March 2031, 12:00, late entry, by Imogen Vale",
        ] {
            #expect(notes.contains(words), "\(words)")
        }
        let was = try #require(notes.range(of: "four glasses each"))
        let now = try #require(notes.range(of: "Two glasses each"))
        #expect(was.lowerBound < now.lowerBound)
    }

    @Test func aVersionShowsWhatItChanged() throws {
        let html = try part("History of the plan", Self.page(FullChartSamples.whole).body)
        #expect(html.contains("<del>mornings</del>") || html.contains("<ins>most "))
        #expect(html.contains("<strong>O1.1 statement:</strong>"))
        #expect(html.contains("<del>Written drinking diary daily</del>"))
        #expect(html.contains("<ins>Audio diary of two minutes daily</ins>"))
        #expect(html.contains("<strong>s1, new:</strong>") && html.contains("since version 1</summary>"))
        for sign in ["ins::before{content:\"+ \"", "del::before{content:\"− \""] {
            #expect(FullChartStyle.css.contains(sign))
        }
        let second = try #require(html.range(of: "Version 2"))
        let first = try #require(html.range(of: "Version 1,"))
        #expect(second.lowerBound < first.lowerBound)
    }

    @Test func thePlanSaysWhatSmartLacksAndWhatWasWaived() throws {
        let plan = plain(try part("Plan", Self.page(FullChartSamples.whole).body))
        #expect(plan.contains("A waived: the client wants it so"))
        #expect(plan.contains("S to be looked at: nobody is named who does it"))
        #expect(plan.contains("S! M✓ A~"))
        #expect(plan.contains("One night without a drink") && plan.contains("three were too many after the shift"))
    }

    @Test func theOverviewSaysWhatIsDueAndWhatHolds() throws {
        let text = plain(try part("Overview", Self.page(FullChartSamples.whole).body))
        for words in [
            "G1  Five alcohol-free days of seven (phase: symptom control; going on)", "20 August 2031, overdue: review",
            "24 August 2031, overdue: request", "audio diary of two minutes, usually written drinking diary",
            "F10.20  Alcohol use disorder, severe", "8 September 2031, 12:00", "None.",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        let marked = SampleChart.marked
        var open = marked
        open.view.entries.removeAll { $0.content.kind == .safety }
        #expect(plain(try part("Overview", Self.page(open).body)).contains("PHQ-9"))
    }

    @Test func measuresHaveTheirSentencesOfChange() throws {
        let text = plain(try part("Goals and measures", Self.page(FullChartSamples.whole).body))
        #expect(text.contains("-9 points, -56 %, moderately severe -> mild"))
        #expect(text.contains("O1.1  Audio diary of two minutes daily") && text.contains("+6 days a week"))
    }

    @Test func aRequestStandsTogetherWithWhatWasDecided() throws {
        let body = Self.page(SampleChart.marked).body
        let found = try #require(body.range(of: "<div class=\"case\">"))
        let rest = body[found.upperBound...]
        let next = try #require(rest.range(of: "<h3>"))
        let text = plain(rest[..<next.lowerBound])
        for words in ["Evidence: ", "Determination: ", "Outcome: ", "mark-never spouse", "Where it stands"] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!body.contains("<h3>Evidence</h3>"))
    }

    @Test func referencesAreREFs() throws {
        let sample = SampleChart.marked
        let entries = plain(try part("Entries", Self.page(sample).body))
        for entry in sample.view.entries {
            #expect(!entries.contains(entry.id.description))
            #expect(entries.contains(", \(entry.ref)\n"))
        }
        let request = try #require(sample.view.entries.first { $0.content.kind == .accommodation })
        #expect(entries.contains("Request\n\(request.ref)\n"))
        #expect(!EntryMarkup.fields(of: request.content).map(\.html).joined().contains(request.ref))
    }

    @Test func protectedNotesAreToldAlwaysInTheSameWords() throws {
        let words = Markup.text(FullChartWords.protected).html
        for sample in [SampleChart.marked, .empty, FullChartSamples.whole] {
            let body = Self.page(sample).body
            #expect(body.components(separatedBy: words).count == 2)
            for canary in ["WREN-9032", "HERON-4471"] { #expect(!body.contains(canary)) }
        }
    }

    @Test func anEmptyChartSaysSo() {
        let body = Self.page(.empty).body
        for words in [
            FullChartWords.noPlan, FullChartWords.noGoals, FullChartWords.nothingDue, FullChartWords.nothingInForce,
            FullChartWords.noMeasures, FullChartWords.nothing, FullChartWords.noNotes, FullChartWords.noEntries,
            FullChartWords.noFlags,
        ] {
            #expect(body.contains(Markup.text(words).html), "\(words)")
        }
    }

    @Test func fiveYearsAreBuilt() throws {
        let body = Self.page(FullChartSamples.years).body
        #expect(items("<div class=\"item\"", in: try part("Notes", body)).count == 250)
        #expect(items("<li data-search>", in: try part("Time line", body)).count >= 290)
        #expect(items("<div class=\"item\"", in: try part("Entries", body)).count >= 47)
        #expect(try part("Time line", body).matches(of: /<h3>(20\d\d)<\/h3>/).map { String($0.1) }.first == "2035")
        #expect(body.contains("All readings (41)"))
    }

    /// Writes pages to look at, where `TACIT_HTML_SAMPLES` says.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["TACIT_HTML_SAMPLES"] != nil))
    func pagesToLookAt() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["TACIT_HTML_SAMPLES"])
        for (name, sample) in [
            ("whole", FullChartSamples.whole), ("marked", .marked), ("years", FullChartSamples.years),
            ("empty", .empty),
        ] {
            try Self.page(sample).standalone.write(
                toFile: "\(folder)/chart-\(name).html", atomically: true, encoding: .utf8)
        }
    }
}
