import Testing

@testable import tacit

/// A note must not be able to drive the terminal that shows it.
struct VisibleTextTests {
    @Test(arguments: [
        "\u{1B}[2J", "\u{1B}]0;title\u{7}", "\u{9B}31m", "\u{90}q\u{9C}", "\u{8}\u{8}\u{8}",
        "\u{7F}", "\u{0}", "\r",
        "\u{202E}txt.exe", "\u{2066}a\u{2069}", "\u{E0041}", "\u{FFF9}", "\u{85}", "\u{2028}",
        "\u{206A}",
    ])
    func nothingThatActsOnATerminalIsPrinted(text: String) {
        let shown = VisibleText.lines("before\(text)after")
        for scalar in shown.joined().unicodeScalars {
            #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
            #expect(
                !(0x202A...0x202E).contains(scalar.value)
                    && !(0x2066...0x206F).contains(scalar.value)
            )
            #expect(scalar.value < 0xE0000 && !(0xFFF9...0xFFFB).contains(scalar.value))
        }
        #expect(shown.joined().hasPrefix("before") && shown.joined().hasSuffix("after"))
    }

    @Test func everyControlCharacterLeavesAVisibleTrace() {
        for value in UInt32(0)..<0xA0 where !(0x20..<0x7F).contains(value) {
            guard let scalar = Unicode.Scalar(value),
                !"\t\n\r\u{85}".unicodeScalars.contains(scalar)
            else { continue }
            #expect(VisibleText.inLine(String(scalar)).isEmpty == false)
            #expect(VisibleText.inLine(String(scalar)) != String(scalar))
        }
    }

    @Test func whatIsTakenOutIsNamed() {
        #expect(VisibleText.lines("a\u{1B}b") == ["a␛b"])
        #expect(VisibleText.lines("a\u{202E}b") == ["a<U+202E>b"])
        #expect(VisibleText.lines("a\u{9B}b") == ["a<U+009B>b"])
    }

    @Test func orderOfLinesIsKept() {
        #expect(VisibleText.lines("a\r\nb\nc\rd\u{2029}e") == ["a", "b", "c", "d", "e"])
        #expect(VisibleText.lines("") == [""])
        #expect(VisibleText.lines("a\tb") == ["a    b"])
        #expect(VisibleText.inLine("Rowan\nAshdown") == "Rowan Ashdown")
    }

    @Test func writingOfOtherScriptsIsKept() {
        for text in ["שלום\u{200F}", "مرحبا", "👩‍👩‍👧 ok", "日本語", "e\u{301}"] {
            #expect(VisibleText.lines(text) == [text])
        }
    }
}
