import Foundation
import TacitClinical
import Testing

/// A chart for the tests of entries: Rowan Ashdown, born 1988-05-02, on a day at nine.
struct ChartForTests {
    static func context(_ day: String, _ contents: [(Int, any ChartContent)] = []) throws
        -> EntryContext
    {
        var client = Client(name: "Rowan Ashdown")
        client.born = CalendarDay("1988-05-02")
        return EntryContext(
            now: try moment(day, 9),
            client: client,
            plan: nil,
            entries: try contents.map { try entry($0.0, $0.1, on: day) }
        )
    }

    static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    static func moment(_ day: String, _ hour: Int) throws -> Moment {
        try #require(Moment(day: self.day(day), hour: hour, minute: 0, offsetMinutes: 0))
    }

    static func id(_ number: Int) throws -> RecordID {
        try #require(RecordID(bytes: Array(repeating: UInt8(number), count: 16)))
    }

    static func entry(_ number: Int, _ content: any ChartContent, on day: String, hour: Int = 8)
        throws -> Entry
    {
        Entry(
            id: try id(number),
            ref: "r\(number)",
            handle: "otter-4",
            content: EntryContent(content),
            recordedAt: try moment(day, hour),
            author: "Imogen Vale"
        )
    }
}

/// Assessments of the two charts, and what an assessment must keep to.
@Suite struct AssessmentTests {
    private let day = "2031-01-06"

    private func assessment(_ name: String, _ values: [Int] = [], total: Double? = nil) throws
        -> Assessment
    {
        var assessment = Assessment(instrument: name, administeredOn: try ChartForTests.day(day))
        if !values.isEmpty {
            assessment.items = Dictionary(
                uniqueKeysWithValues: values.enumerated().map { ("\($0.offset + 1)", $0.element) }
            )
        }
        assessment.total = total
        return assessment
    }

    private func fields(_ faults: [EntryFault]) -> [String] { faults.map(\.field) }

    @Test func theFirstDayOfRowanAshdown() throws {
        let context = try ChartForTests.context(day)
        var audit = try assessment("audit", [4, 3, 3, 3, 2, 2, 2, 2, 2, 4])
        var phq = try assessment("phq9", [2, 2, 2, 2, 2, 2, 2, 1, 1])
        var dast = try assessment("DAST10", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        var cssrs = try assessment("cssrs", [1, 0, 0, 0, 0, 0])
        audit.complete(in: context)
        phq.complete(in: context)
        dast.complete(in: context)
        cssrs.complete(in: context)
        #expect(
            audit.title == "AUDIT 27, zone IV" && audit.instrument == "AUDIT"
                && audit.edition == "2001"
        )
        #expect(phq.title == "PHQ-9 16, moderately severe" && phq.total == 16)
        #expect(phq.safetyFlags.map(\.text) == ["PHQ-9: item 9 is above 0"])
        #expect(dast.title == "DAST-10 1, low" && dast.safetyFlags.isEmpty)
        #expect(cssrs.title == "C-SSRS triage low" && cssrs.total == nil && cssrs.band == "low")
        for one in [audit, phq, dast, cssrs] {
            #expect(one.faults(in: context).isEmpty, "\(one.title)")
        }
        #expect(audit.advice(in: context).isEmpty)
        #expect(phq.advice(in: context).map(\.message) == ["PHQ-9: item 9 is above 0"])
    }

    @Test func theFirstDayOfJuniperCastellane() throws {
        let gad = try assessment("GAD-7", total: 14)
        let phq = try assessment("PHQ-9", total: 8)
        let pcl = try assessment("PCL-5", total: 18)
        #expect(gad.title == "GAD-7 14, moderate" && phq.title == "PHQ-9 8, mild")
        #expect(pcl.title == "PCL-5 18, below the cut-off")
        #expect([gad, phq, pcl].flatMap(\.safetyFlags).isEmpty)
        // The total alone says nothing of the ninth item.
        let context = try ChartForTests.context(day)
        #expect(fields(phq.advice(in: context)) == ["items"] && gad.advice(in: context).isEmpty)
    }

    @Test func anIncompleteFormHasNoTotal() throws {
        let context = try ChartForTests.context(day)
        var phq = try assessment("PHQ-9", [3, 3, 3, 3])
        phq.items?["9"] = 1
        phq.complete(in: context)
        #expect(phq.total == nil && phq.band == nil && phq.title == "PHQ-9, incomplete: no total")
        #expect(phq.safetyFlags.count == 1 && phq.faults(in: context).isEmpty)
        #expect(
            phq.advice(in: context).contains { $0.message.hasPrefix("not answered: 5, 6, 7, 8;") }
        )
        phq.total = 13
        #expect(fields(phq.faults(in: context)) == ["total"])
        var cssrs = try assessment("C-SSRS", [0])
        #expect(cssrs.title == "C-SSRS, incomplete: no triage level")
        cssrs.items = ["1": 0, "2": 0, "6": 0]
        #expect(cssrs.title == "C-SSRS, every answer no")
    }

    @Test func aTotalThatIsNotThatOfTheItemsIsAFault() throws {
        let context = try ChartForTests.context(day)
        var phq = try assessment("PHQ-9", [2, 2, 2, 2, 2, 2, 2, 1, 1], total: 17)
        phq.complete(in: context)
        #expect(phq.total == 17 && fields(phq.faults(in: context)) == ["total"])
        phq.total = 16
        #expect(phq.faults(in: context).isEmpty)
    }

    @Test func answersAndTotalsThatDoNotFitAreFaults() throws {
        let context = try ChartForTests.context(day)
        let cases: [(Assessment, [String])] = [
            (try assessment("PHQ-9", [2, 2, 2, 2, 2, 2, 2, 1, 4]), ["items"]),
            (try assessment("AUDIT", [0, 0, 0, 0, 0, 0, 0, 0, 1, 3]), ["items", "items"]),
            (try assessment("PHQ-2", [1, 1, 1]), ["items"]),
            (try assessment("PHQ-9"), ["total"]),
            (try assessment("PHQ-9", total: 28), ["total"]),
            (try assessment("PHQ-9", total: 7.5), ["total"]),
            (try assessment("MoCA", total: 31), ["total"]),
            (try assessment("BDI-II", [1], total: 20), ["items"]),
            (try assessment("C-SSRS"), ["items"]),
            (try assessment("C-SSRS", total: 2), ["items", "total"]),
            (try assessment("C-SSRS", [1, 0, 0, 0, 0, 0, 2]), ["items"]),
            (try assessment("mood stick", total: 3), ["instrument"]),
        ]
        for (assessment, expected) in cases {
            var completed = assessment
            completed.complete(in: context)
            #expect(fields(completed.faults(in: context)) == expected, "\(assessment)")
        }
        var odd = try assessment("PHQ-2", [1, 1])
        odd.items?["01"] = 1
        odd.complete(in: context)
        #expect(odd.total == nil && fields(odd.faults(in: context)) == ["items"])
    }

    @Test func theDayLiesBetweenBirthAndToday() throws {
        let context = try ChartForTests.context(day)
        for (text, count) in [
            ("2031-01-06", 0), ("2031-01-07", 1), ("1988-05-02", 0), ("1988-05-01", 1),
        ] {
            var phq = try assessment("PHQ-9", total: 3)
            phq.administeredOn = try ChartForTests.day(text)
            let faults = phq.faults(in: context)
            #expect(fields(faults) == Array(repeating: "administered_on", count: count), "\(text)")
        }
    }

    @Test func whatIsSaidBesidesTheScore() throws {
        let context = try ChartForTests.context(day)
        var audit = try assessment("AUDIT-C", [3, 0, 0])
        audit.complete(in: context)
        #expect(audit.title == "AUDIT-C 3, at or above the cut-off")
        audit.cutOffFor = .men
        #expect(audit.title == "AUDIT-C 3, below the cut-off" && audit.faults(in: context).isEmpty)
        var gad = try assessment("GAD-7", total: 3)
        gad.cutOffFor = .men
        #expect(fields(gad.faults(in: context)) == ["cut_off_for"])
        gad.cutOffFor = nil
        for (id, isRight) in [
            ("P1", true), ("P12", true), ("P0", false), ("P", false), ("G1", false),
        ] {
            gad.linkedProblem = id
            #expect(gad.faults(in: context).isEmpty == isRight, "\(id)")
        }
        gad.linkedProblem = nil
        gad.mode = .collateral
        #expect(fields(gad.advice(in: context)) == ["respondent"])
        gad.respondent = "Ansel Roake"
        #expect(gad.advice(in: context).isEmpty)
        let odd = try assessment("C-SSRS", [1, 0, 1, 0, 0, 0])
        #expect(
            odd.advice(in: context).contains {
                $0.message.hasPrefix("item 3 is asked only when item 2")
            }
        )
    }

    @Test func aMeasureOfOnesOwnHasItsRange() throws {
        var checks = OwnMeasure(name: "Reassurance checks", direction: .lowerBetter)
        checks.lowest = 0
        checks.highest = 60
        let context = try ChartForTests.context(day, [(1, checks)])
        var reading = try assessment("reassurance-checks", total: 22)
        reading.complete(in: context)
        #expect(reading.title == "Reassurance checks 22" && reading.faults(in: context).isEmpty)
        for (total, count) in [(-1.0, 1), (0, 0), (60, 0), (60.5, 1)] {
            reading.total = total
            #expect(reading.faults(in: context).count == count, "\(total)")
        }
        reading.total = nil
        reading.items = ["1": 2]
        #expect(fields(reading.faults(in: context)) == ["items", "total"])
        #expect(reading.band == nil && reading.safetyFlags.isEmpty && reading.score == nil)
    }

    @Test func theDocumentHasTheMembersOfTheJSON() throws {
        var phq = try assessment("PHQ-9", [2, 2, 2, 2, 2, 2, 2, 1, 1], total: 16)
        phq.edition = "2001"
        phq.mode = .selfReport
        phq.respondent = "Rowan Ashdown"
        phq.language = "English"
        phq.cutOffFor = .women
        phq.scoredBy = "Imogen Vale"
        phq.linkedProblem = "P2"
        phq.note = "FICTIONAL"
        let data = try JSONEncoder().encode(phq)
        #expect(try JSONDecoder().decode(Assessment.self, from: data) == phq)
        let form = try JSONDecoder().decode([String: FormValue].self, from: data)
        #expect(Set(form.keys) == Set(Assessment.fields.map(\.key)))
        #expect(form["mode"] == .text("self") && form["total"] == .number(16))
        #expect(
            form["items"]
                == .scores(["1": 2, "2": 2, "3": 2, "4": 2, "5": 2, "6": 2, "7": 2, "8": 1, "9": 1])
        )
        let bare = try JSONDecoder().decode(
            [String: FormValue].self,
            from: JSONEncoder().encode(try assessment("PHQ-9"))
        )
        #expect(Set(bare.keys) == ["instrument", "administered_on"])
    }

    @Test func titlesStayOnALine() throws {
        let long = OwnMeasure(name: String(repeating: "long ", count: 40), direction: .higherBetter)
        #expect(long.title.count == 80 && long.title.hasSuffix("\u{2026}"))
        let reading = try assessment(long.name, total: 1)
        #expect(reading.title.count == 80)
    }
}
