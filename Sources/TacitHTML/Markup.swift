/// HTML whose only way in for a text is an escape.
///
/// There is no function that takes markup from outside: names of elements and attributes are the ones below, so what a
/// client, a colleague or a file says can never become more than text.
struct Markup {
    /// Elements of a page without scripts, pictures or links but those that dial (``Attribute/telephone(_:)``).
    enum Tag: String, CaseIterable {
        case h1, h2, h3, h4, p, ul, ol, li, dl, dt, dd, table, caption, thead, tbody, tr, th, td, section, aside, header
        case main, strong, div, span, details, summary, figure, figcaption, footer, nav, a, ins, del
    }

    /// What an element says besides its content; none can hold a text of the chart.
    enum Attribute {
        /// A place in the page: a word of ours and a number.
        case id(StaticString, Int)
        /// The place whose text names this element.
        case labelled(StaticString, Int)
        /// A place that a link within the page goes to.
        case goesTo(StaticString, Int)
        /// A link that dials; only digits and `+` of the text are kept.
        case telephone(String)
        /// A head of a column, or of a row.
        case columnHead, rowHead
        /// Details that are shown at once.
        case open
        /// A part that the search field of a page looks through.
        case searchable
        /// Where the script of a sealed page puts that field.
        case searchPlace
        /// A sign or picture that says nothing which words beside it do not say.
        case decorative

        var html: String {
            switch self {
            case .id(let word, let number): " id=\"\(word)\(number)\""
            case .labelled(let word, let number): " aria-labelledby=\"\(word)\(number)\""
            case .goesTo(let word, let number): " href=\"#\(word)\(number)\""
            case .telephone(let text): " href=\"tel:\(text.filter { $0.isASCII && ($0.isNumber || $0 == "+") })\""
            case .columnHead: " scope=\"col\""
            case .rowHead: " scope=\"row\""
            case .open: " open"
            case .searchable: " data-search"
            case .searchPlace: " id=\"search\""
            case .decorative: " aria-hidden=\"true\""
            }
        }
    }

    /// The markup.
    private(set) var html: String

    /// A text, escaped.
    static func text(_ text: String) -> Markup {
        var html = ""
        html.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            case "\n", "\t": html.unicodeScalars.append(scalar)
            default:
                if isHidden(scalar) {
                    // What would turn or hide other characters is shown by its number.
                    html += "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
                } else {
                    html.unicodeScalars.append(scalar)
                }
            }
        }
        return Markup(html: html)
    }

    /// An element with its content; `role` is one word of ours, the class that the style knows.
    static func element(
        _ tag: Tag, role: StaticString? = nil, _ attributes: Attribute..., content: [Markup]
    ) -> Markup {
        let role = role.map { " class=\"\($0)\"" } ?? ""
        let all = attributes.map(\.html).joined()
        // A line break behind a link would be a blank in the middle of a sentence.
        let end = tag == .a ? "" : "\n"
        return Markup(html: "<\(tag)\(role)\(all)>\(content.map(\.html).joined())</\(tag)>\(end)")
    }

    /// An element with its content.
    static func element(_ tag: Tag, role: StaticString? = nil, _ content: [Markup]) -> Markup {
        element(tag, role: role, content: content)
    }

    /// An element with a text.
    static func element(_ tag: Tag, role: StaticString? = nil, _ content: String) -> Markup {
        element(tag, role: role, content: [.text(content)])
    }

    /// A text of several lines: paragraphs, and lists where lines begin as lists do in Markdown. Emphasis, links and
    /// pictures stay the characters that they were typed as.
    static func prose(_ text: String) -> [Markup] {
        var blocks: [Markup] = []
        var paragraph: [String] = []
        var items: [String] = []
        func flush() {
            if !paragraph.isEmpty { blocks.append(.element(.p, paragraph.joined(separator: "\n"))) }
            if !items.isEmpty { blocks.append(.element(.ul, items.map { .element(.li, $0) })) }
            (paragraph, items) = ([], [])
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if trimmed.isEmpty {
                flush()
            } else if trimmed.hasPrefix("- ") || trimmed.hasPrefix("* ") {
                if !paragraph.isEmpty { flush() }
                items.append(String(trimmed.dropFirst(2)))
            } else if !items.isEmpty, line.first == " " {
                items[items.count - 1] += "\n" + trimmed
            } else {
                if !items.isEmpty { flush() }
                paragraph.append(line)
            }
        }
        flush()
        return blocks
    }

    /// Terms with their values; a pair without a value is left out.
    static func facts(_ pairs: [(String, String?)]) -> [Markup] {
        let rows = pairs.flatMap { term, value -> [Markup] in
            value.map { [.element(.dt, term), .element(.dd, $0)] } ?? []
        }
        return rows.isEmpty ? [] : [.element(.dl, rows)]
    }

    /// A table with a caption; rows of as many cells as heads.
    static func table(_ caption: String, _ heads: [String], _ rows: [[String]]) -> Markup {
        .element(
            .table,
            [
                .element(.caption, caption),
                .element(.thead, [.element(.tr, heads.map { .element(.th, .columnHead, content: [.text($0)]) })]),
                .element(.tbody, rows.map { row in .element(.tr, row.map { .element(.td, $0) }) }),
            ])
    }

    /// Control characters, and those that change the direction of others or are not seen.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        default: false
        }
    }
}
