import Foundation
import TacitAge
import TacitCrypto
import Testing

@testable import TacitShare

/// The bundles of `Tests/Golden`: every later version opens and verifies them (T22).
///
/// Only `make bless` writes them, by the environment variable `TACIT_BLESS`; until the first release freezes format 1, a
/// changed one needs a decision. Keys and files are for these tests alone.
@Suite struct GoldenBundleTests {
    private struct Golden: Codable {
        var x25519, hybrid, words, manifest: String
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")
    private static let isBlessing = ProcessInfo.processInfo.environment["TACIT_BLESS"] == "bundle-1"

    private static func file(_ kind: String) -> URL { folder.appending(path: "bundle-1-\(kind).tar.age") }
    private static let facts = folder.appending(path: "bundle-1.json")

    private func text(_ secret: borrowing SecureBytes) -> String {
        secret.withSpan { span in String(decoding: span.indices.map { span[$0] }, as: UTF8.self) }
    }

    @Test(.enabled(if: Self.isBlessing, "only `make bless` rewrites the golden bundles"))
    func blessTheGoldenBundles() throws {
        let scene = try Scene()
        let sealed = try scene.sealed()
        let toHybrid = try scene.sealed(to: .hybrid(scene.hybrid.recipient))
        let toWords = try scene.sealed(to: .passphrase)
        for (kind, file) in [("x25519", sealed), ("hybrid", toHybrid), ("words", toWords)] {
            try Data(file.bytes).write(to: Self.file(kind))
        }
        let words = try #require(toWords.words)
        let one = try scene.x25519.text()
        let other = try scene.hybrid.text()
        let golden = Golden(
            x25519: text(one), hybrid: text(other), words: text(words.text),
            manifest: String(decoding: sealed.manifest.text, as: UTF8.self))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(golden).write(to: Self.facts)
    }

    @Test func theyOpenAndVerifyForEver() throws {
        let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: Self.facts))
        let (one, other) = (Array(golden.x25519.utf8), Array(golden.hybrid.utf8))
        let (x25519, hybrid) = (try X25519Identity(one.span), try HybridIdentity(other.span))
        let own: [BundleRecipient] = [.x25519(x25519.recipient), .hybrid(hybrid.recipient)]
        for kind in ["x25519", "hybrid", "words"] {
            let sealed = try SealedBundle([UInt8](Data(contentsOf: Self.file(kind))))
            var words = Array(golden.words.utf8)
            let secret = try SecureBytes(consuming: &words)
            let archive =
                kind == "words" ? try sealed.archive(words: secret) : try sealed.archive(with: [x25519, hybrid])
            let opened = try OpenedBundle(
                verifying: archive, of: sealed, own: kind == "words" ? [] : own,
                now: try #require(BundleTime(Scene.created)))
            #expect(
                opened.members.map(\.path) == [
                    "MANIFEST", "MANIFEST.sig", "README.txt", "index.html", "files/0001.bin",
                ])
            #expect(opened.bytes(of: "files/0001.bin")?.elementsEqual([UInt8](repeating: 7, count: 1_000)) == true)
            if kind == "x25519" { #expect(String(decoding: opened.manifest.text, as: UTF8.self) == golden.manifest) }
        }
    }
}
