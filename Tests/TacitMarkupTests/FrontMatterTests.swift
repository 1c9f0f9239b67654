import TacitClinical
import TacitMarkup
import Testing

@Suite struct FrontMatterTests {
    /// A note with these lines as its fields; the first stands on line 2.
    private func fields(_ lines: String) -> [String] {
        places(noteProblems("---\n\(lines)\n---\ntext\n"))
    }

    @Test func fieldsAloneAreAnEmptyNote() {
        #expect(places(noteProblems("---\nformat: free\n---\n")) == ["3:1 the note is empty"])
        #expect(places(noteProblems("---\n---\n")) == ["2:1 the note is empty"])
    }

    @Test func anOpenFrontMatterIsReportedWhereItBegins() {
        #expect(
            places(noteProblems("\n#% help\n---\nformat: free\ntext\n")) == [
                "3:1 the front matter is not closed"
            ]
        )
        #expect(places(noteProblems("---")) == ["1:1 the front matter is not closed"])
    }

    @Test func aRuleInTheTextIsText() throws {
        #expect(
            try note("---\nformat: free\n---\na\n\n---\n\nb").sections[0].text == "a\n\n---\n\nb"
        )
        #expect(try note("a\n---\nb").sections[0].text == "a\n---\nb")
    }

    @Test func theFrontMatterHasALimit() {
        let long = "risk: " + String(repeating: "a", count: 65_536 - 6)
        #expect(fields(long).isEmpty)
        #expect(fields(long + "a") == ["2:1 the fields are longer than 64 KiB"])
    }

    @Test func tabsAreRefusedInTheFields() {
        #expect(
            fields("format: free\t\nmodality: a\tb\nrisk: |\n\tx") == [
                "2:13 a tab stands between the fields", "3:12 a tab stands between the fields",
                "5:1 a tab stands between the fields",
            ]
        )
    }

    @Test func whatYAMLTakesForALineEndIsRefused() {
        #expect(
            fields("modality: a\u{2028}b\nrisk: a\u{2029}b\nnext: \u{FEFF}") == [
                "2:12 this character cannot stand between the fields",
                "3:8 this character cannot stand between the fields",
                "4:7 this character cannot stand between the fields",
            ]
        )
    }

    @Test func allFaultsAreReportedAtOnce() {
        let found = fields(
            "formt: dap\nrisk: \"open\nat: never\nnonsense\nduration: [1\nmodality: a: b\nformat: dop"
        )
        #expect(
            found == [
                "2:1 this field is not known", "3:7 a quotation mark here is not closed",
                "4:5 this is no point in time",
                "5:1 this line is no field", "6:11 a list here is not closed or lacks a comma",
                "7:12 a colon stands where none can",
                "8:9 this word is not one of those taken here",
            ]
        )
    }

    @Test func anUnknownFieldHasAHintAndIsNotQuoted() {
        let found = noteProblems("---\nfromat: dap\natendance: late\nHERON-4471: x\n---\ntext")
        #expect(
            found.map(\.hint) == [
                "did you mean `format`?", "did you mean `attendance`?",
                "the fields are: class, format, at, duration, attendance, modality, place, participants, "
                    + "objectives, interventions, codes, risk, next",
            ]
        )
        #expect(!found.contains { "\($0)".contains("4471") || "\($0)".contains("fromat") })
    }

    @Test func nothingTypedIsEverQuoted() {
        let canary = "HERON4471"
        let texts = [
            "\(canary): x", "format: \(canary)", "at: \(canary)", "duration: \(canary)",
            "objectives: \(canary)",
            "objectives:\n  \(canary): \(canary)", "risk: *\(canary)", "risk: \"\(canary)",
            "risk: !\(canary) x",
            "participants: {\(canary): {\(canary): 1}}",
            "participants: [\(canary), \(canary): \(canary)", canary,
            "risk: a #\(canary)", "risk: \"\\\(canary)\"", "next: {\(canary): 1, \(canary): 2}",
            "? \(canary)",
        ]
        for text in texts {
            let found = noteProblems("---\n\(text)\n---\nx")
            #expect(!found.isEmpty, "\(text)")
            #expect(!found.contains { "\($0)".contains(canary) }, "\(text)")
        }
    }

    @Test func anchorsAliasesAndTagsAreRefused() {
        let anchor = "anchors, aliases and tags (&, *, !) are not taken here"
        #expect(
            fields("risk: &a x\nmodality: *a\nnext: !!str x\nformat: !x free") == [
                "2:7 \(anchor)", "3:11 \(anchor)", "4:7 \(anchor)", "5:9 \(anchor)",
            ]
        )
        #expect(fields("participants: [&a Ansel, *a]") == ["2:16 \(anchor)"])
        #expect(fields("participants:\n  - &a Ansel\n  - *a") == ["3:5 \(anchor)"])
        #expect(fields("objectives: {O1: !!str better}") == ["2:18 \(anchor)"])
        #expect(fields("participants:\n  - \"a\n  b\"\n  - !x Ansel") == ["5:5 \(anchor)"])
        #expect(fields("participants: [\u{301}\"a, &b [x], *b]") == ["2:21 \(anchor)"])
    }

    @Test func nestedValuesAreRefused() {
        #expect(
            fields("participants:\n  - [Ansel]") == ["3:5 the values here are nested too deeply"]
        )
        #expect(
            fields("participants:\n  - - Ansel") == ["3:5 the values here are nested too deeply"]
        )
        #expect(
            fields("objectives:\n  O1:\n    O2: better") == [
                "4:5 the values here are nested too deeply"
            ]
        )
        #expect(
            fields("objectives:\n  ? O1\n  : better") == [
                "3:3 a key of several parts is not taken here"
            ]
        )
        #expect(
            fields("participants: " + String(repeating: "[", count: 30_000))
                == ["2:79 the values here are nested too deeply"]
        )
        #expect(fields("participants:\n" + String(repeating: "- ", count: 30_000) + "x").count == 1)
    }

    @Test(.timeLimit(.minutes(1))) func aliasesCannotStandForBillions() {
        var bomb = "objectives: {k0: &k0 [x, x]"
        for level in 1...60 { bomb += ", k\(level): &k\(level) [*k\(level - 1), *k\(level - 1)]" }
        #expect(fields(bomb + ", *k60 : 1}").count == 1)
    }

    @Test func duplicatesAreRefused() {
        #expect(fields("format: free\nrisk: a\nformat: dap") == ["4:1 this field stands twice"])
        #expect(
            fields("objectives:\n  O1: better\n  O1: worse") == [
                "3:3 a key stands twice in this field"
            ]
        )
        #expect(
            fields("objectives:\n  O1: better\n  \"O1\": worse") == [
                "3:3 a key stands twice in this field"
            ]
        )
    }

    @Test func oneDocumentIsOneDocument() {
        #expect(
            fields("format: free\n...\n--- x") == [
                "3:1 a second document begins here", "4:1 a second document begins here",
            ]
        )
        #expect(fields("%YAML 1.1") == ["2:1 this line is no field"])
    }

    @Test func whatAHashWouldHideIsReported() throws {
        #expect(fields("modality: flat #3") == ["2:16 what follows the # would be lost"])
        #expect(fields("modality: #3") == ["2:11 what follows the # would be lost"])
        #expect(fields("participants:\n  - Ansel #2") == ["3:11 what follows the # would be lost"])
        #expect(
            try note("---\nmodality: \"flat #3\"\n# a remark\nrisk: a#b\n---\nx").modality
                == "flat #3"
        )
    }

    @Test func wrongTypesAreNamed() {
        #expect(
            fields(
                "risk: [a]\nat: {a: b}\nparticipants: {a: b}\nobjectives: [a]\nmodality: |\n  a\n  b"
            ) == [
                "2:8 this field takes one value", "3:6 this field takes one value",
                "4:16 this field takes a list",
                "5:14 objectives are written each with how it moved",
                "6:11 this field takes one line",
            ]
        )
        #expect(fields("participants: [Ansel, \"\"]") == ["2:23 this item is empty"])
    }

    @Test func wordsThatYAMLTakesForMoreStayWords() throws {
        let note = try note(
            "---\nmodality: no\nrisk: 017\nparticipants: [Null, yes, 1e3, 2031-01-01]\n---\nx"
        )
        #expect(note.modality == "no")
        #expect(note.risk == "017")
        #expect(note.participants == ["Null", "yes", "1e3", "2031-01-01"])
    }

    @Test func everyWayOfWritingAListIsRead() throws {
        for text in [
            "\n  - Ansel Roake\n  - 'Prof. Odile'", "\n- Ansel Roake\n- Prof. Odile",
            " [Ansel Roake, \"Prof. Odile\"]",
        ] {
            #expect(
                try note("---\nparticipants:\(text)\n---\nx").participants == [
                    "Ansel Roake", "Prof. Odile",
                ]
            )
        }
        #expect(
            try note("---\nparticipants: Ansel Roake, partner\n---\nx").participants == [
                "Ansel Roake, partner"
            ]
        )
        #expect(
            try note("---\nparticipants:\nrisk: ~\nmodality: \"\"\n---\nx").participants.isEmpty
        )
    }

    @Test func escapesBringNoControlCharactersBack() {
        #expect(
            fields("modality: \"\\e[31m\"\nrisk: \"\\0\"\nparticipants: [\"\\x9b\"]") == [
                "2:11 a control character stands here", "3:7 a control character stands here",
                "4:16 a control character stands here",
            ]
        )
    }
}
