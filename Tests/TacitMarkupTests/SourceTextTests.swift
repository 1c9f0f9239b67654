import TacitClinical
import TacitMarkup
import Testing

@Suite struct SourceTextTests {
    @Test func anEmptyTextIsAnEmptyNote() {
        #expect(places(noteProblems("")) == ["1:1 the note is empty"])
        #expect(places(noteProblems("\n \n\t\n")) == ["3:1 the note is empty"])
    }

    @Test func aTextWithoutFieldsIsANoteOfNow() throws {
        let note = try note("She came early.\n")
        #expect(note.sections == [Section(heading: "", text: "She came early.")])
        #expect(note.occurredAt == Clock.now)
        #expect(note.noteClass == .progress)
    }

    @Test func aByteOrderMarkIsDroppedAtTheStartOnly() throws {
        #expect(try note("\u{FEFF}---\nformat: free\n---\nx").format == .free)
        #expect(try note("a\u{FEFF}b").sections.first?.text == "a\u{FEFF}b")
    }

    @Test func carriageReturnsBeforeNewlinesAreDropped() throws {
        let windows = try note("---\r\nformat: free\r\n---\r\none\r\ntwo\r\n")
        #expect(windows == (try note("---\nformat: free\n---\none\ntwo\n")))
        #expect(places(noteProblems("a\rb")) == ["1:2 a control character stands here"])
        #expect(places(noteProblems("a\r\r\n")) == ["1:2 a control character stands here"])
    }

    @Test func everyControlCharacterIsRefusedWithItsPlace() {
        for value in Array(0...0x1F) + Array(0x7F...0x9F) where value != 9 && value != 10 {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let found = noteProblems("é\nzß\(scalar)x")
            #expect(found.map { [$0.line, $0.column] } == [[2, 3]], "\(value)")
        }
        #expect(
            places(noteProblems("\0a\n\u{9B}31m")) == [
                "1:1 a NUL character stands here", "2:1 a control character stands here",
            ]
        )
    }

    @Test func tabsAreKeptInTheText() throws {
        #expect(try note("a\tb\n\tc").sections.first?.text == "a\tb\n\tc")
    }

    @Test func fourMebibytesAreTakenAndAByteMoreIsNot() throws {
        let limit = 4 << 20
        #expect(
            try note(String(repeating: "a", count: limit)).sections.first?.text.utf8.count == limit
        )
        #expect(
            places(noteProblems(String(repeating: "a", count: limit + 1))) == [
                "1:1 the document is longer than 4 MiB"
            ]
        )
    }

    @Test func aFileThatIsNoTextGivesAHundredProblemsAndNoMore() {
        #expect(noteProblems(String(repeating: "\0", count: 100_000)).count == 100)
    }

    @Test func helpLinesAreLeftOutEverywhere() throws {
        let note = try note(
            """
            #% otter-4  Rowan Ashdown
            ---
            #% help
            format: free
            risk: |
              one
            #% help in a text
              two
            ---
            #% help
            first
            #% help
            second
            """
        )
        #expect(note.risk == "one\ntwo")
        #expect(note.sections == [Section(heading: "", text: "first\nsecond")])
    }

    @Test func placesCountTheHelpLines() {
        let found = noteProblems("#% one\n#% two\n---\n#% three\nformat: x\n---\ny")
        #expect(places(found) == ["5:9 this word is not one of those taken here"])
    }

    @Test func directionsAndEmojiAreKept() throws {
        let text = "אמרה \u{202B}\"I want mornings\"\u{202C} 👩🏽‍⚕️ e\u{301} \u{200F}"
        let note = try note(
            "---\nmodality: \(text)\nrisk: \"\(text.replacing("\"", with: "'"))\"\n---\n\(text)\n"
        )
        #expect(Array(note.sections[0].text.utf8) == Array(text.utf8))
        #expect(note.modality.map { Array($0.utf8) } == Array(text.utf8))
        #expect(note.risk?.contains("👩🏽‍⚕️") == true)
    }
}
