import TacitAgentAPI
import TacitClinical
import Testing

@testable import tacit

struct DraftRenderingTests {
    @Test func aSummaryBeginsWithTheClient() {
        var draft = Samples.draft
        draft.summary = Samples.content
        let lines = DraftRendering.summary(draft, name: Samples.name, style: Samples.style)
        #expect(lines[0] == "otter-4  Rowan Ashdown")
        #expect(lines[1] == "progress note, DAP, 15 words")
    }

    @Test func placesNameLineAndColumn() {
        let place = ProblemPlace(
            line: 4,
            column: 2,
            message: "the note is empty",
            hint: "write something"
        )
        #expect(
            DraftRendering.sentence(place)
                == "line 4, column 2: the note is empty (write something)"
        )
        #expect(DraftRendering.sentence(.init(pointer: "/on", message: "no day")) == "/on: no day")
    }

    @Test func listsShowNoText() {
        var draft = Samples.draft
        draft.text = "HERON-4471"
        #expect(
            !DraftRendering.list([draft], names: true, style: Samples.style).joined().contains(
                "HERON"
            )
        )
        #expect(
            DraftRendering.plainList([draft], names: false) == [
                "d5mno\totter-4\tprogress\tnote\t2031-01-20T12:05:00Z"
            ]
        )
    }
}

struct BriefRenderingTests {
    private var brief: BriefReply {
        BriefReply(
            client: Samples.client,
            plan: Samples.plan,
            lastNote: Samples.note,
            notes: 3,
            drafts: [Samples.draft]
        )
    }

    @Test func theBriefIsOneScreen() {
        let lines = BriefRendering.page(brief, on: Samples.day("2031-01-20"), names: true, style: Samples.style)
        #expect(lines.count <= 40 && lines.allSatisfy { DisplayWidth.of($0) <= 80 })
        let text = lines.joined(separator: "\n")
        for word in [
            "large print", "p4wzt, version 2, review 13 Apr 2031", "three nights", "n7f3q",
            "3 notes", "d5mno", "a2xkd",
        ] {
            #expect(text.contains(word))
        }
        #expect(!text.contains("one night without"))
    }

    @Test func aLongNoteIsCutAndSaysWhereTheRestIs() {
        var long = brief
        long.lastNote?.content.sections = [
            Section(heading: "Data", text: String(repeating: "line\n", count: 60))
        ]
        let lines = BriefRendering.page(long, on: Samples.day("2031-01-20"), names: false, style: Samples.style)
        #expect(lines.contains("  … tacit show n7f3q") && lines.count <= 40)
    }

    @Test func withoutNamesThereIsNone() {
        #expect(
            !BriefRendering.page(brief, on: Samples.day("2031-01-20"), names: false, style: Samples.style).joined()
                .contains(
                    "Rowan"
                )
        )
        #expect(!BriefRendering.plain(brief, on: Samples.day("2031-01-20"), names: false).joined().contains("Rowan"))
    }

    @Test func anEmptyChartSaysSo() {
        let empty = BriefReply(
            client: Samples.client,
            plan: nil,
            lastNote: nil,
            notes: 0,
            drafts: []
        )
        let lines = BriefRendering.page(empty, on: Samples.day("2031-01-20"), names: true, style: Samples.style)
        #expect(lines.contains(PlanSentences.none) && lines.contains(NoteSentences.none))
    }
}

struct TodayRenderingTests {
    @Test func appointmentsStandInTheOrderOfTheDay() throws {
        var later = Samples.summary
        later.handle = "heron-7"
        later.next = Samples.moment("2031-01-28T09:00:00Z")
        let today = TodayReply(
            day: Samples.day("2031-01-27"),
            openClients: 2,
            drafts: [Samples.draft],
            appointments: [later, Samples.summary]
        )
        let lines = TodayRendering.page(today, names: true, style: Samples.style)
        #expect(lines[0] == "Mon 27 Jan 2031  2 open clients")
        let first = try #require(lines.firstIndex { $0.contains("today 11:00") })
        let second = try #require(lines.firstIndex { $0.contains("Tue 28 Jan 2031 09:00") })
        #expect(first < second)
    }

    @Test func whileLockedOnlyTheInboxIsCounted() {
        var status = StatusReply(state: .locked, version: "1")
        #expect(TodayRendering.locked(status) == [StateSentences.locked])
        status.inbox = 2
        #expect(
            TodayRendering.locked(status) == [StateSentences.locked, "2 texts wait in the inbox"]
        )
    }
}

struct PracticeAndCheckRenderingTests {
    @Test func whatIsNotSetIsSaid() {
        var practice = Practice()
        practice.part2Program = true
        let lines = PracticeRendering.page(
            PracticeReply(version: 1, practice: practice),
            style: Samples.style
        )
        #expect(lines.contains { $0.hasPrefix("part 2 program") && $0.hasSuffix("yes") })
        #expect(lines.contains { $0.hasPrefix("hipaa covered") && $0.hasSuffix("not set") })
        #expect(PracticeRendering.plain(PracticeReply(version: 1, practice: practice)).count == 2)
    }

    @Test func findingsAreListedAndTheLineIsShown() {
        let finding = CheckFinding(code: "missing", place: "x/chart", sequence: 7)
        let bad = CheckReply(
            entries: 9,
            records: 8,
            unknown: 1,
            findings: [finding],
            line: "9 words"
        )
        #expect(CheckRendering.page(bad, style: Samples.style).contains("missing  x/chart  7"))
        #expect(CheckRendering.plain(bad) == ["9 words", "missing\tx/chart\t7"])
        let good = CheckReply(entries: 1, records: 1, unknown: 0, findings: [], line: "1 word")
        #expect(
            CheckRendering.page(good, style: Samples.style)[0]
                == "1 entry replayed, 1 record opened"
        )
        #expect(CheckRendering.page(good, style: Samples.style)[1] == CheckSentences.whole)
    }
}
