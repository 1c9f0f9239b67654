internal import TacitClinical

/// One section of a document's text with its places.
struct BodySection {
    /// The words of the heading; empty for what stands before the first.
    let heading: String
    /// Where the heading stands.
    let place: Place
    let lines: ArraySlice<SourceText.Line>
}

extension DocumentReading {
    /// The text cut at its headings; what stands before the first comes first, if there is any.
    mutating func bodySections() -> [BodySection] {
        var sections: [BodySection] = []
        var heading = ""
        var place = Place.start
        var start = body.startIndex
        func close(at end: Int) {
            if start > body.startIndex || start < end {
                sections.append(
                    BodySection(heading: heading, place: place, lines: body[start..<end])
                )
            }
        }
        for index in body.indices {
            guard let words = BodyText.heading(source.bytes[body[index].bytes]) else { continue }
            close(at: index)
            heading = String(decoding: words, as: UTF8.self).trimmed
            place = Place(line: body[index].number, column: 1)
            start = index + 1
            if heading.isEmpty { problems.add(.headingWithoutWords, at: place) }
        }
        close(at: body.endIndex)
        return sections
    }

    /// A section as it is recorded.
    ///
    /// A heading of the form gets the form's spelling, and is left out when nothing
    /// stands below it; any other was typed on purpose and stays.
    func section(_ section: BodySection, headings: [String]) -> Section? {
        let text = BodyText.text(section.lines, of: source, .sections)
        let small = section.heading.lowercased()
        let known = small.isEmpty ? "" : headings.first { $0.lowercased() == small }
        if text.isEmpty, known != nil { return nil }
        return Section(heading: known ?? section.heading, text: text)
    }
}

/// Puts a document together from its parts.
enum DocumentText {
    /// The whole text: the client's line, the fields, the help, the body.
    static func text(head: DocumentHead, fields: [String], help: [String] = [], body: [String])
        -> String
    {
        var lines = head.clientLines + ["---"] + fields + ["---"]
        lines += help.flatMap(HelpLine.lines) + head.helpLines
        if !body.isEmpty { lines += [""] + body }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Sections as they stand in a document.
    static func lines(of sections: [Section]) -> [String] {
        Array(
            sections.map { section in
                let text = section.text.isEmpty ? [] : BodyText.lines(section.text, .sections)
                return section.heading.isEmpty ? text : ["## \(section.heading)", ""] + text
            }.joined(separator: [""])
        )
    }

    /// Headings with room below each, for a template.
    static func lines(ofHeadings headings: [String]) -> [String] {
        headings.flatMap { ["## \($0)", "", ""] }.dropLast()
    }
}
