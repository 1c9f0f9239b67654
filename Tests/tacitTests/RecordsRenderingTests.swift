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
