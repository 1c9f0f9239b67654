import Foundation
import SampleCharts
import TacitClinical
import Testing

@Suite struct SharedChartTests {
    /// The parts of the marked chart, each with the marks that may be in it.
    static let marks: [(part: String, marks: Set<String>)] = [
        ("plan", ["mark-plan"]), ("measures", ["mark-measures"]),
        ("accommodations", ["mark-accommodations", "mark-alterations"]),
        ("alterations", ["mark-alterations"]),
        ("assessments", ["mark-assessments"]), ("diagnoses", ["mark-diagnoses"]),
        ("progress-notes", ["mark-progress-notes"]),
        ("reviews", ["mark-reviews", "mark-last-review"]),
        ("last-review", ["mark-last-review"]), ("attendance", []),
        ("safety-plan", ["mark-safety-plan"]),
    ]
    static let every = [
        "mark-plan", "mark-measures", "mark-accommodations", "mark-alterations", "mark-assessments",
        "mark-diagnoses",
        "mark-progress-notes", "mark-reviews", "mark-last-review", "mark-safety-plan", "mark-never",
    ]

    static func json(_ chart: SharedChart) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(chart), as: UTF8.self)
    }

    private static func marks(in text: String) -> Set<String> { Set(every.filter(text.contains)) }

    @Test(arguments: marks) func eachPartHoldsItsOwnAndNothingOfAnother(
        part: String,
        marks: Set<String>
    ) throws {
        let chart = try SampleChart.marked.shared([try #require(SharedPart(part))])
        #expect(Self.marks(in: try Self.json(chart)) == marks)
        #expect(chart.contents.count == 1)
        #expect(!chart.contents[0].hasSuffix("nothing in the chart"))
        #expect(Self.marks(in: chart.contents.joined()).isEmpty)
    }

    /// Of any subset of parts: nothing that is in none of them.
    @Test func noSelectionHoldsWhatItDidNotAskFor() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let chosen = Self.marks.filter { _ in Bool.random(using: &generator) }
            let chart = try SampleChart.marked.shared(chosen.compactMap { SharedPart($0.part) })
            let allowed = chosen.reduce(into: Set<String>()) { $0.formUnion($1.marks) }
            #expect(Self.marks(in: try Self.json(chart)) == allowed, "\(chosen.map(\.part))")
        }
    }

    @Test func everythingTogetherStillLeavesWhatNeverLeaves() throws {
        let json = try Self.json(try SampleChart.marked.shared(SampleChart.marked.everything))
        #expect(Self.marks(in: json) == Set(Self.every).subtracting(["mark-never"]))
        for word in ["WREN-9032", "HERON-4471", "A-017", "otter", "mark-never.pdf"] {
            #expect(!json.contains(word), "\(word)")
        }
    }

    @Test func theThirdSealHoldsNoDiagnosisNoPlanNoMeasure() throws {
        let chart = try SampleChart.rowan.shared([.accommodations], purpose: .employmentSupport)
        let json = try Self.json(chart)
        for word in [
            "F10.20", "Alcohol", "acquired brain injury", "AUDIT", "alcohol-free", "O1.1", "G1",
            "mornings",
            "otter-4", "A-017",
        ] { #expect(!json.contains(word), "\(word)") }
        #expect(json.contains("Audio diary of two minutes"))
        #expect(json.contains("misreads lines"))
        #expect(
            chart.plan == nil && chart.measures.isEmpty && chart.notes.isEmpty
                && chart.visits.isEmpty
        )
        #expect(
            chart.contents == [
                "accommodations: 1 request, 1 determination, 1 outcome, 1 alteration"
            ]
        )
    }

    @Test func theFourthSealHoldsThePlanAndTheLastReviewAlone() throws {
        let chart = try SampleChart.juniper.shared([.plan, .lastReview])
        let json = try Self.json(chart)
        #expect(json.contains("I check less.") && !json.contains("Fortnightly"))
        #expect(
            json.contains("Fewer reassurance checks") && !json.contains("GAD-7")
                && !json.contains("F41.1")
        )
        #expect(!json.contains("of another client"))
        #expect(chart.contents == ["plan: version 1, 1 goal", "last-review: 1 review"])
    }

    @Test func aProtectedNoteLeavesAloneOrNotAtAll() throws {
        let sample = SampleChart.rowan
        let ref = Reference(.note, sample.psychotherapy.id, digits: Reference.longest)
        let chart = try sample.shared([.psychotherapyNote(ref)], note: sample.psychotherapy)
        let json = try Self.json(chart)
        #expect(json.contains("WREN-9032") && !json.contains("HERON-4471"))
        #expect(chart.plan == nil && chart.entries.isEmpty && chart.notes.count == 1)
        for (parts, note) in [
            ([SharedPart.psychotherapyNote(ref), .plan], sample.psychotherapy),
            ([.psychotherapyNote(ref)], sample.counselling),
            ([.sudCounsellingNote(ref)], sample.psychotherapy),
        ] { #expect(throws: EntryFault.self) { try sample.shared(parts, note: note) } }
        #expect(throws: EntryFault.self) { try sample.shared([.psychotherapyNote(ref)]) }
        // A note that nobody asked for stays, even when it is at hand.
        #expect(
            !(try Self.json(try sample.shared([.plan], note: sample.psychotherapy))).contains(
                "WREN-9032"
            )
        )
    }

    @Test func oneInErrorOrTakenBackNeverLeaves() throws {
        var sample = SampleChart.rowan
        let part = SharedPart.psychotherapyNote(
            Reference(.note, sample.psychotherapy.id, digits: 26)
        )
        sample.psychotherapy.undone = true
        #expect(throws: EntryFault.self) { try sample.shared([part], note: sample.psychotherapy) }
        sample.psychotherapy.undone = false
        sample.psychotherapy.error = ErrorMark(reason: .wrongClient, explanation: nil)
        #expect(throws: EntryFault.self) { try sample.shared([part], note: sample.psychotherapy) }
    }

    @Test func aFileIsNumberedAndKeepsNoName() throws {
        let sample = SampleChart.marked
        let files = sample.everything.filter { if case .attachment = $0 { true } else { false } }
        let chart = try sample.shared(files)
        #expect(chart.files.map(\.path) == ["files/0001.pdf"])
        #expect(throws: EntryFault.self) {
            try sample.shared([try #require(SharedPart("attachment:e7f3q"))])
        }
        var odd = sample
        odd.enter(SampleChart.file("../../run.sh", "text/x-sh"), "2031-03-10")
        let path = try odd.shared(odd.everything).files.last?.path
        #expect(path == "files/0002.bin")
    }

    /// What is left out is said by the parts alone, so that it tells nobody what there is.
    @Test func whatStaysDoesNotTellWhatThereIs() throws {
        for parts in [
            [SharedPart.plan], [.accommodations], [.alterations], [.measures, .lastReview],
        ] {
            let full = try SampleChart.marked.shared(parts)
            let bare = try SampleChart.rowan.shared(parts)
            #expect(full.leftOut == bare.leftOut)
            #expect(
                full.leftOut.contains {
                    $0.what.contains("psychotherapy") && $0.ground.contains("kept apart")
                }
            )
            #expect(full.leftOut.allSatisfy { !$0.ground.isEmpty })
        }
        let treatment = try SampleChart.juniper.shared([.plan]).leftOut.map(\.ground).joined()
        #expect(treatment.contains("164.502(b)(2)(i)"))
        let part2 = try SampleChart.rowan.shared([.plan]).leftOut.map(\.ground).joined()
        #expect(part2.contains("2.13(a)") && !part2.contains("164.502(b)"))
    }

    @Test func readsWhatItWrote() throws {
        let chart = try SampleChart.marked.shared(SampleChart.marked.everything)
        let again = try JSONDecoder().decode(
            SharedChart.self,
            from: Data(try Self.json(chart).utf8)
        )
        #expect(again == chart)
    }
}
