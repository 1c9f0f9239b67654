import TacitClinical
import TacitMarkup
import Testing

@Suite struct NoteDocumentTests {
    private let whole = """
        #% otter-4  Rowan Ashdown
        ---
        class: crisis
        format: dap
        at: 11 Mar 2031 18:05-18:25
        attendance: late
        modality: telephone
        participants:
          - Ansel Roake
        objectives:
          O1.1: worse
          O2.1: same
        risk: |
          Denies intent.
          Has the safety plan at hand.
        next: 2031-03-17 11:00
        ---

        Called from the station.

        ## data

        Two days of drinking; no withdrawal.

        ## Next of kin

        ## PLAN
        Comes on Monday.
        """

    @Test func aWholeNoteIsRead() throws {
        let march = DocumentContext(
            now: .at("2031-03-17", 12, 0),
            offsetAt: Clock.offset,
            practice: Practice()
        )
        let note = try NoteDocument.parse(whole, noteClass: .progress, context: march)
        #expect(note.noteClass == .crisis)
        #expect(note.format == .dap)
        #expect(note.occurredAt == .at("2031-03-11", 18, 5))
        #expect(note.durationMinutes == 20)
        #expect(note.attendance == .late)
        #expect(note.modality == "telephone")
        #expect(note.participants == ["Ansel Roake"])
        #expect(note.objectives == ["O1.1": .worse, "O2.1": .same])
        #expect(note.risk == "Denies intent.\nHas the safety plan at hand.")
        #expect(note.next == .at("2031-03-17", 11, 0))
        #expect(
            note.sections == [
                Section(heading: "", text: "Called from the station."),
                Section(heading: "Data", text: "Two days of drinking; no withdrawal."),
                Section(heading: "Next of kin", text: ""),
                Section(heading: "Plan", text: "Comes on Monday."),
            ]
        )
    }

    @Test func theClassStaysInItsCompartment() throws {
        #expect(try note("---\nclass: contact\n---\nx").noteClass == .contact)
        #expect(
            try note("---\nclass: psychotherapy\n---\nx", noteClass: .psychotherapy).noteClass
                == .psychotherapy
        )
        for (fixed, named) in [
            (NoteClass.progress, "psychotherapy"), (.psychotherapy, "progress"),
            (.progress, "sud-counselling"), (.supervision, "administrative"),
        ] {
            #expect(
                places(noteProblems("---\nclass: \(named)\n---\nx", noteClass: fixed)) == [
                    "2:8 this class is kept under other keys than the one chosen"
                ]
            )
        }
        #expect(places(noteProblems("---\nclass: secret\n---\nx")).count == 1)
    }

    @Test func thePracticeSaysWhichFormatIsUsual() throws {
        var practice = Practice()
        let dap = try note("x").format
        practice.noteFormat = .soap
        let context = DocumentContext(now: Clock.now, offsetAt: Clock.offset, practice: practice)
        #expect(dap == .dap)
        #expect(try NoteDocument.parse("x", noteClass: .progress, context: context).format == .soap)
        #expect(
            try NoteDocument.parse(
                "---\nformat: Free\n---\nx",
                noteClass: .progress,
                context: context
            ).format == .free
        )
    }

    @Test func onlyASessionThatDidNotHappenMayBeEmpty() throws {
        for word in ["no-show", "cancelled-client", "cancelled-practice"] {
            #expect(try note("---\nattendance: \(word)\n---\n## Data\n").sections.isEmpty)
        }
        for word in ["attended", "late", ""] {
            #expect(
                places(noteProblems("---\nattendance: \(word)\n---\n## Data\n\n## Other\n")) == [
                    "6:1 the note is empty"
                ]
            )
        }
    }

    @Test func switchingTheFormatLosesNoText() throws {
        let body =
            "---\nbefore\n## Subjective\na\n## Objective\nb\n## Assessment\nc\n## Plan\nd\n## Data\ne\n## Own\nf\n"
        for format in NoteFormat.allCases {
            let sections = try note("---\nformat: \(format.rawValue)\n\(body)").sections
            #expect(sections.map(\.text) == ["before", "a", "b", "c", "d", "e", "f"])
            #expect(
                sections.map(\.heading) == [
                    "", "Subjective", "Objective", "Assessment", "Plan", "Data", "Own",
                ]
            )
        }
    }

    @Test func headingsAreToldFromText() throws {
        let sections = try note(
            "# One\n#hashtag\n### three\n##\ttwo words \n\\## not one\n\\\\## nor this\n    ## code\n"
        ).sections
        #expect(
            sections == [
                Section(heading: "One", text: "#hashtag\n### three"),
                Section(heading: "two words", text: "## not one\n\\## nor this\n    ## code"),
            ]
        )
        #expect(
            places(noteProblems("## \ntext\n##\n")) == [
                "1:1 this heading has no words", "3:1 this heading has no words",
            ]
        )
    }

    @Test func aLineThatLooksLikeHelpCanBeWritten() throws {
        #expect(
            try note("\\#% kept\n\\\\#% and this\n\\x").sections[0].text
                == "#% kept\n\\#% and this\n\\x"
        )
    }

    @Test func limitsAreHeld() {
        let people = (1...51).map { "  - P\($0)" }.joined(separator: "\n")
        #expect(
            places(noteProblems("---\nparticipants:\n\(people)\n---\nx")) == [
                "2:1 more than 50 people took part"
            ]
        )
        let goals = (1...101).map { "  O\($0): same" }.joined(separator: "\n")
        #expect(
            places(noteProblems("---\nobjectives:\n\(goals)\n---\nx")) == [
                "2:1 more than 100 objectives stand here"
            ]
        )
        let long = String(repeating: "a", count: 201)
        #expect(
            places(noteProblems("---\nmodality: \(long)\n---\nx")) == [
                "2:11 this line is longer than 200 characters"
            ]
        )
        #expect(
            places(noteProblems("---\nobjectives:\n  \(long): same\n---\nx")) == [
                "3:3 this is no id of an objective"
            ]
        )
        #expect(
            places(noteProblems("---\nobjectives:\n  O1: soso\n---\nx")) == [
                "3:7 this word is not one of those taken here"
            ]
        )
    }

    @Test func renderingIsReadable() {
        var note = NoteContent(
            noteClass: .progress,
            format: .dap,
            occurredAt: .at("2031-01-13", 14, 0)
        )
        note.durationMinutes = 50
        note.participants = ["Prof. Odile Marr", "R&D: [x]"]
        note.objectives = ["O1.1": .better, "*": .same]
        note.risk = "low\n\n  as before"
        note.sections = [
            Section(heading: "", text: "# a\n#% b\nc"), Section(heading: "Plan", text: "d"),
        ]
        #expect(
            NoteDocument.render(note, context: Clock.context) == """
                ---
                class: progress
                format: dap
                at: 2031-01-13 14:00
                duration: 50 min
                participants:
                  - Prof. Odile Marr
                  - "R\\u0026D: \\u005bx]"
                objectives:
                  "\\u002a": same
                  O1.1: better
                risk: |-
                  low

                    as before
                ---

                \\# a
                \\#% b
                c

                ## Plan

                d

                """
        )
    }

    @Test func aMomentThatLocalTimeCannotSayIsWrittenInFull() {
        let noon = Moment("2031-01-10T12:00:00Z") ?? .distant
        let note = NoteContent(noteClass: .progress, format: .free, occurredAt: noon)
        #expect(
            NoteDocument.render(note, context: Clock.context).contains("at: 2031-01-10T12:00:00Z\n")
        )
    }

    @Test(.timeLimit(.minutes(1))) func aLongNoteIsReadAtOnce() throws {
        let line = "She kept the audio diary on four of seven nights; \\## not a heading.\n"
        let body = String(repeating: line + "## Data\n", count: (1 << 20) / (line.utf8.count + 8))
        let clock = ContinuousClock()
        var sections = 0
        let time = try clock.measure {
            sections = try note("---\nformat: dap\n---\n" + body).sections.count
        }
        #expect(sections > 10_000)
        // An order of magnitude more than a release build needs: this finds what grows faster than the text.
        #expect(time < .seconds(10))
    }
}
