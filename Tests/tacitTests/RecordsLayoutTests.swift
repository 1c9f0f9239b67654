import Testing

@testable import tacit

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("otter", 5), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("한", 2), ("Ａ", 2), ("😀", 2),
        ("👩‍👩‍👧", 2),
        ("❤\u{FE0F}", 2), ("❤", 1), ("🇩🇪", 2), ("\u{200D}", 0), ("שלום", 4), ("␛", 1),
    ])
    func columnsAreThoseOfATerminal(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }
}

struct ParagraphTests {
    @Test func shortLinesStayAsTheyAre() {
        #expect(Paragraph.lines("one\n\ntwo", width: 80) == ["one", "", "two"])
        #expect(Paragraph.lines("one\n\ntwo", width: 80, indent: 2) == ["  one", "", "  two"])
    }

    @Test func linesBreakAtSpacesAndKeepEveryWord() {
        let text =
            "She kept the audio diary on five of seven days and named the walk as the hardest part"
        let lines = Paragraph.lines(text, width: 24)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 24 })
        #expect(lines.joined(separator: " ") == text)
    }

    @Test func listItemsHangUnderTheirText() {
        #expect(
            Paragraph.lines("- walk to the station and back", width: 16) == [
                "- walk to the", "  station and", "  back",
            ]
        )
        #expect(
            Paragraph.lines("12. walk to the station", width: 14) == [
                "12. walk to", "    the", "    station",
            ]
        )
    }

    @Test func aWordWiderThanTheLineIsBroken() {
        #expect(
            Paragraph.lines("aaaaaaaaaaaaaaaaaaaa", width: 8) == ["aaaaaaaa", "aaaaaaaa", "aaaa"]
        )
        #expect(
            Paragraph.lines("ab " + String(repeating: "語", count: 9), width: 8) == [
                "ab", "語語語語", "語語語語", "語",
            ]
        )
    }

    @Test func noLineIsWiderThanAsked() {
        let samples = [
            String(repeating: "😀", count: 50), "  deep " + String(repeating: "x", count: 90),
            "a" + String(repeating: " ", count: 60) + "b",
            "> quoted " + String(repeating: "word ", count: 40),
        ]
        for text in samples {
            for width in 8...30 {
                #expect(
                    Paragraph.lines(text, width: width).allSatisfy { DisplayWidth.of($0) <= width }
                )
            }
        }
    }

    @Test func aMegabyteInOneWordIsQuick() {
        let lines = Paragraph.lines(String(repeating: "x", count: 1 << 20), width: 80)
        #expect(lines.count == (1 << 20) / 80 + 1)
    }

    @Test func onlySoftBreaksAreJoined() {
        let full = String(repeating: "word ", count: 13).trimmingEnd()
        #expect(Paragraph.joined("\(full)\ngoes on") == "\(full) goes on")
        for kept in [
            "\(full)\nG2 stays", "\(full)\n- stays", "\(full)\n\nstays", "short\nstays",
            "\(full)\n  stays",
        ] {
            #expect(Paragraph.joined(kept) == kept)
        }
    }

    @Test func fittingLeavesOutAndSaysSo() {
        #expect(Paragraph.fitted("otter", width: 5) == "otter")
        #expect(Paragraph.fitted("otters", width: 5) == "otte…")
        #expect(Paragraph.fitted("日本語", width: 4) == "日…")
    }
}

struct ColumnsTests {
    @Test func cellsBeginUnderEachOther() {
        let lines = Columns.lines(
            [["otter-4", "x"], ["a", "日本", "y"], ["b", "z", "w"]],
            width: 80
        )
        #expect(lines == ["otter-4  x", "a        日本  y", "b        z     w"])
    }

    @Test func theLastCellIsCutToTheWidth() {
        let lines = Columns.lines([["a", String(repeating: "b", count: 100)]], width: 20)
        #expect(lines.map { DisplayWidth.of($0) } == [20])
    }

    @Test func aLineBreakInACellCannotForgeARow() {
        #expect(Columns.lines([["a\nb", "c"]], width: 80) == ["a b  c"])
        #expect(PlainRow.line(["a\tb", "c\nd"]) == "a    b\tc d")
    }

    @Test func fieldsWithoutAValueAreLeftOut() {
        let lines = Columns.fields(
            [("next", "soon"), ("needs", nil), ("a", "b c")],
            style: Style(color: false, width: 80)
        )
        #expect(lines == ["next  soon", "a     b c"])
    }
}
