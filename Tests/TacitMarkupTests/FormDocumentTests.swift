import TacitClinical
import TacitMarkup
import Testing

/// A form with a field of every shape.
enum SampleForm {
    static let fields = [
        FormField("who", .line, "Who asks", isRequired: true),
        FormField("on", .day, "On which day", isRequired: true),
        FormField("at", .moment, "When exactly"),
        FormField("value", .number(-2.5...1_000), "Value"),
        FormField("total", .whole(-2...27), "Total"),
        FormField("worked", .yesNo, "Did it work"),
        FormField(
            "finding",
            .choice(["supported", "GAS", "not-supported"]),
            "Finding",
            isRequired: true
        ),
        FormField("offered", .list, "What was offered"),
        FormField("subscores", .pairs, "Subscores in words"),
        FormField("items", .scores, "Items"),
        FormField("request", .reference([.accommodation]), "Which request"),
        FormField("rationale", .prose, "Rationale", isRequired: true),
        FormField("note", .prose, "What else"),
    ]
    static let prose = [FormField("note", .prose, "Note")]
    static let front = [FormField("on", .day, "On which day")]

    static func read(_ text: String, _ fields: [FormField] = fields) throws(DocumentErrors)
        -> [String: FormValue]
    {
        try FormDocument.parse(text, fields: fields, context: Clock.context).values
    }

    static func problemsOf(_ text: String, _ fields: [FormField] = fields) -> [DocumentProblem] {
        problems { () throws(DocumentErrors) in try read(text, fields) }
    }
}

@Suite struct FormDocumentTests {
    private let whole = """
        #% otter-4  Rowan Ashdown
        ---
        who: Rowan
        on: 13 Jan 2031
        at: 14:00
        value: -1.5
        total: -2
        worked: YES
        finding: gas
        offered: [audio diary, large print]
        subscores:
          fatigue: high
          empty:
        items:
          10: 3
          2: 0
        request: E7F3Q
        ---

        ## RATIONALE

        The task is the barrier.
        \\## not a heading

        ## What else
        """

    @Test func everyShapeIsRead() throws {
        #expect(
            try SampleForm.read(whole) == [
                "who": .text("Rowan"), "on": .text("2031-01-13"),
                "at": .text("2031-01-13T14:00:00+01:00"),
                "value": .number(-1.5), "total": .number(-2), "worked": .flag(true),
                "finding": .text("GAS"),
                "offered": .list(["audio diary", "large print"]),
                "subscores": .pairs(["fatigue": "high"]),
                "items": .scores(["10": 3, "2": 0]), "request": .text("E7F3Q"),
                "rationale": .text("The task is the barrier.\n## not a heading"),
            ]
        )
    }

    @Test func aWholeIdIsAReferenceToo() throws {
        let id = RecordID.random().description
        let fields = [FormField("request", .reference([.accommodation]), "Which request")]
        #expect(try SampleForm.read("---\nrequest: \(id)\n---\n", fields) == ["request": .text(id)])
        for text in ["e7f", "x7f3q", "that one", "e7f3q1"] {
            #expect(
                places(SampleForm.problemsOf("---\nrequest: \(text)\n---\n", fields)) == [
                    "2:10 this is no REF"
                ]
            )
        }
    }

    @Test func whatIsRequiredIsMissedWhereItWouldStand() {
        let found = SampleForm.problemsOf("---\nwho: \"\"\nfinding: [gas]\n---\n\n")
        #expect(
            places(found) == [
                "1:1 `on` is missing", "2:1 `who` is missing", "3:11 this field takes one value",
                "5:1 the text for \"Rationale\" is missing",
            ]
        )
        #expect(found.map(\.hint).last == "write it below ## Rationale")
        #expect(found.first?.hint == "on: 2031-01-13, 13 Jan 2031 or today")
        let empty = "---\nwho: a\non: today\nfinding: gas\n---\n## Rationale\n\n## What else\nx\n"
        #expect(
            places(SampleForm.problemsOf(empty)) == ["6:1 the text for \"Rationale\" is missing"]
        )
        #expect(SampleForm.problemsOf("").count == 4)
    }

    @Test func aListOfNothingIsMissing() {
        let fields = [FormField("offered", .list, "Offered", isRequired: true)]
        for text in ["[]", "", "~"] {
            #expect(
                places(SampleForm.problemsOf("---\noffered: \(text)\n---\n", fields)) == [
                    "2:1 `offered` is missing"
                ]
            )
        }
        #expect(
            places(SampleForm.problemsOf("---\noffered:\n  - \"\"\n---\n", fields)) == [
                "3:5 this item is empty"
            ]
        )
    }

    @Test func numbersHaveTheirRangesAndTheirForm() {
        let words = ["1001", "-2.6", "0x10", "nan", "inf", "1,5", "four", "1e400", "--1", ""]
        for word in words {
            let found = SampleForm.problemsOf(
                "---\nvalue: \(word)\n---\n",
                [FormField("value", .number(-2.5...1_000), "Value")]
            )
            #expect(found.count == (word.isEmpty ? 0 : 1), "\(word)")
            #expect(found.allSatisfy { $0.hint == "write a number from -2.5 to 1000" })
        }
        for word in ["28", "-3", "2.0", "1e1", "99999999999999999999999"] {
            let found = SampleForm.problemsOf(
                "---\ntotal: \(word)\n---\n",
                [FormField("total", .whole(-2...27), "Total")]
            )
            #expect(places(found) == ["2:8 this is no number that is taken here"], "\(word)")
        }
        let items = SampleForm.problemsOf(
            "---\nitems:\n  1: three\n  2: 1.5\n---\n",
            [SampleForm.fields[9]]
        )
        #expect(items.map(\.line) == [3, 4])
    }

    @Test func mapsAreMaps() {
        for text in ["[a]", "4"] {
            #expect(
                SampleForm.problemsOf("---\nitems: \(text)\n---\n", [SampleForm.fields[9]]).map(
                    \.message
                )
                    == ["this field takes names, each with a value"]
            )
        }
    }

    @Test func unknownNamesAreToldWhatTheyWere() {
        let text = "---\nwho: a\non: today\nfindng: gas\n---\n# Rational\nx\n## Else\ny\n"
        let found = SampleForm.problemsOf(text)
        #expect(
            places(found) == [
                "1:1 `finding` is missing", "4:1 this field is not known",
                "6:1 this heading is not known",
                "8:1 this heading is not known", "9:1 the text for \"Rationale\" is missing",
            ]
        )
        #expect(found[1].hint == "did you mean `finding`?")
        #expect(found[2].hint == "did you mean ## Rationale?")
        #expect(found[3].hint == "the headings are: ## Rationale, ## What else")
    }

    @Test func proseAmongTheFieldsIsSentBelow() {
        let text = "---\nwho: a\non: today\nfinding: gas\nrationale: because\n---\n"
        let found = SampleForm.problemsOf(text)
        #expect(places(found) == ["5:1 this text belongs below the fields"])
        #expect(found.first?.hint == "write it below ## Rationale")
        #expect(
            SampleForm.problemsOf(text.replacing(" because", with: "") + "## Rationale\nx").isEmpty
        )
    }

    @Test func textWithoutAHeadingIsTheOnlyProseField() throws {
        #expect(
            try SampleForm.read("\nKept calm.\n", SampleForm.prose) == ["note": .text("Kept calm.")]
        )
        #expect(try SampleForm.read("", SampleForm.prose).isEmpty)
        #expect(
            places(SampleForm.problemsOf("\na\n## Note\nb\n", SampleForm.prose)) == [
                "3:1 this text stands twice"
            ]
        )
        let several = "---\nwho: a\non: today\nfinding: gas\n---\n\nbefore\n## Rationale\nx\n"
        #expect(places(SampleForm.problemsOf(several)) == ["7:1 this text has no heading"])
        #expect(
            places(SampleForm.problemsOf("---\non: today\n---\n\nx", SampleForm.front)) == [
                "5:1 there is text below the fields"
            ]
        )
        #expect(
            places(SampleForm.problemsOf("x", SampleForm.front)) == [
                "1:1 the document does not begin with fields"
            ]
        )
    }

    @Test func nothingTypedIsQuoted() {
        let canary = "HERON4471"
        let texts =
            SampleForm.fields.map { "---\n\($0.key): [[\(canary)\n---\n" }
            + SampleForm.fields.map {
                "---\n\($0.key): {\(canary): \(canary)}\n---\n## \(canary)\n\(canary)"
            }
            + SampleForm.fields.map { "---\n\($0.key): \(canary)\n\(canary): x\n---\n\(canary)" }
        for text in texts {
            let found = SampleForm.problemsOf(text)
            #expect(!found.isEmpty)
            #expect(!found.contains { "\($0)".contains("4471") }, "\(text)")
        }
    }

    @Test func aFaultStandsAtItsField() throws {
        let form = try FormDocument.parse(
            whole.replacing("at: 14:00\n", with: ""),
            fields: SampleForm.fields,
            context: Clock.context
        )
        func place(_ key: String) -> String {
            let problem = form.problem(EntryFault(key, "m", "h"))
            #expect(problem.message == "m" && problem.hint == "h")
            return "\(problem.line):\(problem.column)"
        }
        #expect(place("on") == "4:5")
        #expect(place("offered") == "9:1")
        #expect(place("rationale") == "19:1")
        #expect(place("at") == "1:1")
        #expect(place("note") == "24:1")
        #expect(place("nothing of this form") == "1:1")
    }
}
