import Crypto
import CryptoExtras
import Foundation
import TacitCrypto
import Testing

@testable import TacitClientCopy

/// What a page hides, who opens it, and what it lets run.
@Suite struct SealedPageTests {
    private static let html = "<main><h1>Your plan</h1><p>mornings without a drink</p></main>"

    private func text(_ words: PageWords) -> String {
        words.text.withSpan { span in String(decoding: span.indices.map { span[$0] }, as: UTF8.self) }
    }

    private func chosen(_ text: String) throws -> PageWords {
        var bytes = Array(text.utf8)
        let secret = try SecureBytes(consuming: &bytes)
        return try PageWords(chosen: secret)
    }

    @Test func itOpensWithTheWordsAndNoOthers() throws {
        let words = try PageWords()
        let file = PageContent.File(name: "data.json", type: "application/fhir+json", text: "{\"a\":\"</script>\"}")
        let page = try PageOpener(
            try SealedPage.seal(to: [words], content: { PageContent(html: Self.html, file: file) }))
        let content = try #require(try page.open(text(words)))
        #expect(content.html == Self.html && content.file?.text == file.text && content.file?.name == "data.json")
        #expect(text(words).split(separator: "-").count >= PageWords.count)
        #expect(try page.open("other-words") == nil)
        #expect(!page.html.contains("mornings") && !page.html.contains("data.json"))
    }

    @Test func eachReaderHasWordsOfTheirOwn() throws {
        let (first, second) = (try PageWords(), try chosen("Im Fru\u{308}hling 7 Amseln"))
        let page = try PageOpener(try SealedPage.seal(to: [first, second], content: { PageContent(html: Self.html) }))
        #expect(page.sealed.slots.map(\.typing) == ["words", "exact"])
        #expect(Set(page.sealed.slots.map(\.salt)).count == 2)
        #expect(try page.open(text(first))?.html == Self.html)
        #expect(try page.open("Im Fr\u{FC}hling 7 Amseln")?.html == Self.html)
    }

    @Test func noReadersOrTooManyAreRefused() throws {
        #expect(throws: PageError.slots) { try SealedPage.seal(to: [], content: { PageContent(html: "") }) }
        let words = try PageWords()
        let nine = [PageWords](repeating: words, count: 9)
        #expect(throws: PageError.slots) { try SealedPage.seal(to: nine, content: { PageContent(html: "") }) }
        var nothing: [UInt8] = []
        let empty = try SecureBytes(consuming: &nothing)
        #expect(throws: CryptoError.invalidLength) { _ = try PageWords(chosen: empty) }
    }

    @Test func whatIsTooLargeIsRefused() throws {
        let large = String(repeating: "a", count: PageContent.maximumCount + 1)
        #expect(throws: PageError.tooLarge) { try PageContent(html: large).padded() }
        #expect(throws: PageError.tooLarge) {
            try PageContent(html: "", file: .init(name: "a", type: "b", text: large)).padded()
        }
    }

    @Test(arguments: ["head", "salt", "nonce", "key", "contentNonce", "content"])
    func aChangedByteIsRefused(part: String) throws {
        let words = try PageWords()
        var page = try PageOpener(try SealedPage.seal(to: [words], content: { PageContent(html: Self.html) }))
        func changed(_ text: String) -> String { (text.first == "A" ? "B" : "A") + text.dropFirst() }
        switch part {
        case "head": page.sealed.head = page.sealed.head.replacing("2000000", with: "2000001")
        case "salt": page.sealed.slots[0].salt = changed(page.sealed.slots[0].salt)
        case "nonce": page.sealed.slots[0].nonce = changed(page.sealed.slots[0].nonce)
        case "key": page.sealed.slots[0].key = changed(page.sealed.slots[0].key)
        case "contentNonce": page.sealed.nonce = changed(page.sealed.nonce)
        default: page.sealed.content = changed(page.sealed.content)
        }
        let opened = try? page.open(text(words))
        #expect(opened == nil)
    }

    @Test func lengthsTellStepsOf16KiBAlone() throws {
        func count(_ html: Int) throws -> Int {
            try PageContent(html: String(repeating: "x", count: html)).padded().count
        }
        #expect(try count(0) == 16_384 && count(16_000) == 16_384 && count(16_384) == 32_768 && count(40_000) == 49_152)
        let words = [try PageWords()]
        let sizes = try [1, 9_000].map { count in
            try SealedPage.seal(to: words, content: { PageContent(html: String(repeating: "x", count: count)) }).count
        }
        #expect(sizes[0] == sizes[1])
    }

    @Test func thePolicyNamesTheScriptAndTheStyleByHash() throws {
        let style = "main{margin:0}"
        let page = try PageOpener(
            try SealedPage.seal(style: style, to: [try PageWords()], content: { PageContent(html: Self.html) }))
        func hash(_ text: String) -> String { Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString() }
        let script = try PageOpener.element("<script>", "</script>", page.html)
        let css = try PageOpener.element("<style>", "</style>", page.html)
        let policy = try PageOpener.element("content=\"default-src", "\">", page.html)
        #expect(policy.hasPrefix(" 'none'; ") && css.hasSuffix(style))
        #expect(
            policy.contains("script-src 'sha256-\(hash(script))';")
                && policy.contains("style-src 'sha256-\(hash(css))';"))
        for words in [
            "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types tacit",
        ] {
            #expect(policy.contains(words))
        }
        // Nothing stands before the policy that it would have to govern.
        let before = page.html.prefix { $0 != "'" }
        #expect(!before.contains("<script") && !before.contains("<style") && !before.contains("<link"))
        #expect(!page.html.contains("unsafe-"))
    }

    @Test func theScriptKeepsNothingAndCallsNobody() {
        for word in [
            "localStorage", "sessionStorage", "indexedDB", "cookie", "fetch(", "XMLHttpRequest", "WebSocket", "eval(",
            "Function(",
            "http:", "https:", "import(", "sendBeacon", "pushState", "caches", "document.write",
        ] {
            #expect(!PageData.script.contains(word), "\(word)")
        }
        #expect(PageData.script.components(separatedBy: "innerHTML").count == 2)
        #expect(PageData.script.components(separatedBy: "createPolicy").count == 2)
        for text in [PageData.script, PageData.style] { #expect(!text.contains("</") && !text.contains("url(")) }
    }

    @Test func nameAndGateTellNothing() throws {
        let name = SealedPage.proposedName(on: "2032-03-04")
        #expect(name.wholeMatch(of: /document-2032-03-04-[0-9a-f]{4}\.html/) != nil)
        let page = try PageOpener(try SealedPage.seal(to: [try PageWords()], content: { PageContent(html: Self.html) }))
        let gate = try PageOpener.element("<body>", "<script", page.html).lowercased()
        let said = try PageOpener.element("id=\"say\">", "</script>", page.html).lowercased()
        for word in ["plan", "client", "therap", "counsel", "patient", "clinic", "doctor", "health"] {
            #expect(!gate.contains(word) && !said.contains(word), "\(word)")
        }
    }

    /// RFC 7914, section 11: PBKDF2-HMAC-SHA-256 ("Password", "NaCl", 80,000), the first half; and that fewer than
    /// 210,000 rounds need another door of swift-crypto.
    @Test func theDerivationIsThatOfTheRFC() throws {
        let key = try KDF.Insecure.PBKDF2.deriveKey(
            from: Data("Password".utf8), salt: Data("NaCl".utf8), using: .sha256, outputByteCount: 32,
            unsafeUncheckedRounds: 80_000)
        let text = unsafe key.withUnsafeBytes { unsafe Hexadecimal.text(Array($0)) }
        #expect(text == "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56")
    }

    @Test func scriptAndStyleAreThoseOfTheirFiles() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", root.path() + "/Tests/Bless/clientcopy.py", "--check"]
        try python.run()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
    }
}
