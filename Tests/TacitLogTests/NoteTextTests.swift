import TacitCrypto
import Testing

@testable import TacitLog

/// Every text here says the same as the canonical one, or nearly, and is not the canonical one.
@Suite struct NoteTextTests {
    private static let origin = "tacit.example/vault-7f3a"
    private static let root = "BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU="
    private static let signature = "\u{2014} \(origin) AQIDBAU=\n"
    private static let canonical = "\(origin)\n12\n\(root)\n\n\(signature)"

    private static func isAccepted(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return (try? UnverifiedCheckpoint(parsing: bytes.span)) != nil
    }

    @Test func theCanonicalTextIsAccepted() {
        #expect(Self.isAccepted(Self.canonical))
    }

    @Test(arguments: [
        ("trailing space after the origin", "\(origin) \n12\n\(root)\n\n\(signature)"),
        ("trailing space after the size", "\(origin)\n12 \n\(root)\n\n\(signature)"),
        ("trailing space after the signature", String(canonical.dropLast()) + " \n"),
        ("carriage returns", canonical.replacing("\n", with: "\r\n")),
        ("a tab", "\(origin)\n12\t\n\(root)\n\n\(signature)"),
        ("a leading zero", "\(origin)\n012\n\(root)\n\n\(signature)"),
        ("a plus sign", "\(origin)\n+12\n\(root)\n\n\(signature)"),
        ("a negative size", "\(origin)\n-12\n\(root)\n\n\(signature)"),
        ("a size over 64 bits", "\(origin)\n18446744073709551616\n\(root)\n\n\(signature)"),
        ("digits that are not ASCII", "\(origin)\n\u{661}\u{662}\n\(root)\n\n\(signature)"),
        ("no size", "\(origin)\n\n\(root)\n\n\(signature)"),
        ("no root", "\(origin)\n12\n\n\(signature)"),
        ("a root of 31 bytes", "\(origin)\n12\n\(root.dropLast(4))\n\n\(signature)"),
        ("a root without padding", "\(origin)\n12\n\(root.dropLast())\n\n\(signature)"),
        ("stray low bits in the root", "\(origin)\n12\n\(root.dropLast(2))V=\n\n\(signature)"),
        ("an empty extension line", "\(origin)\n12\n\(root)\n\n\n\(signature)"),
        ("a blank line in front", "\n" + canonical),
        ("no newline at the end", String(canonical.dropLast())),
        ("a blank line at the end", canonical + "\n"),
        ("no signature", "\(origin)\n12\n\(root)\n\n"),
        ("no blank line", "\(origin)\n12\n\(root)\n\(signature)"),
        ("a hyphen for the dash", "\(origin)\n12\n\(root)\n\n- \(origin) AQIDBAU=\n"),
        ("two spaces before the name", canonical.replacing("\u{2014} ", with: "\u{2014}  ")),
        ("two spaces before the signature", canonical.replacing(" AQ", with: "  AQ")),
        ("a signature without bytes", canonical.replacing("AQIDBAU=", with: "AQIDBA==")),
        ("a signature with stray bits", canonical.replacing("AQIDBAU=", with: "AQIDBAV=")),
        ("a URL-safe signature", canonical.replacing("AQIDBAU=", with: "AQID-AU=")),
        ("a byte order mark", "\u{feff}" + canonical.replacing(origin, with: "a b")),
        ("nothing", ""), ("a newline", "\n"), ("two newlines", "\n\n"),
    ]) func otherTextsAreRefused(name: String, text: String) {
        #expect(!Self.isAccepted(text), "\(name)")
    }

    @Test func textThatIsNotUTF8IsRefused() {
        let extended = "\(Self.origin)\n12\n\(Self.root)\nmore\n\n\(Self.signature)"
        #expect(Self.isAccepted(extended))
        for (text, place) in [(Self.canonical, 3), (extended, extended.utf8.count - 43)] {
            var bytes = Array(text.utf8)
            bytes[place] = 0xff
            #expect(throws: LogError.malformed) { try UnverifiedCheckpoint(parsing: bytes.span) }
        }
    }

    @Test func sixteenSignaturesAreReadAndNoMore() {
        let head = "\(Self.origin)\n12\n\(Self.root)\n\n"
        #expect(Self.isAccepted(head + String(repeating: Self.signature, count: 16)))
        #expect(!Self.isAccepted(head + String(repeating: Self.signature, count: 17)))
    }

    @Test func aNoteOverTheLimitIsRefused() {
        let line = String(repeating: "x", count: UnverifiedCheckpoint.largestNote)
        #expect(!Self.isAccepted("\(Self.origin)\n12\n\(Self.root)\n\(line)\n\n\(Self.signature)"))
    }

    @Test func base64GoesBothWays() throws {
        let known = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foobar": "Zm9vYmFy"]
        for (plain, text) in known {
            #expect(Base64.encode(Array(plain.utf8)) == text)
        }
        for count in 0...70 {
            let bytes = RandomBytes.bytes(count)
            let text = Array(Base64.encode(bytes).utf8)
            #expect(try Base64.decode(text[...]) == bytes)
        }
        for text in [
            "Z", "Zg", "Zg=", "Zg===", "Z===", "====", "Zh==", "Zm9=", "Zm 9v", "Zg==Zg==",
        ] {
            #expect(throws: LogError.malformed) { try Base64.decode(Array(text.utf8)[...]) }
        }
    }
}
