import TacitAgentAPI
import TacitClinical
import Testing

@testable import tacit

struct NoteRenderingTests {
    @Test func aNoteIsReadFromTheTop() {
        #expect(
            NoteRendering.page(Samples.note, name: Samples.name, style: Samples.style) == [
                "otter-4  Rowan Ashdown", "n7f3q  progress note, DAP",
                "Mon 20 Jan 2031 11:00, 50 min, in person, attended", "with        Edda Sorrel",
                "objectives  O1.1 better, O1.2 same", "late entry", "", "Data",
                "  Asks to drop the written diary.",
                "  - misread two lines", "", "Plan", "  Audio diary, two minutes a day.", "",
                "signed by Imogen Vale, LCADC, 23 Jan 2031 18:30", "", "a2xkd  amendment",
                "reason  wrong amount", "",
                "  It was one glass.", "", "signed by Imogen Vale, LCADC, 24 Jan 2031 09:00",
            ]
        )
    }

    @Test func aMarkStandsAboveTheText() throws {
        var note = Samples.note
        note.error = ErrorMark(reason: .wrongClient, explanation: nil)
        note.undone = true
        let lines = NoteRendering.page(note, name: nil, style: Samples.style)
        let mark = try #require(
            lines.firstIndex { $0.hasPrefix("entered in error, it belongs to another client") }
        )
        let undone = try #require(lines.firstIndex { $0.hasPrefix("taken back") })
        let text = try #require(lines.firstIndex { $0.contains("written diary") })
        #expect(mark < text && undone < text)
    }

    @Test func everyFieldIsMadeSafe() {
        let hostile = "\u{1B}[2J\u{202E}\u{9B}"
        var note = Samples.note
        note.author = hostile
        note.content.modality = hostile
        note.content.risk = hostile
        note.content.participants = [hostile]
        note.content.objectives = [hostile: .better]
        note.content.sections = [Section(heading: hostile, text: hostile)]
        note.error = ErrorMark(reason: .other, explanation: hostile)
        note.additions[0].content.text = hostile
        note.additions[0].content.reason = hostile
        let style = Samples.style
        for lines in [
            NoteRendering.page(note, name: hostile, style: style), NoteRendering.plain(note),
        ] {
            #expect(
                !lines.joined().unicodeScalars.contains {
                    "\u{1B}\u{202E}\u{9B}".unicodeScalars.contains($0)
                }
            )
        }
    }

    @Test func plainHasNoName() {
        #expect(!NoteRendering.plain(Samples.note).joined().contains("Rowan"))
        #expect(NoteRendering.plain(Samples.note).first == "ref\tn7f3q")
    }
}

struct PlanRenderingTests {
    @Test func aPlanShowsItsStepsAsDocumentsDo() {
        #expect(
            PlanRendering.page(Samples.plan, name: nil, style: Samples.style) == [
                "otter-4", "p4wzt  plan, version 2", "from    13 Jan 2031", "review  13 Apr 2031",
                "reason  the diary became audio", "", "In the client's words",
                "  I want mornings without a drink", "",
                "Steps", "  [x] one night without a drink",
                "  [ ] three nights without a drink (due 3 Feb 2031, resized from s1)", "",
                "recorded, 13 Jan 2031 12:00",
            ]
        )
        #expect(PlanRendering.plain(Samples.plan).contains("- [x] one night without a drink {s1}"))
    }

    @Test func aSupersededVersionSaysSo() {
        var plan = Samples.plan
        plan.current = false
        #expect(
            PlanRendering.page(plan, name: nil, style: Samples.style)[1].hasSuffix("superseded")
        )
        #expect(PlanRendering.list([], style: Samples.style) == [PlanSentences.none])
    }
}

struct LogRenderingTests {
    private func line(_ noteClass: NoteClass?) -> LogLine {
        LogLine(
            ref: "n7f3q",
            kind: "note",
            noteClass: noteClass,
            recordedAt: Samples.moment("2031-03-17T10:00:00Z"),
            occurredAt: Samples.moment("2031-03-11T10:00:00Z"),
            title: "HERON-4471",
            marks: ["late entry"]
        )
    }

    @Test(arguments: [NoteClass.psychotherapy, .sudCounselling, .supervision])
    func protectedClassesHaveNoTitleInAnyForm(noteClass: NoteClass) {
        let lines = [line(noteClass)]
        #expect(
            !LogRendering.page(lines, handle: "otter-4", name: nil, style: Samples.style).joined()
                .contains("HERON")
        )
        #expect(!LogRendering.plain(lines).joined().contains("HERON"))
        #expect(LogRendering.withoutProtectedTitles(lines)[0].title.isEmpty)
    }

    @Test(arguments: NoteClass.allCases)
    func theEntryItselfIsListedInEveryClass(noteClass: NoteClass) {
        let page = LogRendering.page(
            [line(noteClass)],
            handle: "otter-4",
            name: nil,
            style: Samples.style
        )
        #expect(page.last?.contains("n7f3q") == true && page.last?.contains("late entry") == true)
    }

    @Test func aSignedDraftIsNotListedTwice() {
        var draft = line(nil)
        draft.kind = "draft"
        draft.marks = ["discarded"]
        var signed = draft
        signed.marks = ["signed"]
        #expect(
            LogRendering.withoutSignedDrafts([draft, signed, line(.progress)]) == [
                draft, line(.progress),
            ]
        )
    }

    @Test func whenItOccurredStandsBesideWhenItWasRecorded() {
        let page = LogRendering.page(
            [line(.progress)],
            handle: "otter-4",
            name: nil,
            style: Samples.style
        )
        #expect(
            page.last
                == "17 Mar 2031 10:00  n7f3q  progress note  of 11 Mar 2031: (late entry) HERON-4471"
        )
    }
}

struct ClientRenderingTests {
    private let identifying = ["Rowan Ashdown", "Ro", "4 May 1988", "0151 496 0000"]

    @Test func identifyingFieldsNeedNames() {
        let with = ClientRendering.page(Samples.client, names: true, style: Samples.style).joined(
            separator: "\n"
        )
        let without = ClientRendering.page(Samples.client, names: false, style: Samples.style)
            .joined(separator: "\n")
        let plain = ClientRendering.plainPage(Samples.client, names: false).joined(separator: "\n")
        for word in identifying {
            #expect(with.contains(word))
            #expect(!without.contains(word) && !plain.contains(word))
        }
        #expect(
            without.contains("large print") && without.contains("2024-02, on paper, 6 Jan 2031")
        )
    }

    @Test func theListHasNamesOnlyWhenAsked() {
        let clients = [Samples.summary]
        #expect(
            ClientRendering.list(clients, names: true, style: Samples.style) == [
                "otter-4  Rowan Ashdown  next 27 Jan 2031 11:00"
            ]
        )
        #expect(
            ClientRendering.plainList(clients, names: false) == [
                "otter-4\topen\t2031-01-27T11:00:00Z"
            ]
        )
        #expect(ClientRendering.plainList(clients, names: true)[0].hasSuffix("\tRowan Ashdown"))
    }
}

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
        let lines = BriefRendering.page(brief, names: true, style: Samples.style)
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
        let lines = BriefRendering.page(long, names: false, style: Samples.style)
        #expect(lines.contains("  … tacit show n7f3q") && lines.count <= 40)
    }

    @Test func withoutNamesThereIsNone() {
        #expect(
            !BriefRendering.page(brief, names: false, style: Samples.style).joined().contains(
                "Rowan"
            )
        )
        #expect(!BriefRendering.plain(brief, names: false).joined().contains("Rowan"))
    }

    @Test func anEmptyChartSaysSo() {
        let empty = BriefReply(
            client: Samples.client,
            plan: nil,
            lastNote: nil,
            notes: 0,
            drafts: []
        )
        let lines = BriefRendering.page(empty, names: true, style: Samples.style)
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
