import TacitCrypto
import Testing

@testable import TacitAge

/// What can be wrong with keys as text, and with files of them.
@Suite struct KeyTests {
    private func text(_ identity: X25519Identity) throws -> String {
        String(decoding: try array(identity.text()), as: UTF8.self)
    }

    private func text(_ identity: HybridIdentity) throws -> String {
        String(decoding: try array(identity.text()), as: UTF8.self)
    }

    private func identities(_ text: String) throws(KeyFileError) -> [any Identity] {
        try KeyFile.identities(Array(text.utf8).span)
    }

    private func recipients(_ text: String) throws(KeyFileError) -> [any Recipient] {
        try KeyFile.recipients(Array(text.utf8).span)
    }

    /// From the age specification and its tests.
    @Test func knownKeysReadOtherwise() throws {
        let secret = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
        let identity = try X25519Identity(Array(secret.utf8).span)
        #expect(
            identity.recipient.description
                == "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
        )
        #expect(try text(identity) == secret)
    }

    @Test func textDoesNotComeBack() throws {
        let classical = try X25519Identity.random()
        let hybrid = try HybridIdentity.random()
        #expect(try X25519Recipient(classical.recipient.description) == classical.recipient)
        #expect(try HybridRecipient(hybrid.recipient.description) == hybrid.recipient)
        let again = try X25519Identity(Array(text(classical).utf8).span)
        #expect(again.recipient == classical.recipient)
        let hybridAgain = try HybridIdentity(Array(text(hybrid).utf8).span)
        #expect(hybridAgain.recipient == hybrid.recipient)
        #expect(hybrid.recipient.description.hasPrefix("age1pq1"))
        #expect(try text(hybrid).hasPrefix("AGE-SECRET-KEY-PQ-1"))
    }

    @Test func identityOfSecretBytesIsAnother() throws {
        let first = try HybridIdentity(secret: secure([UInt8](repeating: 7, count: 32)))
        let second = try HybridIdentity(secret: secure([UInt8](repeating: 7, count: 32)))
        #expect(first.recipient == second.recipient)
        let file = try Age.encrypt([1, 2, 3], to: [first.recipient])
        #expect(try Age.decrypt(file, with: [second]) == [1, 2, 3])
    }

    @Test func secretOfAnotherLength() {
        for count in [0, 16, 31, 33, 64] {
            #expect(throws: AgeError.primitive(.invalidKey)) {
                try HybridIdentity(secret: secure([UInt8](repeating: 1, count: count)))
            }
            #expect(throws: AgeError.primitive(.invalidKey)) {
                try X25519Identity(secret: secure([UInt8](repeating: 1, count: count)))
            }
        }
    }

    @Test func everyCharacterOfAnIdentityChanged() throws {
        let text = Array(try text(X25519Identity.random()).utf8)
        for index in text.indices {
            for other in [UInt8(ascii: "Q"), UInt8(ascii: "q"), UInt8(ascii: "1"), 0x20, 0, 0xff]
            where other != text[index] {
                var changed = text
                changed[index] = other
                #expect(throws: KeyTextError.self, "character \(index)") {
                    try KeyFile.identity(changed.span)
                }
            }
        }
    }

    @Test func keyInTheOtherCase() throws {
        let identity = try X25519Identity.random()
        let recipient = identity.recipient.description
        #expect(throws: KeyTextError.malformed) { try KeyFile.recipient(recipient.uppercased()) }
        let secret = Array(try text(identity).lowercased().utf8)
        #expect(throws: KeyTextError.malformed) { try KeyFile.identity(secret.span) }
    }

    @Test func keysOfOtherKinds() throws {
        for text in ["", "age", "age1", "age1pq1", "ssh-ed25519 AAAA", "age1yubikey1qqqq"] {
            #expect(throws: KeyTextError.malformed) { try KeyFile.recipient(text) }
        }
        let hybrid = try HybridIdentity.random().recipient.description
        #expect(throws: KeyTextError.malformed) { try X25519Recipient(hybrid) }
        let short = try Bech32.encode(prefix: "age", pattern(31).span, .bech32)
        #expect(throws: KeyTextError.malformed) { try KeyFile.recipient(short) }
        let otherSum = try Bech32.encode(prefix: "age", pattern(32).span, .bech32m)
        #expect(throws: KeyTextError.malformed) { try KeyFile.recipient(otherSum) }
    }

    @Test func identityGivenAsRecipientIsShown() throws {
        let secret = try text(X25519Identity.random())
        for text in [secret, secret.lowercased(), String(secret.dropLast(5))] {
            do throws(KeyTextError) {
                _ = try KeyFile.recipient(text)
                Issue.record("an identity was taken for a recipient")
            } catch {
                #expect(error == .identityNotRecipient)
                #expect(!"\(error)".contains(secret.suffix(20)))
            }
            do throws(KeyFileError) {
                _ = try recipients("# people\n\n\(text)\n")
                Issue.record("an identity was taken for a recipient")
            } catch {
                #expect(error == .line(3, .identityNotRecipient))
                #expect(!"\(error)".contains(secret.suffix(20)))
            }
        }
    }

    @Test func recipientGivenAsIdentity() throws {
        let recipient = try X25519Identity.random().recipient.description
        #expect(throws: KeyFileError.line(2, .recipientNotIdentity)) {
            try identities("# mine\n\(recipient)\n")
        }
    }

    @Test func linesBetweenKeys() throws {
        let first = try text(X25519Identity.random())
        let second = try text(HybridIdentity.random())
        let file = "# created: 2031-01-13\n# public key\n\n\(first)\r\n\n#\n\(second)"
        #expect(try identities(file).count == 2)
        let people = try [X25519Identity.random(), .random()].map { $0.recipient.description }
        #expect(try recipients("\(people[0])\n# Theo Marsh\n\r\n\(people[1])\r\n").count == 2)
    }

    @Test func fileWithoutKeys() {
        for text in ["", "\n", "# nobody\n\n"] {
            #expect(throws: KeyFileError.empty) { try identities(text) }
            #expect(throws: KeyFileError.empty) { try recipients(text) }
        }
    }

    @Test func lineWithSomethingElse() throws {
        let identity = try X25519Identity.random()
        let secret = try text(identity)
        for line in [" \(secret)", "\(secret) ", "\(secret)\(secret)", "x", "\u{0}"] {
            #expect(throws: KeyFileError.line(2, .malformed)) { try identities("#\n\(line)\n") }
        }
        let recipient = identity.recipient.description
        for line in [" \(recipient)", "\(recipient) ", "\(recipient),", "x", "\u{ff}"] {
            #expect(throws: KeyFileError.line(2, .malformed)) { try recipients("#\n\(line)\n") }
        }
    }

    @Test func fileThatIsTooLarge() {
        let text = [UInt8](repeating: 0x23, count: KeyFile.maximumCount + 1)
        #expect(throws: KeyFileError.tooLarge) { try KeyFile.identities(text.span) }
        #expect(throws: KeyFileError.tooLarge) { try KeyFile.recipients(text.span) }
    }

    @Test func secretIsInADescription() throws {
        let identity = try X25519Identity.random()
        let secret = try text(identity).suffix(30)
        #expect(!"\(identity)".contains(secret))
        #expect(!String(reflecting: identity).contains(secret))
    }
}
