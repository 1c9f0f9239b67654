import TacitClinical
import TacitMarkup
import Testing

@Suite struct FormTemplateTests {
    private let head = DocumentHead(
        client: ("otter-4", "Rowan Ashdown"),
        help: ["Plan: three nights"]
    )

    @Test func theWholeTemplate() {
        let fields =
            [SampleForm.fields[0], SampleForm.fields[6], SampleForm.fields[9]]
            + SampleForm.fields.suffix(2)
        let text = FormDocument.template(
            fields: fields,
            prefilled: ["who": .text("Rowan"), "note": .text("# as before")],
            context: Clock.context,
            head: head
        )
        #expect(
            text == """
                #% otter-4  Rowan Ashdown
                ---
                #% Who asks (required): one line
                who: Rowan
                #% Finding (required): supported, GAS, not-supported
                finding:
                #% Items: `  name: number` on lines below the field
                items:
                ---
                #% Lines that begin with #% are help and are not kept.
                #% Plan: three nights

                ## Rationale
                #% required


                ## What else

                \\# as before

                """
        )
    }

    @Test func anUntouchedTemplateLacksWhatIsRequiredAndNothingElse() {
        let found = SampleForm.problemsOf(
            FormDocument.template(fields: SampleForm.fields, context: Clock.context, head: head)
        )
        #expect(
            Set(found.map(\.message)) == [
                "`who` is missing", "`on` is missing", "`finding` is missing",
                "the text for \"Rationale\" is missing",
            ]
        )
        #expect(Set(found.map { "\($0.line)" }).count == 4)
    }

    @Test func everyFormOfTheChartFitsAScreenAndIsReadAsItIs() {
        for kind in EntryKind.allCases {
            let fields = EntryContent.type(of: kind).fields
            let text = FormDocument.template(fields: fields, context: Clock.context)
            for line in text.split(separator: "\n") {
                #expect(line.count <= 80, "\(kind): \(line)")
            }
            let required = fields.filter(\.isRequired).count
            #expect(SampleForm.problemsOf(text, fields).count == required, "\(kind)")
            #expect(Set(fields.map(\.key)).count == fields.count, "\(kind)")
            #expect(Set(fields.map { $0.title.lowercased() }).count == fields.count, "\(kind)")
        }
    }
}
