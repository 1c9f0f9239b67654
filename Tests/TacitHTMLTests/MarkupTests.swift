import TacitClinical
import Testing

@testable import TacitHTML

/// What is typed is text on a page, whatever it looks like.
@Suite struct MarkupTests {
    static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "</main></body>",
        "javascript:alert(1)", "{{{x}}} {{&x}}", "<style>*{display:none}</style>", "]]><!--", "&lt;b&gt; &amp;",
        "<a href='http://example.org'>x</a>", "- <li onclick=x>", "* </ul><script>", "</title><script>",
        "\u{202E}gnp.exe\u{202C}", "\u{200B}\u{FEFF}\u{2028}", "\u{0}\u{1B}[2J",
    ]

    @Test(arguments: attacks)
    func aTextIsNeverMarkup(text: String) {
        let html = Markup.text(text).html
        #expect(!html.contains("<") && !html.contains(">") && !html.contains("\"") && !html.contains("'"))
        #expect(!html.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x1B })
        let prose = Markup.element(.div, Markup.prose(text)).html
        let tags = prose.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
        #expect(tags.allSatisfy { ["div", "/div", "p", "/p", "ul", "/ul", "li", "/li", ""].contains($0) }, "\(prose)")
    }

    @Test func proseHasParagraphsAndLists() {
        let html = Markup.prose("one\ntwo\n\n- a\n- b\n  goes on\nthree").map(\.html).joined()
        #expect(
            html
                == "<p>one\ntwo</p>\n<ul><li>a</li>\n<li>b\ngoes on</li>\n</ul>\n<p>three</p>\n")
    }

    @Test(arguments: attacks)
    func aPageOfAttacksHasTheElementsOfAPageOfWords(text: String) {
        #expect(skeleton(page(of: text).html) == skeleton(page(of: "word").html))
    }

    @Test func aPageNeedsNothingFromElsewhere() {
        let html = page(of: "word").html
        #expect(html.contains("default-src 'none'") && html.contains("lang=\"en\""))
        for word in ["<script", "http:", "https:", "<img", "<link", "<a ", "<iframe", "<form", "url("] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(html.contains("FICTIONAL") && html.contains("<title>Document</title>"))
    }

    /// The names of all tags in order; what a text brings would show.
    private func skeleton(_ html: String) -> [Substring] {
        let lists = ["ul", "/ul", "li", "/li"]
        return html.split(separator: "<").map { $0.prefix { $0 != ">" && $0 != " " } }.filter { tag in
            !lists.contains(String(tag)) && !["p", "/p"].contains(String(tag))
        }.dropFirst().map { $0 }
    }

    private func page(of text: String) -> Page {
        Page(
            title: "Document", isFictional: true,
            content: [
                .element(.h1, text), .element(.section, Markup.facts([(text, text)]) + Markup.prose(text)),
                Markup.table(text, [text], [[text]]),
            ])
    }
}
