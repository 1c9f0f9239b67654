import Foundation
import TacitClinical
import TacitMarkup
import Testing

/// The examples of Docs/Formats/documents.md are documents, and what it says of fields is so.
@Suite struct PageTests {
    private let page: String

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Docs/Formats/documents.md")
        page = try String(contentsOf: file, encoding: .utf8)
    }

    /// The Markdown examples of the part under a heading.
    private func examples(_ heading: String) -> [String] {
        var examples: [String] = []
        var part = ""
        var inside = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            switch line {
            case "```markdown":
                inside = true
                if part == heading { examples.append("") }
            case "```": inside = false
            case _ where inside && part == heading: examples[examples.count - 1] += line + "\n"
            case _ where !inside && line.hasPrefix("## "): part = String(line.dropFirst(3))
            default: continue
            }
        }
        return examples
    }

    @Test func itsExamplesAreRead() throws {
        let spring = DocumentContext(
            now: .at("2031-02-04", 12, 0),
            offsetAt: Clock.offset,
            practice: Practice()
        )
        let notes = try examples("Note").map {
            try NoteDocument.parse($0, noteClass: .progress, context: spring)
        }
        #expect(notes.map(\.sections.count) == [3, 1])
        let additions = try examples("Addendum and amendment").map {
            try AdditionDocument.parse($0, kind: .amendment, context: spring)
        }
        #expect(additions.map(\.reason) == ["the amount was wrong"])
        var earlier = PlanContent(effectiveFrom: spring.now.day)
        earlier.steps = [PlanStep(id: "s1", text: "count"), PlanStep(id: "s2", text: "one check")]
        let plans = try examples("Plan").map {
            let text = $0.replacing("reason:\n", with: "reason: smaller steps\n")
            return try PlanDocument.parse(text, previous: [earlier], context: spring)
        }
        #expect(plans.map { $0.steps.map(\.id) } == [["s1", "s2", "s3", "s4"]])
        let formal = try examples("Formal plan").map {
            let text = $0.replacing("reason:\n", with: "reason: more is known\n")
            return try PlanDocument.parse(text, previous: [earlier], context: spring)
        }
        #expect(formal.map(\.ids) == [["P1", "G1", "O1.1", "I1", "s1", "s3"]])
        #expect(
            try examples("Client").map { try ClientDocument.parse($0, context: spring).name } == [
                "Rowan Ashdown"
            ]
        )
        #expect(
            try examples("Practice").map {
                try PracticeDocument.parse($0, context: spring).licences
            } == [["LCADC", "LPC"]]
        )
    }

    @Test func everyFieldOfATemplateStandsOnThePage() {
        let templates = [
            NoteDocument.template(
                noteClass: .progress,
                format: .free,
                at: Clock.now,
                context: Clock.context
            ),
            AdditionDocument.template(kind: .addendum),
            PlanDocument.template(context: Clock.context),
            ClientDocument.template(), PracticeDocument.template(),
        ]
        for line in templates.joined().split(separator: "\n") where !line.hasPrefix("#") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            #expect(page.contains("`\(line[..<colon])`"), "\(line)")
        }
    }
}
