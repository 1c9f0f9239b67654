import TacitCrypto
import Testing

@testable import TacitAge

/// What can be wrong with a header.
@Suite struct HeaderTests {
    private let identity: X25519Identity
    private let file: [UInt8]

    init() throws {
        identity = try .random()
        file = try Age.encrypt(pattern(100), to: [identity.recipient])
    }

    private func faults(_ header: String) -> HeaderFault? {
        do throws(AgeError) {
            _ = try Header(decoding: Array(header.utf8))
            return nil
        } catch .header(let fault) {
            return fault
        } catch {
            return nil
        }
    }

    private let code = String(repeating: "A", count: 43)

    @Test func smallestHeaderIsRefused() {
        #expect(faults("age-encryption.org/v1\n-> a\n\n--- \(code)\n") == nil)
    }

    @Test func headerWithoutStanza() {
        #expect(faults("age-encryption.org/v1\n--- \(code)\n") == .malformed)
    }

    @Test func headerCutAnywhere() throws {
        let header = try Parts(of: file).header
        for count in 0..<header.count {
            let outcome = Outcome(of: Array(header.prefix(count)), [identity])
            #expect(outcome.error == .header(count == 0 ? .notAge : .malformed), "at \(count)")
        }
    }

    @Test func bitOfHeaderTurned() throws {
        let header = try Parts(of: file).header
        for index in header.indices {
            for bit in 0..<8 {
                var changed = file
                changed[index] ^= 1 << UInt8(bit)
                let outcome = Outcome(of: changed, [identity], form: .binary)
                #expect(outcome.error != nil && outcome.text.isEmpty, "byte \(index), bit \(bit)")
            }
        }
    }

    @Test func codeOfAnotherHeader() throws {
        var parts = try Parts(of: file)
        let other = try Parts(of: Age.encrypt([], to: [identity.recipient]))
        parts.header = parts.header.dropLast(44) + other.header.suffix(44)
        #expect(Outcome(of: parts.file, [identity]).error == .headerMAC)
    }

    @Test func stanzaAddedAfterwards() throws {
        var parts = try Parts(of: file)
        let header = try Header(decoding: parts.header)
        let added = header.stanzas + [try Stanza(["grease"], body: [1, 2, 3])]
        parts.header = Header(stanzas: added, code: header.code).encoded
        #expect(Outcome(of: parts.file, [identity]).error == .headerMAC)
    }

    @Test func nonCanonicalHeaders() {
        let v = "age-encryption.org/v1\n"
        let cases = [
            v + "->  a\n\n--- \(code)\n", v + "-> a \n\n--- \(code)\n", v + "->\n\n--- \(code)\n",
            v + "-> \n\n--- \(code)\n", v + "-> a\tb\n\n--- \(code)\n", v + "-> ä\n\n--- \(code)\n",
            v + "-> a\n--- \(code)\n", v + "-> a\nAA==\n--- \(code)\n",
            v + "-> a\nAB\n--- \(code)\n",
            v + "-> a\nA\n--- \(code)\n", v + "-> a\nA-\n--- \(code)\n",
            v + "-> a\r\n\n--- \(code)\n",
            v + "-> a\n\n---\(code)\n", v + "-> a\n\n---  \(code)\n", v + "-> a\n\n--- \(code) \n",
            v + "-> a\n\n--- \(code)", v + "-> a\n\n--- \(code)\nx", v + "-> a\n\n--- \n",
            v + "-> a\n\n--- \(code)A\n", v + "-> a\n\n--- \(code.dropLast())B\n",
            v + "-> a\n\n\n--- \(code)\n", v + "-> a\nAA\nAA\n--- \(code)\n",
            v + "\n-> a\n\n--- \(code)\n",
            v + "-> a\n" + String(repeating: "A", count: 64) + "\n--- \(code)\n",
            v + "-> a\n" + String(repeating: "A", count: 68) + "\n\n--- \(code)\n",
        ]
        for header in cases {
            #expect(faults(header) == .malformed, "\(header.debugDescription)")
        }
    }

    @Test func otherVersion() {
        #expect(faults("age-encryption.org/v2\n-> a\n\n--- \(code)\n") == .notAge)
        #expect(faults("AGE-encryption.org/v1\n-> a\n\n--- \(code)\n") == .notAge)
    }

    @Test func notOneByteIsReadBehindWhatIsNoAgeFile() {
        let source = SlowSource(Array("PK\u{3}\u{4}".utf8) + pattern(1_000))
        #expect(Outcome(of: source, [identity]).error == .header(.notAge))
        var next: [UInt8] = [0]
        let count = next.withPart(0..<1) { source.read(into: &$0) }
        #expect(count == 1 && next == Array("K".utf8))
    }

    @Test func headerThatNeverEnds() {
        let version = Array("age-encryption.org/v1\n".utf8)
        let line = version + [UInt8](repeating: 0x61, count: 3 << 20)
        #expect(Outcome(of: line, [identity]).error == .header(.tooLarge))
        let stanzas = version + Array(String(repeating: "-> a\n\n", count: 400_000).utf8)
        #expect(Outcome(of: stanzas, [identity]).error == .header(.tooLarge))
    }

    @Test func tooManyStanzas() throws {
        let stanzas = [Stanza](repeating: Stanza(checked: ["a"], body: []), count: 1_025)
        let code = [UInt8](repeating: 0, count: 32)
        let most = Header(stanzas: Array(stanzas.dropLast()), code: code)
        #expect(try Header(decoding: most.encoded) == most)
        let more = Header(stanzas: stanzas, code: code)
        #expect(throws: AgeError.header(.tooLarge)) { try Header(decoding: more.encoded) }
    }

    @Test func stanzaOfOddSizeIsEncodedOtherwise() throws {
        let code = [UInt8](repeating: 7, count: 32)
        for count in [0, 1, 2, 3, 47, 48, 49, 95, 96, 97, 1_000] {
            let stanza = try Stanza(["~type!", "a", "B"], body: pattern(count))
            let header = Header(stanzas: [stanza, stanza], code: code)
            #expect(try Header(decoding: header.encoded) == header, "\(count) bytes")
        }
    }

    @Test func stanzaThatCouldNotBeReadBack() {
        for arguments in [[], [""], ["a", ""], ["a b"], ["a\n"], ["é"], ["a\u{7f}"]] {
            #expect(throws: AgeError.header(.stanza)) { try Stanza(arguments, body: []) }
        }
    }

    @Test func unknownStanzasAreInTheWay() throws {
        let key = try FileKey.random()
        let wrapped = try identity.recipient.wrap(key)
        let plugin = try Stanza(["yubikey", "AAAAAA", "Abcd"], body: pattern(97))
        let grease = try Stanza(["x-grease"], body: [])
        let header = try Header([plugin] + wrapped + [grease], key: key)
        #expect(try opens(identity, header.stanzas))
        let file = try header.encoded + Parts(of: file).nonce + pattern(16)
        #expect(Outcome(of: file, [identity]).error == .payload(.authentication))
        #expect(Outcome(of: file, [try X25519Identity.random()]).error == .noMatch)
    }

    @Test func nonceCut() throws {
        let parts = try Parts(of: file)
        for count in 0..<16 {
            let outcome = Outcome(of: parts.header + parts.nonce.prefix(count), [identity])
            #expect(outcome.error == .header(.malformed))
        }
    }
}
