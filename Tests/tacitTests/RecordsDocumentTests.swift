import TacitAgentAPI
import TacitClinical
import Testing

@testable import tacit

struct DocumentTextTests {
    private let document =
        "#% otter-4 Rowan Ashdown\n---\nformat: dap\nat:\nreason: \"a \\\"b\\\"\" # why\n---\n\n## Data\nat: x\n"

    @Test func valuesComeFromTheFrontMatterAlone() {
        #expect(DocumentText.value(of: "format", in: document) == "dap")
        #expect(DocumentText.value(of: "at", in: document) == "")
        #expect(DocumentText.value(of: "reason", in: document) == "a \"b\"")
        #expect(DocumentText.value(of: "risk", in: document) == nil)
        #expect(DocumentText.value(of: "at", in: "at: 14:00") == nil)
    }

    @Test(arguments: [
        "14:00", "13 Jan 2031", "a: b", "- x", "\"", "'", "#", "\\", "two\nlines", " ", "[x]",
        "yes",
    ])
    func aValueThatIsSetIsReadBack(value: String) {
        let changed = DocumentText.setting("at", to: value, in: document)
        #expect(DocumentText.value(of: "at", in: changed) == value)
        #expect(changed.documentLines.count == document.documentLines.count)
        let added = DocumentText.setting("risk", to: value, in: document)
        #expect(DocumentText.value(of: "risk", in: added) == value)
        #expect(
            DocumentText.value(of: "at", in: DocumentText.setting("at", to: value, in: "text"))
                == value
        )
    }

    @Test func aValueOfSeveralLinesIsReplacedWhole() {
        let text = "---\nreason: |\n  one\n  two\nat: x\n---\n"
        #expect(DocumentText.setting("reason", to: "", in: text) == "---\nreason:\nat: x\n---\n")
    }

    @Test func helpDoesNotMakeADifference() {
        #expect(DocumentText.isSame("#% a\ntext\n", "text"))
        #expect(!DocumentText.isSame("# a\ntext", "text"))
    }
}

struct NoteTemplateTests {
    @Test func anotherFormatBringsItsHeadings() {
        let template =
            "#% otter-4\n---\nformat: dap\nat: 14:00\n---\n\n## Data\n\n## Assessment\n\n## Plan\n"
        let soap = NoteForm.setting(format: .soap, in: template)
        #expect(
            soap.documentLines.filter { $0.hasPrefix("## ") }
                == NoteFormat.soap.headings.map { "## \($0)" }
        )
        #expect(DocumentText.value(of: "format", in: soap) == "soap")
        #expect(soap.hasPrefix("#% otter-4\n---\n"))
        #expect(!NoteForm.setting(format: .free, in: template).contains("## "))
    }

    @Test func aSessionMissedIsADocumentOfItsOwn() {
        let text = NoteForm.noShow(at: "14:00")
        #expect(DocumentText.value(of: "attendance", in: text) == "no-show")
        #expect(DocumentText.value(of: "format", in: text) == "free")
        #expect(DocumentText.value(of: "at", in: text) == "14:00")
        #expect(DocumentText.value(of: "at", in: NoteForm.noShow(at: nil)) == nil)
    }
}

struct GroupDocumentTests {
    private let handles = ["otter-4", "heron-7"]

    @Test func eachGetsTheSharedPartAndItsOwn() {
        let text = "---\nformat: free\n---\nshared\n# otter-4\nfor A\n# heron-7\nfor B\n"
        let (shared, documents) = GroupDocument.split(text, handles: handles)
        #expect(shared == "---\nformat: free\n---\nshared")
        #expect(documents[0] == "\(shared)\n\nfor A\n")
        #expect(documents[1] == "\(shared)\n\nfor B\n")
    }

    @Test func aPartNeverReachesAnotherClient() {
        let (_, documents) = GroupDocument.split("s\n# heron-7\nsecret\n", handles: handles)
        #expect(!documents[0].contains("secret") && documents[1].contains("secret"))
    }

    @Test func aHeadingThatNamesNobodyIsText() {
        let (_, documents) = GroupDocument.split("s\n# otter-4\na\n# wren-9\nb\n", handles: handles)
        #expect(documents[0].contains("# wren-9\nb"))
    }

    @Test func theTemplateHasAPartForEach() {
        let template = GroupDocument.template("---\n---\n", handles: handles)
        #expect(
            GroupDocument.split(template + "own text", handles: handles).documents[1].contains(
                "own text"
            )
        )
    }
}

struct FieldDocumentTests {
    private let fields = [
        FieldDocument.Field(key: "on", question: "the day", isRequired: false),
        FieldDocument.Field(key: "reason", question: "why", isRequired: true),
    ]

    @Test func bothFormsAreRead() throws {
        for text in [
            "---\non: 2031-01-13\nreason: moved\n---\n", "reason: \"moved\"",
            "{\"reason\": \"moved\"}",
        ] {
            #expect(try FieldDocument(text, fields: fields)["reason"] == "moved")
        }
        #expect(try FieldDocument("reason: moved\non:", fields: fields)["on"] == nil)
    }

    @Test(arguments: [
        "reason:", "", "{}", "{\"reason\": 1}", "reason: moved\nnme: x", "reason: a\nreason: b",
        "moved", "{\"reason\":\"a\",\"x\":\"b\"}",
    ])
    func whatIsNotAFieldIsRefused(text: String) {
        #expect { try FieldDocument(text, fields: fields) } throws: { error in
            (error as? Problem)?.kind == .invalidDocument
        }
    }

    @Test func theTemplateAndAnswersAreReadBack() throws {
        #expect((try? FieldDocument(FieldDocument.template(fields), fields: fields)) == nil)
        let answered = FieldDocument.document([("on", ""), ("reason", "a: \"b\" # c")])
        #expect(try FieldDocument(answered, fields: fields)["reason"] == "a: \"b\" # c")
    }
}
