import Foundation
import TacitClinical
import Testing

@Suite struct PracticeTests {
    private func json(_ practice: Practice) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(practice), as: UTF8.self)
    }

    @Test func templatesAreKeptInJSON() throws {
        var practice = Practice()
        practice.templates = [
            NoteTemplate(name: "intake", noteClass: .progress, text: "The slot.\n")
        ]
        let text = try json(practice)
        #expect(
            text
                == #"{"licences":[],"templates":[{"class":"progress","name":"intake","text":"The slot.\n"}]}"#
        )
        #expect(try JSONDecoder().decode(Practice.self, from: Data(text.utf8)) == practice)
    }

    @Test func aPracticeWithoutTemplatesIsAsBefore() throws {
        let before = #"{"licences":["LPC"],"state":"KY"}"#
        let practice = try JSONDecoder().decode(Practice.self, from: Data(before.utf8))
        #expect(practice.templates == nil)
        #expect(try json(practice) == before)
    }
}
