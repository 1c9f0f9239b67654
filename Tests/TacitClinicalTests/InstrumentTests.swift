import Testing

@testable import TacitClinical

/// The scoring of instruments: every band edge, every answer, what an incomplete form does not say.
@Suite struct InstrumentTests {
    /// Answers that come to a total, every item from the first on as high as it goes.
    static func answers(_ instrument: Instrument, total: Int) -> [Int: Int]? {
        var rest = total
        var answers: [Int: Int] = [:]
        for item in instrument.items {
            let answer = item.answers.filter { $0.points <= rest }.max { $0.points < $1.points }
            guard let answer else { return nil }
            answers[item.number] = answer.value
            rest -= answer.points
        }
        return rest == 0 ? answers : nil
    }

    static let bands: [(String, [(Int, String)])] = [
        (
            "PHQ-9",
            [
                (0, "minimal"), (4, "minimal"), (5, "mild"), (9, "mild"), (10, "moderate"),
                (14, "moderate"), (15, "moderately severe"), (19, "moderately severe"),
                (20, "severe"), (27, "severe"),
            ]
        ),
        (
            "GAD-7",
            [
                (0, "minimal"), (4, "minimal"), (5, "mild"), (9, "mild"), (10, "moderate"),
                (14, "moderate"), (15, "severe"), (21, "severe"),
            ]
        ),
        (
            "AUDIT",
            [
                (0, "zone I"), (7, "zone I"), (8, "zone II"), (15, "zone II"), (16, "zone III"),
                (19, "zone III"), (20, "zone IV"), (40, "zone IV"),
            ]
        ),
        (
            "DAST-10",
            [
                (0, "none"), (1, "low"), (2, "low"), (3, "moderate"), (5, "moderate"),
                (6, "substantial"), (8, "substantial"), (9, "severe"), (10, "severe"),
            ]
        ),
    ]

    @Test(arguments: bands) func bandsBeginAndEndWhereTheDesignSays(
        _ name: String,
        _ edges: [(Int, String)]
    ) throws {
        let instrument = try #require(Instrument.named(name))
        for (total, band) in edges {
            let answers = try #require(Self.answers(instrument, total: total))
            let score = instrument.score(items: answers)
            #expect(score.total == Double(total) && score.band == band, "\(name) \(total)")
            #expect(instrument.score(total: Double(total)).band == band)
        }
    }

    @Test(arguments: [
        ("PHQ-9", 9, 10), ("PHQ-2", 2, 3), ("GAD-7", 9, 10), ("AUDIT", 7, 8), ("AUDIT-C", 2, 3),
    ]) func cutOffsAreReachedAtTheirNumber(_ name: String, _ below: Int, _ reached: Int) throws {
        let instrument = try #require(Instrument.named(name))
        #expect(instrument.score(total: Double(below)).cutOff == .below)
        #expect(instrument.score(total: Double(reached)).cutOff == .reached)
    }

    @Test func theCutOffOfTheAuditCDependsOnTheGroup() throws {
        let instrument = try #require(Instrument.named("AUDIT-C"))
        #expect(instrument.score(total: 3, for: .men).cutOff == .below)
        #expect(instrument.score(total: 4, for: .men).cutOff == .reached)
        #expect(instrument.score(total: 2, for: .women).cutOff == .below)
        #expect(instrument.score(total: 3, for: .women).cutOff == .reached)
        #expect(instrument.score(total: 3, for: nil).cutOff == .reached)
        #expect(instrument.hasGroups && Instrument.named("AUDIT")?.hasGroups == false)
    }

    @Test func theCutOffOfThePCLIsARange() throws {
        let instrument = try #require(Instrument.named("PCL-5"))
        let results = [30, 31, 32, 33, 34].map { instrument.score(total: Double($0)).cutOff }
        #expect(results == [.below, .within, .within, .reached, .reached])
    }

    @Test func everyAnswerOfEveryItemIsTakenAndNoOther() throws {
        for instrument in Instrument.all {
            for item in instrument.items {
                let allowed = Set(item.answers.map(\.value))
                for value in -3...6 {
                    #expect(
                        (item.points(of: value) != nil) == allowed.contains(value),
                        "\(instrument.name) item \(item.number) \(value)"
                    )
                }
            }
        }
        func values(_ name: String, _ item: Int) -> [Int]? {
            Instrument.named(name)?.item(item)?.answers.map(\.value)
        }
        for item in 1...9 { #expect(values("PHQ-9", item) == [0, 1, 2, 3]) }
        for item in 1...2 { #expect(values("PHQ-2", item) == [0, 1, 2, 3]) }
        for item in 1...7 { #expect(values("GAD-7", item) == [0, 1, 2, 3]) }
        for item in 1...8 { #expect(values("AUDIT", item) == [0, 1, 2, 3, 4]) }
        for item in 9...10 { #expect(values("AUDIT", item) == [0, 2, 4]) }
        for item in 1...3 { #expect(values("AUDIT-C", item) == [0, 1, 2, 3, 4]) }
        for item in 1...10 { #expect(values("DAST-10", item) == [0, 1]) }
        for item in 1...20 { #expect(values("PCL-5", item) == [0, 1, 2, 3, 4]) }
        for item in 1...7 { #expect(values("C-SSRS", item) == [0, 1]) }
        for item in 1...12 { #expect(values("WHODAS-12", item) == [0, 1, 2, 3, 4]) }
        #expect(values("GAS", 1) == [-2, -1, 0, 1, 2] && values("PHQ-9", 10) == nil)
    }

    @Test func oneMissingItemLeavesNoTotalNoBandAndNoCutOff() throws {
        for instrument in Instrument.all where instrument.scoring == .sum {
            let least = instrument.items.compactMap { item in
                item.answers.map(\.value).min().map { (item.number, $0) }
            }
            let full = Dictionary(uniqueKeysWithValues: least)
            #expect(instrument.score(items: full).total != nil)
            for item in instrument.items {
                for instead in [nil, 99] as [Int?] {
                    var answers = full
                    answers[item.number] = instead
                    let score = instrument.score(items: answers)
                    #expect(score.total == nil && score.band == nil && score.cutOff == nil)
                    #expect(score.isProvisional == nil && score.missing == [item.number])
                }
            }
            #expect(instrument.score(items: [:]).missing.count == instrument.items.count)
        }
    }

    @Test func theThirdItemOfTheDASTCountsWhenItIsNo() throws {
        let instrument = try #require(Instrument.named("DAST-10"))
        var answers = Dictionary(uniqueKeysWithValues: (1...10).map { ($0, 0) })
        #expect(instrument.score(items: answers).total == 1)
        answers[3] = 1
        #expect(instrument.score(items: answers).total == 0)
        for item in 1...10 where item != 3 { answers[item] = 1 }
        #expect(instrument.score(items: answers).total == 9)
        answers[3] = 0
        #expect(instrument.score(items: answers).total == 10)
    }

    @Test func theNinthItemRaisesAFlagWhateverTheTotal() throws {
        let instrument = try #require(Instrument.named("PHQ-9"))
        var answers = Dictionary(uniqueKeysWithValues: (1...9).map { ($0, 0) })
        #expect(instrument.score(items: answers).safetyFlags.isEmpty)
        for value in 1...3 {
            answers[9] = value
            let score = instrument.score(items: answers)
            #expect(score.total == Double(value) && score.band == "minimal")
            #expect(score.safetyFlags.map(\.items) == [[9]])
        }
        let alone = instrument.score(items: [9: 1])
        #expect(alone.total == nil && alone.safetyFlags.map(\.text) == ["PHQ-9: item 9 is above 0"])
        let others = Dictionary(uniqueKeysWithValues: (1...8).map { ($0, 3) })
        #expect(instrument.score(items: others).safetyFlags.isEmpty)
    }

    @Test func namesAreMatchedWithoutCaseHyphensAndSpaces() {
        for name in ["PHQ-9", "phq9", "PHQ 9", "Phq - 9"] {
            #expect(Instrument.named(name)?.name == "PHQ-9")
        }
        #expect(Instrument.named("cssrs")?.name == "C-SSRS")
        #expect(Instrument.named("auditc")?.name == "AUDIT-C")
        for name in ["", "PHQ", "PHQ-99", "reassurance checks"] {
            #expect(Instrument.named(name) == nil)
        }
        let names = Instrument.all.map { Instrument.matching($0.name) }
        #expect(Set(names).count == names.count)
    }

    @Test func aTotalIsTakenInItsRangeOnly() throws {
        for instrument in Instrument.all {
            guard let range = instrument.range else { continue }
            #expect(instrument.accepts(total: Double(range.lowerBound)))
            #expect(instrument.accepts(total: Double(range.upperBound)))
            #expect(!instrument.accepts(total: Double(range.lowerBound) - 1))
            #expect(!instrument.accepts(total: Double(range.upperBound) + 1))
            #expect(instrument.accepts(total: 1.5) == (instrument.scoring == .entered))
        }
        #expect(Instrument.named("C-SSRS")?.accepts(total: 1) == false)
        #expect(Instrument.named("PHQ-9")?.score(total: 28).total == nil)
        #expect(Instrument.named("BDI-II")?.score(total: 20).band == nil)
    }

    @Test func questionsAreAskedInOrderAndNamedWhereTheTextStaysAway() throws {
        let asked = try #require(Instrument.named("PHQ-9")).questions
        #expect(asked.map(\.key) == ["1", "2", "3", "4", "5", "6", "7", "8", "9"])
        #expect(asked.first?.text == "Little interest or pleasure in doing things")
        #expect(asked.first?.answers.last?.text == "Nearly every day")
        let kept = try #require(Instrument.named("C-SSRS")).questions
        #expect(kept.first?.text == "item 1" && kept.first?.answers.map(\.text) == ["no", "yes"])
        #expect(Instrument.named("WHODAS-12")?.questions.first?.answers.first?.text == "0")
        #expect(Instrument.named("GAS")?.questions.first?.text == "goal 1")
        #expect(Instrument.named("BAI")?.questions.isEmpty == true)
        for name in ["DAST-10", "C-SSRS", "WHODAS-12", "WHODAS-36", "BDI-II", "MoCA"] {
            let instrument = try #require(Instrument.named(name))
            #expect(instrument.preamble == nil && instrument.items.allSatisfy { $0.text == nil })
        }
    }
}
