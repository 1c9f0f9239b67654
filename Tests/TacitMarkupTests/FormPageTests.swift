import Foundation
import TacitClinical
import TacitMarkup
import Testing

/// What Docs/Formats/documents.md says of chart entries is so.
@Suite struct FormPageTests {
    private let part: String

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Docs/Formats/documents.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        part = String(page.split(separator: "\n## Chart entries\n").last ?? "")
    }

    @Test func itsExampleIsADetermination() throws {
        let pieces = part.split(separator: "```")
        let example = String(pieces[1].dropFirst("markdown\n".count))
        let context = DocumentContext(
            now: .at("2031-02-12", 12, 0),
            offsetAt: Clock.offset,
            practice: Practice()
        )
        let form = try FormDocument.parse(example, fields: Determination.fields, context: context)
        var values = form.values
        values["request"] = .text(RecordID.random().description)
        let read = try JSONDecoder().decode(
            Determination.self,
            from: try JSONEncoder().encode(values)
        )
        #expect(read.finding == .insufficientInformation)
        #expect(read.alternativesConsidered?.count == 3)
        let nobody = EntryContext(
            now: context.now,
            client: Client(name: "Rowan Ashdown"),
            plan: nil,
            entries: []
        )
        let faults = read.faults(in: nobody).map(form.problem)
        #expect(places(faults) == ["2:10 no request for an accommodation stands under this REF"])
    }

    @Test(arguments: [
        EntryKind.accommodation, .evidence, .determination, .outcome, .alteration, .alterationEnd,
        .safety, .discharge,
    ])
    func everyFieldAndWordStandsOnThePage(kind: EntryKind) {
        #expect(part.contains("`\(kind.rawValue)`"))
        for field in EntryContent.type(of: kind).fields {
            #expect(part.contains("`\(field.key)`"), "\(kind) \(field.key)")
            guard case .choice(let words) = field.shape, kind != .discharge else { continue }
            for word in words { #expect(part.contains("`\(word)`"), "\(kind) \(word)") }
        }
    }
}
