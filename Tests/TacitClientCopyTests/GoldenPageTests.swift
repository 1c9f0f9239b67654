import Foundation
import TacitCrypto
import Testing

@testable import TacitClientCopy

/// The page of `Tests/Golden`: what is sealed once opens for ever (T22). Only `make bless` writes it.
@Suite struct GoldenPageTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")
    private static let page = folder.appending(path: "copy-1.html")
    private static let words = folder.appending(path: "copy-1.txt")
    private static let html = "<main><h1>Your plan</h1><p>FICTIONAL</p></main>"
    private static let isBlessing = ProcessInfo.processInfo.environment["TACIT_BLESS"] == "copy-1"

    @Test(.enabled(if: Self.isBlessing, "only `make bless` rewrites the golden page"))
    func blessTheGoldenPage() throws {
        let reader = try PageWords()
        let file = PageContent.File(name: "data.json", type: "application/fhir+json", text: "{}")
        let page = try SealedPage.seal(
            to: [try PageWords(), reader], content: { PageContent(html: Self.html, file: file) })
        try Data(page).write(to: Self.page)
        let text = reader.text.withSpan { span in String(decoding: span.indices.map { span[$0] }, as: UTF8.self) }
        try Data(text.utf8).write(to: Self.words)
    }

    @Test func itOpensForEver() throws {
        let page = try PageOpener([UInt8](Data(contentsOf: Self.page)))
        let words = String(decoding: try Data(contentsOf: Self.words), as: UTF8.self)
        #expect(
            try page.open(words)
                == .init(html: Self.html, file: .init(name: "data.json", type: "application/fhir+json", text: "{}")))
    }
}
