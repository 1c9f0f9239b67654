import SeededDice
import TacitAge
import TacitCrypto
import Testing

@testable import TacitShare

/// What can go wrong with a manifest, its times and its hashes.
@Suite struct ManifestTests {
    private let scene: Scene
    private let text: String

    init() throws {
        scene = try Scene()
        text = try String(decoding: scene.draft().manifest.text, as: UTF8.self)
    }

    private func found(_ text: String) -> BundleError? {
        let bytes = Array(text.utf8)
        return refusal { () throws(BundleError) in try Manifest(parsing: bytes[...]) }
    }

    @Test func manifestIsReadOtherwise() throws {
        for recipient in [scene.recipient, .hybrid(scene.hybrid.recipient), .passphrase] {
            let manifest = try scene.draft(to: recipient).manifest
            #expect(try Manifest(parsing: manifest.text[...]) == manifest)
        }
        var facts = scene.facts()
        (facts.basis, facts.consent, facts.expires) = ("emergency", nil, nil)
        (facts.purpose, facts.isFictional) = ("Fürsorge, 1st visit", false)
        facts.checkpoint = FileHash(of: [1])
        let manifest = try scene.draft(facts: facts).manifest
        #expect(try Manifest(parsing: manifest.text[...]) == manifest)
    }

    @Test func linesAreAsDocumented() throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "tacit bundle 1")
        #expect(lines[2] == "created 2031-01-13T21:05:00Z")
        #expect(lines[3] == "sender \(scene.sender.publicKey.sshText)")
        #expect(lines[4] == "recipient \(scene.x25519.recipient)")
        #expect(lines[8] == "expires 2031-07-13")
        #expect(lines[11] == "fictional yes")
        #expect(lines[12] == "checkpoint-sha256 none")
        #expect(lines[13] == "" && lines[14].hasSuffix("  README.txt") && lines.count == 18)
    }

    @Test func changedByteIsReadAsAnotherManifest() throws {
        let whole = try Manifest(parsing: Array(text.utf8)[...])
        let bytes = Array(text.utf8)
        for place in bytes.indices {
            for bit: UInt8 in [1, 0x20, 0x80] {
                var changed = bytes
                changed[place] ^= bit
                if let read = try? Manifest(parsing: changed[...]) { #expect(read != whole && read.text == changed) }
            }
        }
    }

    @Test func textIsNotTheOne() {
        let changes: [(String) -> String] = [
            { $0.replacing("\n", with: "\r\n") }, { $0 + "\n" }, { String($0.dropLast()) }, { " " + $0 },
            { $0.replacing("tacit bundle 1", with: "tacit bundle 2") }, { $0.replacing("\n\n", with: "\n") },
            { $0.replacing("fictional yes", with: "fictional YES") }, { $0.replacing("purpose ", with: "purpose  ") },
            { $0.replacing("21:05:00Z", with: "21:05:00+00:00") }, { $0.replacing("21:05:00Z", with: "21:05:60Z") },
            { $0.replacing("expires 2031-07-13", with: "expires 2031-02-29") },
            { $0.replacing("expires 2031-07-13", with: "expires never") },
            { $0.replacing("basis consent", with: "basis audit") }, { $0.replacing("regime 42", with: "reg 42") },
            { $0.replacing("notice", with: "extra field\nnotice") },
            { $0.replacing("recipient age1", with: "recipient AGE1") },
            { $0.replacing("  README.txt", with: " *README.txt") },
            { $0.replacing("README.txt", with: "../README.txt") },
            { $0.replacing("README.txt", with: "index.html") }, { $0.replacing("README.txt", with: "readme.TXT") + "" },
        ]
        for (number, change) in changes.enumerated() where number < changes.count - 1 {
            #expect(found(change(text)) == .manifest, "change \(number)")
        }
        // Another name is another manifest, and no fault of this one.
        #expect(found(changes[changes.count - 1](text)) == nil)
    }

    @Test(arguments: [
        ("care", "care"), ("  a\u{a0}b\n c ", "a b c"), ("soft\u{ad}ly", "softly"), ("a \u{200b} b", "a b"),
        ("family \u{1F468}\u{200D}\u{1F469}", "family \u{1F468}\u{1F469}"),
        (String(repeating: "ä", count: 600), String(repeating: "ä", count: 512)),
        (String(repeating: "a", count: 1_023) + " b", String(repeating: "a", count: 1_023)),
    ])
    func aTextBecomesALine(_ text: String, _ line: String) {
        #expect(Manifest.line(of: text) == line && Manifest.isLine(line))
    }

    @Test(arguments: ["", " \n", "\u{200b}\u{ad}", "\u{e000}"])
    func aTextThatShowsNothingIsNoLine(_ text: String) { #expect(Manifest.line(of: text) == nil) }

    @Test(arguments: [
        "", " treatment", "treatment ", "a\nb", "a\tb", "a\u{7f}b", "a\u{85}b", "a\u{202e}b", "a\u{200b}b",
        "a\u{2028}b",
        "a\u{a0}b", "a\u{e000}b", String(repeating: "a", count: 1_025),
    ])
    func lineIsNone(_ line: String) throws {
        #expect(!Manifest.isLine(line))
        for change: (inout Manifest.Facts) -> Void in [
            { $0.purpose = line }, { $0.regime = line }, { $0.notice = line },
            {
                $0.basis = line
                $0.consent = nil
            },
        ] {
            var facts = scene.facts()
            change(&facts)
            let changed = facts
            let files = try scene.files()
            let found = refusal { () throws(BundleError) in
                try BundleDraft(files, facts: changed, sender: scene.sender.publicKey, recipient: scene.recipient)
            }
            #expect(found == .facts)
        }
    }

    @Test func consentAndBasisDisagree() throws {
        var facts = scene.facts()
        facts.consent = nil
        #expect(throws: BundleError.facts) { try scene.draft(facts: facts) }
        facts = scene.facts()
        facts.basis = "emergency"
        #expect(throws: BundleError.facts) { try scene.draft(facts: facts) }
    }

    /// A secret in the wrong place is refused, and the error has no room for it.
    @Test func recipientIsAnIdentity() throws {
        let secret = try scene.x25519.text().withSpan { span in span.indices.map { span[$0] } }
        let text = String(decoding: secret, as: UTF8.self)
        for text in [text, text.lowercased()] {
            #expect(throws: KeyTextError.identityNotRecipient) { try BundleRecipient(text) }
        }
        #expect(throws: KeyTextError.malformed) { try BundleRecipient("passphrase") }
        let line = "recipient \(scene.x25519.recipient)"
        #expect(found(self.text.replacing(line, with: "recipient \(text)")) == .manifest)
    }

    @Test func daysAreThoseOfTheCalendar() throws {
        #expect(BundleTime(unixSeconds: 0)?.text == "1970-01-01T00:00:00Z")
        #expect(BundleTime(unixSeconds: 951_782_399)?.text == "2000-02-28T23:59:59Z")
        #expect(BundleTime(unixSeconds: 951_782_400)?.text == "2000-02-29T00:00:00Z")
        #expect(BundleTime(unixSeconds: 4_107_542_400)?.text == "2100-03-01T00:00:00Z")
        #expect(BundleTime(unixSeconds: 253_402_300_799)?.text == "9999-12-31T23:59:59Z")
        #expect(BundleTime(unixSeconds: 253_402_300_800) == nil && BundleTime(unixSeconds: -1) == nil)
        #expect(BundleTime(unixSeconds: .max) == nil && BundleTime(unixSeconds: .min) == nil)
        for seed in 0..<2_000 {
            var dice = Dice(seed)
            let seconds = Int64.random(in: 0..<253_402_300_800, using: &dice)
            let time = try #require(BundleTime(unixSeconds: seconds))
            #expect(BundleTime(time.text) == time)
            #expect(time.text.hasPrefix(time.day.text))
        }
        for text in ["1969-12-31", "2031-00-01", "2031-13-01", "2031-04-31", "2100-02-29", "2031-1-01", "2031-01-0a"] {
            #expect(BundleDay(text) == nil)
        }
        for text in ["2031-01-13T24:00:00Z", "2031-01-13t00:00:00Z", "2031-01-13T00:60:00Z", "2031-01-13T00:00:00z"] {
            #expect(BundleTime(text) == nil)
        }
    }

    @Test func hashOrIDIsNone() {
        for text in ["", "00", String(repeating: "0", count: 65), String(repeating: "A", count: 64)] {
            #expect(FileHash(text) == nil && BundleID(text) == nil)
        }
        #expect(BundleID(String(repeating: "A", count: 32)) == nil)
        #expect(FileHash(of: []).text == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
