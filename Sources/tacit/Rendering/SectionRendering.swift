import TacitClinical

/// Headed text as it stands in notes and plans.
enum SectionRendering {
    /// Each heading with its text indented under it, an empty line before each.
    static func lines(_ sections: [Section], style: Style) -> [String] {
        sections.filter { !$0.heading.isEmpty || !$0.text.isEmpty }.flatMap { section in
            let heading =
                section.heading.isEmpty ? [] : [style.bold(VisibleText.inLine(section.heading))]
            let text =
                section.text.isEmpty
                ? []
                : Paragraph.lines(Paragraph.joined(section.text), width: style.width, indent: 2)
            return [""] + heading + text
        }
    }

    /// The same as Markdown, for programs.
    static func plain(_ sections: [Section]) -> [String] {
        sections.flatMap { section in
            (section.heading.isEmpty ? [] : ["", "## \(VisibleText.inLine(section.heading))"]) + [
                ""
            ]
                + VisibleText.lines(section.text)
        }
    }

    /// Words in all sections, as a reader would count them.
    static func words(in sections: [Section]) -> Int {
        sections.reduce(0) { sum, section in
            sum
                + section.text.split(whereSeparator: \.isWhitespace).count { word in
                    word.contains { $0.isLetter || $0.isNumber }
                }
        }
    }
}
