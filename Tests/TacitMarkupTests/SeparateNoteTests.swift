import TacitClinical
import TacitMarkup
import Testing

/// Facts of a session never stand in psychotherapy and SUD counselling notes (clinical.md 1.5).
@Suite struct SeparateNoteTests {
    private static let separate = [NoteClass.psychotherapy, .sudCounselling]
    private static let fields = [
        "duration: 50 min", "attendance: attended", "modality: in person",
        "objectives: {O1.1: better}",
        "interventions: [two chairs]", "codes: 90834", "risk: low",
    ]

    @Test(arguments: separate) func everyFactIsSentToTheProgressNote(noteClass: NoteClass) {
        let text = "---\nat: 2031-01-10 17:00\n\(Self.fields.joined(separator: "\n"))\n---\nx"
        let found = noteProblems(text, noteClass: noteClass)
        #expect(found.map(\.line) == Array(3...9))
        #expect(found.allSatisfy { $0.column == 1 })
        #expect(
            found.first?.message
                == "the length of a session never stands in a psychotherapy or SUD counselling note"
        )
        #expect(Set(found.map(\.message)).count == Self.fields.count)
        #expect(Set(found.map(\.hint)) == ["write it in the progress note of that session"])
    }

    @Test func otherClassesKeepTheirFacts() throws {
        for noteClass in NoteClass.allCases where !Self.separate.contains(noteClass) {
            let read = try note(
                "---\nclass: \(noteClass.rawValue)\n\(Self.fields.joined(separator: "\n"))\n---\n## Plan\nx",
                noteClass: noteClass
            )
            #expect(read.interventions == ["two chairs"])
            #expect(read.codes == ["90834"])
        }
    }

    @Test(arguments: separate) func whatANoteNeedsStays(noteClass: NoteClass) throws {
        let read = try note(
            """
            ---
            format: free
            at: 2031-01-10 17:00
            duration:
            attendance: ""
            modality: ~
            place: the practice
            participants: Ansel Roake
            next: 2031-01-20 17:00
            ---
            The stairwell.

            ## Transference
            Impatience at the fourth apology.
            """,
            noteClass: noteClass
        )
        #expect(read.place == "the practice")
        #expect(read.participants == ["Ansel Roake"])
        #expect(read.next == .at("2031-01-20", 17, 0))
        #expect(read.sections.map(\.heading) == ["", "Transference"])
    }

    @Test func aSpanOfTimeIsALength() {
        let message =
            "the length of a session never stands in a psychotherapy or SUD counselling note"
        for text in [
            "---\nat: 2031-01-10 17:00-17:50\n---\nx", "---\nduration: 14:00-14:50\n---\nx",
        ] {
            #expect(places(noteProblems(text, noteClass: .psychotherapy)) == ["2:1 \(message)"])
        }
    }

    @Test(arguments: [
        "Diagnosis", "DIAGNOSES", "Diagnosis and course", "Medication", "Current medications",
        "Plan", "plan:",
        "Treatment plan", "Symptoms", "Prognosis", "Progress", "Progress to date", "Test results",
        "Functional status",
    ])
    func sectionsOfFactsAreRefused(heading: String) throws {
        let found = noteProblems("before\n## \(heading)\ntext\n", noteClass: .sudCounselling)
        #expect(
            places(found) == [
                "2:1 a section of this kind never stands in a psychotherapy or SUD counselling note"
            ]
        )
        #expect(found.first?.hint == "write it in the progress note of that session")
        #expect(try note("before\n## \(heading)\ntext\n").sections.count == 2)
    }

    @Test(arguments: [
        "Planets", "Plan B as he calls it", "Progress of the theme", "Data", "Process",
        "Resulting shame",
    ])
    func otherSectionsAreNot(heading: String) throws {
        let read = try note(
            "---\nformat: dap\n---\n## \(heading)\ntext\n",
            noteClass: .psychotherapy
        )
        #expect(read.sections.map(\.heading) == [heading])
    }

    @Test func anEmptyHeadingOfTheFormatIsNothing() throws {
        let read = try note(
            "---\nformat: dap\n---\n## Data\nx\n## Plan\n",
            noteClass: .psychotherapy
        )
        #expect(read.sections == [Section(heading: "Data", text: "x")])
    }

    @Test func theTemplateAsksForNoFacts() {
        for noteClass in Self.separate {
            for format in NoteFormat.allCases {
                let text = NoteDocument.template(
                    noteClass: noteClass,
                    format: format,
                    at: Clock.now,
                    context: Clock.context
                )
                for field in SessionFacts.fields {
                    #expect(!text.contains("\n\(field):"), "\(field)")
                }
                #expect(!text.contains("## Plan"))
                #expect(text.contains("\nat: 2031-01-13 16:30\n") && text.contains("\nplace:\n"))
            }
        }
    }

    @Test func aDocumentWithoutTheNewFieldsIsAsBefore() throws {
        let text = "---\nclass: progress\nformat: dap\nat: 2031-01-13 14:00\n---\n\n## Data\n\nx\n"
        let read = try note(text)
        #expect(read.place == nil && read.interventions == nil && read.codes == nil)
        #expect(NoteDocument.render(read, context: Clock.context) == text)
    }

    @Test func factsHaveALimit() {
        let lines = (1...51).map { "  - \($0)" }.joined(separator: "\n")
        for key in ["interventions", "codes"] {
            #expect(
                places(noteProblems("---\n\(key):\n\(lines)\n---\nx")) == [
                    "2:1 more than 50 lines stand here"
                ]
            )
        }
    }

    @Test func everyFormatHasItsHeadings() {
        #expect(NoteFormat.birp.headings == ["Behaviour", "Intervention", "Response", "Plan"])
        #expect(NoteFormat.girp.headings == ["Goal", "Intervention", "Response", "Plan"])
        #expect(NoteFormat.pie.headings == ["Problem", "Intervention", "Evaluation"])
    }
}
