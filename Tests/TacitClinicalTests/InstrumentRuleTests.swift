import Foundation
import Testing

@testable import TacitClinical

/// Triage, clusters and goals, which are more than a sum; and that the Swift table is what the data files say.
@Suite struct InstrumentRuleTests {
    private func answers(yes: [Int]) -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: (1...7).map { ($0, yes.contains($0) ? 1 : 0) })
    }

    @Test(arguments: [
        ([1], "low"), ([2], "low"), ([1, 2], "low"), ([2, 3], "moderate"), ([6], "moderate"),
        ([2, 4], "high"), ([2, 5], "high"), ([6, 7], "high"), ([1, 2, 3, 4, 5, 6, 7], "high"),
    ]) func theTriageFollowsTheHighestYes(_ yes: [Int], _ level: String) throws {
        let instrument = try #require(Instrument.named("C-SSRS"))
        let score = instrument.score(items: answers(yes: yes))
        #expect(score.band == level && score.total == nil && score.missing.isEmpty)
        #expect(score.safetyFlags.map(\.items) == [yes])
        #expect(
            score.safetyFlags.first?.level == level && score.safetyFlags.first?.isLeast == false
        )
    }

    @Test func everyAnswerNoIsNoLevelAndNoFlag() throws {
        let score = try #require(Instrument.named("C-SSRS")).score(items: answers(yes: []))
        #expect(score.band == nil && score.missing.isEmpty && score.safetyFlags.isEmpty)
    }

    @Test func aTriageAsksOnlyWhatFollows() throws {
        let instrument = try #require(Instrument.named("C-SSRS"))
        #expect(instrument.score(items: [1: 1, 2: 0, 6: 0]).band == "low")
        #expect(instrument.score(items: [1: 0, 2: 1, 6: 0]).missing == [3, 4, 5])
        #expect(instrument.score(items: [1: 0, 2: 0, 6: 1]).missing == [7])
        #expect(instrument.score(items: [:]).missing == [1, 2, 6])
    }

    @Test func anIncompleteTriageHasNoLevelUnlessNothingIsAboveIt() throws {
        let instrument = try #require(Instrument.named("C-SSRS"))
        let open = instrument.score(items: [1: 1])
        #expect(open.band == nil && open.safetyFlags.first?.level == "low")
        #expect(open.safetyFlags.map(\.text) == ["C-SSRS: yes to 1; triage at least low"])
        let high = instrument.score(items: [2: 1, 4: 1])
        #expect(high.band == "high" && !high.missing.isEmpty)
        #expect(high.safetyFlags.map(\.text) == ["C-SSRS: yes to 2, 4; triage high"])
    }

    private func pcl(_ values: [Int: Int]) -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: (1...20).map { ($0, values[$0] ?? 0) })
    }

    @Test func aProvisionalPTSDTakesOneBOneCTwoDAndTwoE() throws {
        let instrument = try #require(Instrument.named("PCL-5"))
        let least = [1: 2, 6: 2, 8: 2, 14: 2, 15: 2, 20: 2]
        let score = instrument.score(items: pcl(least))
        #expect(score.isProvisional == true && score.total == 12 && score.cutOff == .below)
        #expect(score.subscores.map(\.name) == ["B", "C", "D", "E"])
        #expect(score.subscores.map(\.total) == [2, 2, 4, 4])
        for item in least.keys {
            var fewer = least
            fewer[item] = 1
            #expect(instrument.score(items: pcl(fewer)).isProvisional == false, "item \(item)")
        }
        // Neighbours over the edge of a cluster do not stand in for one another.
        #expect(
            instrument.score(items: pcl([5: 4, 6: 4, 7: 4, 8: 4, 15: 4, 16: 4])).isProvisional
                == false
        )
        let all = instrument.score(
            items: pcl(Dictionary(uniqueKeysWithValues: (1...20).map { ($0, 4) }))
        )
        #expect(all.total == 80 && all.subscores.map(\.total) == [20, 8, 28, 24])
    }

    @Test func aClusterWithAGapHasNoSubscore() throws {
        let instrument = try #require(Instrument.named("PCL-5"))
        var items = pcl([1: 4])
        items[20] = nil
        let score = instrument.score(items: items)
        #expect(score.subscores.map(\.total) == [4, 0, 0, nil])
        #expect(
            score.subscores.last?.isMet == nil && score.isProvisional == nil && score.total == nil
        )
    }

    @Test func goalsAreNumberedWithoutAGap() throws {
        let instrument = try #require(Instrument.named("GAS"))
        #expect(instrument.score(items: [1: 0]).total == 50)
        #expect(instrument.score(items: [1: 1, 2: 1]).total == 62.4)
        #expect(instrument.score(items: [1: 1, 3: 1]).missing == [2])
        #expect(instrument.score(items: [1: 1, 3: 1]).total == nil)
        #expect(
            instrument.score(items: [:]).total == nil
                && instrument.score(items: [1: 3]).total == nil
        )
    }

    private struct File: Decodable {
        struct Item: Decodable {
            let text: String?
            let safety: Bool?
        }
        let name, licence, source: String
        let edition, loinc: String?
        let loincPanel, preamble: String?
        let text: Bool
        let range: [Int]?
        let items: [Item]?
    }

    @Test func theTableIsWhatTheFilesSay() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/TacitClinical/Data/instruments").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: nil
        )
        #expect(files.count == Instrument.all.count)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        for file in files {
            let said = try decoder.decode(File.self, from: Data(contentsOf: file))
            let instrument = try #require(Instrument.named(said.name))
            #expect(instrument.name == said.name && instrument.licence == said.licence)
            #expect(instrument.source == said.source && instrument.edition == said.edition)
            #expect(instrument.loinc == said.loinc && instrument.loincPanel == said.loincPanel)
            #expect(instrument.preamble == said.preamble)
            #expect(instrument.range.map { [$0.lowerBound, $0.upperBound] } == said.range)
            #expect(instrument.items.map(\.text) == (said.items ?? []).map(\.text))
            #expect(
                instrument.items.map(\.isSafety) == (said.items ?? []).map { $0.safety ?? false }
            )
            #expect(instrument.items.map(\.number) == instrument.items.indices.map { $0 + 1 })
        }
    }

    @Test func theTableAndThePageAreMadeOfTheFiles() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", root.path() + "Tests/Bless/instruments.py", "--check"]
        try python.run()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0, "run make bless")
    }

    @Test func codesAreThoseOfTheDesign() {
        let codes = Instrument.all.compactMap { one in one.loinc.map { "\(one.name) \($0)" } }
        #expect(
            codes == [
                "PHQ-9 44261-6", "PHQ-2 55758-7", "GAD-7 70274-6", "AUDIT 75624-7",
                "AUDIT-C 75626-2",
                "DAST-10 82667-7", "PCL-5 101698-9",
            ]
        )
        #expect(Instrument.named("GAD-7")?.loincPanel == "69737-5")
        #expect(Instrument.named("C-SSRS")?.loincPanel == "93373-9")
    }
}
