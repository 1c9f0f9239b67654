import TacitClinical

/// A note asked for field by field.
enum NoteQuestions {
    /// Asks for the facts, then for the text under each heading; what is left empty keeps the
    /// template's value.
    static func ask(_ terminal: Terminal, template: String) throws -> String {
        var document = template
        for (key, question) in AskSentences.noteFacts {
            let usual = DocumentText.value(of: key, in: document) ?? ""
            let prompt = usual.isEmpty ? "\(question): " : "\(question) [\(usual)]: "
            guard let answer = try terminal.ask(prompt)?.trimmed, !answer.isEmpty else { continue }
            document = DocumentText.setting(key, to: answer, in: document)
        }
        let format =
            DocumentText.value(of: "format", in: document).flatMap(NoteFormat.init(rawValue:))
            ?? .free
        document = NoteForm.setting(format: format, in: document)
        guard !format.headings.isEmpty else {
            return document + "\n" + (try paragraph(terminal, AskSentences.text)) + "\n"
        }
        for heading in format.headings {
            let text = try paragraph(terminal, heading)
            document = document.replacing("## \(heading)\n", with: "## \(heading)\n\n\(text)\n")
        }
        return document
    }

    /// Lines until an empty one.
    private static func paragraph(_ terminal: Terminal, _ heading: String) throws -> String {
        terminal.say("\(heading) (\(AskSentences.endsEmpty))")
        var lines: [String] = []
        while let line = try terminal.ask("> "), !line.trimmed.isEmpty { lines.append(line) }
        return lines.joined(separator: "\n")
    }
}
