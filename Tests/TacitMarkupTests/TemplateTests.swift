import TacitClinical
import TacitMarkup
import Testing

@Suite struct TemplateTests {
    private let head = DocumentHead(
        client: ("otter-4", "Rowan Ashdown"),
        help: ["Plan: three nights\nthen five", "a\u{1B}[2Jb", "---", "## x"]
    )

    @Test func nameAndCodeNameStandInTheFirstLine() {
        let first = "#% otter-4  Rowan Ashdown\n---\n"
        #expect(
            NoteDocument.template(
                noteClass: .progress,
                format: .dap,
                at: Clock.now,
                context: Clock.context,
                head: head
            ).hasPrefix(first)
        )
        #expect(PlanDocument.template(context: Clock.context, head: head).hasPrefix(first))
        #expect(AdditionDocument.template(kind: .addendum, head: head).hasPrefix(first))
        #expect(DocumentHead(client: ("otter-4", "A\nB")).client != nil)
    }

    @Test func aNameNeverBreaksOutOfItsLine() throws {
        let text = NoteDocument.template(
            noteClass: .progress,
            format: .free,
            at: Clock.now,
            context: Clock.context,
            head: DocumentHead(client: ("otter-4", "A\n---\r\nB\u{0}\u{2028}C"))
        )
        #expect(text.hasPrefix("#% otter-4  A --- B  C\n---\nclass: progress\n"))
    }

    @Test func anUntouchedNoteIsEmptyAndNothingElse() {
        for noteClass in NoteClass.allCases {
            for format in NoteFormat.allCases {
                let text = NoteDocument.template(
                    noteClass: noteClass,
                    format: format,
                    at: Clock.now,
                    context: Clock.context,
                    head: head
                )
                #expect(
                    noteProblems(text, noteClass: noteClass).map(\.message) == ["the note is empty"]
                )
            }
        }
    }

    @Test func whatIsWrittenBelowTheHelpIsAllThatIsKept() throws {
        let text = NoteDocument.template(
            noteClass: .contact,
            format: .soap,
            at: .at("2031-01-13", 14, 0),
            context: Clock.context,
            head: head
        )
        let note = try note(text.replacing("## Objective\n", with: "## Objective\nCalm.\n"))
        #expect(note.sections == [Section(heading: "Objective", text: "Calm.")])
        #expect(note.noteClass == .contact)
        #expect(note.format == .soap)
        #expect(note.occurredAt == .at("2031-01-13", 14, 0))
    }

    @Test func untouchedAdditionsAndPlansAreEmpty() {
        for kind in AmendmentContent.Kind.allCases {
            let found = problems { () throws(DocumentErrors) in
                try AdditionDocument.parse(
                    AdditionDocument.template(kind: kind, head: head),
                    kind: kind,
                    context: Clock.context
                )
            }
            #expect(found.map(\.message).contains("the addition has no text"))
        }
        let found = problems { () throws(DocumentErrors) in
            try PlanDocument.parse(
                PlanDocument.template(context: Clock.context, head: head),
                previous: [],
                context: Clock.context
            )
        }
        #expect(found.map(\.message) == ["the plan is empty"])
    }

    @Test func everyLineFitsAScreen() {
        let texts =
            NoteFormat.allCases.map {
                NoteDocument.template(
                    noteClass: .progress,
                    format: $0,
                    at: Clock.now,
                    context: Clock.context
                )
            } + AmendmentContent.Kind.allCases.map { AdditionDocument.template(kind: $0) }
            + [
                PlanDocument.template(context: Clock.context), ClientDocument.template(),
                PracticeDocument.template(),
            ]
        for line in texts.joined().split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test func theWholeTemplateOfANote() {
        #expect(
            NoteDocument.template(
                noteClass: .progress,
                format: .dap,
                at: Clock.now,
                context: Clock.context
            ) == """
                ---
                class: progress
                format: dap
                at: 2031-01-13 16:30
                duration:
                attendance:
                modality:
                place:
                participants:
                objectives:
                interventions:
                codes:
                risk:
                next:
                ---
                #% Lines that begin with #% are help and are not kept.
                #% at: 2031-01-13 14:00, 13 Jan 2031 14:00, 14:00 for today, or 14:00-14:50
                #% duration: 50 min or 1 h 20 min
                #% attendance: attended, late, no-show, cancelled-client, cancelled-practice
                #% participants: `  - name` on lines of their own below the field
                #% objectives: `  O1.1: better` (or same, worse), likewise
                #% interventions, codes: `  - ` and a line, likewise

                ## Data


                ## Assessment


                ## Plan


                """
        )
    }
}
