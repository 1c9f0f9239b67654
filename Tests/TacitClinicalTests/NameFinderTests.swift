import TacitClinical
import Testing

@Suite struct NameFinderTests {
    private func places(_ names: [String], _ text: String) -> [[Int]] {
        NameFinder.places(of: names, in: text).map { [$0.line, $0.column] }
    }

    @Test func namesAreFoundWithTheirPlaces() {
        let text = "Talked about\nJuniper and how\nMs CASTELLANE came.\n"
        #expect(places(["Juniper Castellane"], text) == [[2, 1], [3, 4]])
        #expect(places(["Juniper Castellane"], "juniper castellane's plan") == [[1, 1]])
        #expect(places(["Juniper Castellane"], "castellane, juniper") == [[1, 1], [1, 13]])
        #expect(places(["Juniper Castellane"], "end Juniper") == [[1, 5]])
    }

    @Test func onlyWholeWordsCount() {
        #expect(places(["Juniper Castellane"], "junipers Castellanes xjuniper juniper1").isEmpty)
        #expect(
            places(["Juniper Castellane"], "(Juniper) “Juniper” Juniper—Juniper") == [
                [1, 2], [1, 12], [1, 21], [1, 29],
            ]
        )
    }

    @Test func shortWordsCountOnlyTogether() {
        #expect(places(["Al Wu"], "Al came with Wu").isEmpty)
        #expect(places(["Al Wu"], "Then Al  Wu came; al\nwu went") == [[1, 6], [1, 19]])
        #expect(places(["Al Wu"], "Al, x, Wu").isEmpty)
        #expect(
            places(["J. Okoye-Fenn"], "J. Okoye-Fenn; Okoye; Fenn") == [
                [1, 1], [1, 16], [1, 23],
            ]
        )
    }

    @Test func titlesAreNoNames() {
        #expect(places(["Prof. Odile Marr"], "The professor, Prof. X").isEmpty)
        #expect(places(["Prof. Odile Marr"], "Prof. Odile Marr") == [[1, 1]])
    }

    @Test func accentsAreAlikeHoweverWritten() {
        #expect(
            places(["Zoë Brontë"], "bronte\u{308}\nBRONTË zoe\u{308} brontë") == [
                [1, 1], [2, 1], [2, 8],
            ]
        )
        #expect(places(["Brontë"], "👩🏽‍⚕️ é Brontë").count == 1)
    }

    @Test func theLongestNameIsTaken() {
        let names = ["Rowan Ashdown", "Rowan Ashdown Vale", "Ashdown"]
        #expect(
            places(names, "Rowan Ashdown Vale, Rowan, Rowan Ashdown") == [
                [1, 1], [1, 21], [1, 28],
            ]
        )
    }

    @Test func nothingIsFoundWithoutNames() {
        #expect(places([], "Rowan").isEmpty)
        #expect(places(["", " ", "--"], "-- Rowan").isEmpty)
        #expect(places(["Rowan"], "").isEmpty)
    }

    @Test(.timeLimit(.minutes(1))) func threeHundredNamesInAMebibyteAreQuick() {
        let names = (0..<300).map { "Juniper\($0) Castellane\($0)" }
        let line =
            "She kept the audio diary on four of seven nights and juniper299 castellane299 phoned.\n"
        let text = String(repeating: line, count: (1 << 20) / line.utf8.count)
        var found = 0
        let time = ContinuousClock().measure { found = places(names, text).count }
        #expect(found == (1 << 20) / line.utf8.count)
        // Ten times what a release build needs would still pass: this finds names times words.
        #expect(time < .seconds(20))
    }
}
