import TacitAgentAPI
import Testing

@testable import tacit

struct JSONDocumentTests {
    private func text(_ value: String, isFictional: Bool = false) -> String {
        JSONDocument.text("x", Array(value.utf8), isFictional: isFictional)
    }

    @Test func theSchemaStandsInTheObject() {
        #expect(text(#"{"a":1}"#) == #"{"schema":"tacit/x/1","a":1}"#)
    }
    @Test func anEmptyObjectStaysJSON() { #expect(text("{}") == #"{"schema":"tacit/x/1"}"#) }
    @Test func aListGoesIntoItems() {
        #expect(text("[1,2]") == #"{"schema":"tacit/x/1","items":[1,2]}"#)
    }
    @Test func aFictionalVaultSaysSoOnce() {
        #expect(
            text("[]", isFictional: true) == #"{"schema":"tacit/x/1","fictional":true,"items":[]}"#
        )
        #expect(
            text(#"{"fictional":true}"#, isFictional: true)
                == #"{"schema":"tacit/x/1","fictional":true}"#
        )
        // A text that looks like the member is no member.
        let quoted = #"{"text":"\"fictional\":true"}"#
        #expect(
            text(quoted, isFictional: true).hasPrefix(#"{"schema":"tacit/x/1","fictional":true"#)
        )
    }
}

struct ProblemTextTests {
    @Test func everythingThatHelpsIsSaid() {
        let problem = Problem(
            .invalidDocument,
            detail: "two places",
            places: [
                .init(line: 3, column: 7, message: "no such day", hint: "write 2031-01-13"),
                .init(pointer: "/name", message: "this member is required"),
            ],
            candidates: ["otter-4"]
        )
        #expect(
            ProblemText.lines(problem) == [
                "tacit: error: the document has errors: two places",
                "  line 3, column 7: no such day",
                "    write 2031-01-13", "  /name: this member is required", "  otter-4",
                "tacit: hint: each line above names a place; nothing was lost",
            ]
        )
    }

    @Test(arguments: ProblemKind.allCases)
    func titlesAreLowerCaseWithoutAPeriod(kind: ProblemKind) {
        let title = kind.facts.title
        #expect(title.first?.isUppercase == false && !title.hasSuffix("."))
    }
}

struct ConfigurationTests {
    @Test func whatIsWrittenIsRead() throws {
        var configuration = Configuration()
        let isKnown = [("editor", "code --wait"), ("color", "never"), ("pager", "less -S")].map {
            configuration.set($0, to: $1)
        }
        #expect(isKnown == [true, true, true])
        #expect(try Configuration.parse(configuration.text) == configuration)
        let isTaken = configuration.set("color", to: "")
        #expect(isTaken && configuration.color == nil)
    }

    @Test func commentsAndEmptyLinesAreSkipped() throws {
        #expect(try Configuration.parse("# mine\n\n editor=vim \n").editor == "vim")
    }

    @Test(arguments: ["editor", "\n\nmoon = full", "color = pink", "= x"])
    func aLineThatIsNotUnderstoodIsNamed(text: String) {
        #expect(throws: Problem.self) { try Configuration.parse(text) }
    }
}

struct InputTests {
    @Test(
        arguments: [
            ([0x61, 0xff], 1), ([0x61, 0xc3, 0xa9, 0xc3], 3), ([0xed, 0xa0, 0x80], 0),
            ([0xc0, 0x80], 0),
            ([0xf0, 0x9f, 0x98, 0x80, 0x80], 4),
        ] as [([UInt8], Int)]
    )
    func theFirstByteThatIsNoTextIsNamed(bytes: [UInt8], offset: Int) {
        #expect(Input.validPrefix(bytes) == offset)
    }

    @Test func aMissingFileIsAnInputProblem() {
        #expect(throws: Problem(.unreadableInput)) { try Input.document("/nonexistent/x") }
    }

    @Test func aDirectoryIsAnInputProblem() {
        #expect(throws: Problem(.unreadableInput)) { try Input.document("/") }
    }
}

struct StyleTests {
    @Test func withoutColourThereIsNoEscape() {
        let style = Style(color: false, width: 80)
        #expect(style.bold("x") == "x" && style.red("x") == "x")
        #expect(Style(color: true, width: 80).inPipe(.auto) == Style(color: false, width: 80))
        #expect(Style(color: false, width: 99).inPipe(.always) == Style(color: true, width: 80))
    }
}
