import TacitCrypto
import Testing

@testable import TacitAge

/// Who opens what, and what can be wrong with a stanza.
@Suite struct RecipientTests {
    @Test func onlyTheRecipientsOpen() throws {
        let people = try (0..<3).map { _ in try X25519Identity.random() }
        let stranger = try X25519Identity.random()
        let file = try Age.encrypt([1, 2], to: people.map(\.recipient))
        for person in people {
            #expect(try Age.decrypt(file, with: [person]) == [1, 2])
            #expect(try Age.decrypt(file, with: [stranger, person]) == [1, 2])
        }
        #expect(Outcome(of: file, [stranger]).error == .noMatch)
        #expect(Outcome(of: file, []).error == .noMatch)
        #expect(Outcome(of: file, [try HybridIdentity.random()]).error == .noMatch)
        #expect(Outcome(of: file, [try PassphraseIdentity(secure("a"))]).error == .noMatch)
    }

    @Test func onlyTheHybridRecipientsOpen() throws {
        let people = try (0..<2).map { _ in try HybridIdentity.random() }
        let file = try Age.encrypt([3], to: people.map(\.recipient))
        for person in people {
            #expect(try Age.decrypt(file, with: [person]) == [3])
        }
        #expect(Outcome(of: file, [try HybridIdentity.random()]).error == .noMatch)
    }

    @Test func recipientTwiceInOneHeader() throws {
        let identity = try X25519Identity.random()
        let file = try Age.encrypt([4], to: [identity.recipient, identity.recipient])
        #expect(try Age.decrypt(file, with: [identity, identity]) == [4])
    }

    @Test func recipientsThatMayNotMix() throws {
        let classical = try X25519Identity.random().recipient
        let hybrid = try HybridIdentity.random().recipient
        let passphrase = try PassphraseRecipient(secure("correct horse"), workFactor: 10)
        let cases: [[any Recipient]] = [
            [], [classical, hybrid], [hybrid, classical], [classical, passphrase],
            [passphrase, hybrid], [passphrase, passphrase],
            Array(repeating: classical, count: 1_025),
        ]
        for recipients in cases {
            let sink = MemorySink()
            #expect(throws: AgeError.recipients) {
                try Age.encrypt(from: MemorySource([1]), to: sink, recipients: recipients)
            }
            #expect(sink.bytes.isEmpty)
        }
    }

    /// The points of low order of Curve25519, whose shared secret everybody knows.
    private let lowOrder: [[UInt8]] = [
        [UInt8](repeating: 0, count: 32),
        [1] + [UInt8](repeating: 0, count: 31),
        [0xec] + [UInt8](repeating: 0xff, count: 30) + [0x7f],
        [0xed] + [UInt8](repeating: 0xff, count: 30) + [0x7f],
        [0xee] + [UInt8](repeating: 0xff, count: 30) + [0x7f],
    ]

    @Test func recipientOfLowOrder() throws {
        for point in lowOrder {
            let recipient = try X25519Recipient(publicKey: point)
            #expect(throws: AgeError.publicKey) { try Age.encrypt([1], to: [recipient]) }
        }
    }

    @Test func shareOfLowOrder() throws {
        let identity = try X25519Identity.random()
        for point in lowOrder {
            let stanza = X25519Stanza.stanza(share: point, body: pattern(32))
            #expect(throws: AgeError.header(.stanza)) { try opens(identity, [stanza]) }
        }
        let hybrid = try HybridIdentity.random()
        let key = try FileKey.random()
        let good = try hybrid.recipient.wrap(key)[0]
        let share = try #require(Base64.decode(good.arguments[1], count: 1_120))
        for point in lowOrder {
            let stanza = HybridStanza.stanza(share: share.prefix(1_088) + point, body: good.body)
            #expect(throws: AgeError.header(.stanza)) { try opens(hybrid, [stanza]) }
        }
    }

    @Test func hybridRecipientThatNobodyCanHave() throws {
        // Coefficients of ML-KEM are below 3,329; these are 4,095.
        let key = [UInt8](repeating: 0xff, count: 1_216)
        let recipient = try HybridRecipient(publicKey: key)
        #expect(throws: AgeError.publicKey) { try Age.encrypt([1], to: [recipient]) }
        #expect(throws: AgeError.publicKey) { try HybridRecipient(publicKey: pattern(1_215)) }
        #expect(throws: AgeError.publicKey) { try X25519Recipient(publicKey: pattern(31)) }
    }

    @Test func everyBitOfAStanzaTurned() throws {
        let identity = try X25519Identity.random()
        let key = try FileKey.random()
        let stanza = try identity.recipient.wrap(key)[0]
        let share = try #require(Base64.decode(stanza.arguments[1], count: 32))
        #expect(try opens(identity, [stanza]))
        for bit in 0..<256 {
            var body = stanza.body
            body[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(try !opens(identity, [X25519Stanza.stanza(share: share, body: body)]))
            var changed = share
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            let other = X25519Stanza.stanza(share: changed, body: stanza.body)
            #expect(try !opens(identity, [other]), "bit \(bit) of the share")
        }
    }

    @Test func stanzaOfAKnownTypeInAnotherForm() throws {
        let identity = try X25519Identity.random()
        let hybrid = try HybridIdentity.random()
        let passphrase = try PassphraseIdentity(secure("a"))
        let share = Base64.encode(pattern(32))
        let long = Base64.encode(pattern(1_120))
        let salt = Base64.encode(pattern(16))
        let body = pattern(32)
        let cases: [(any Identity, [String], [UInt8])] = [
            (identity, ["X25519"], body), (identity, ["X25519", share, "x"], body),
            (identity, ["X25519", share + "AAAA"], body), (identity, ["X25519", long], body),
            (identity, ["X25519", share + "="], body), (identity, ["X25519", share], pattern(31)),
            (identity, ["X25519", share], pattern(33)), (identity, ["X25519", share], []),
            (hybrid, ["mlkem768x25519"], body), (hybrid, ["mlkem768x25519", share], body),
            (hybrid, ["mlkem768x25519", long, "x"], body),
            (hybrid, ["mlkem768x25519", long], pattern(48)),
            (passphrase, ["scrypt", salt], body), (passphrase, ["scrypt", salt, "1", "1"], body),
            (passphrase, ["scrypt", share, "10"], body), (passphrase, ["scrypt", salt, "0"], body),
            (passphrase, ["scrypt", salt, "01"], body), (passphrase, ["scrypt", salt, "+1"], body),
            (passphrase, ["scrypt", salt, "0x1"], body),
            (passphrase, ["scrypt", salt, "1_0"], body),
            (passphrase, ["scrypt", salt, "18446744073709551626"], body),
            (passphrase, ["scrypt", salt, "10"], pattern(31)),
        ]
        for (identity, arguments, body) in cases {
            let stanza = try Stanza(arguments, body: body)
            #expect(throws: AgeError.header(.stanza), "\(arguments[0]) \(arguments.count)") {
                try opens(identity, [stanza])
            }
        }
    }

    @Test func fileKeyOfAnotherLength() throws {
        for count in [0, 15, 17, 32] {
            #expect(throws: AgeError.header(.stanza)) { _ = try FileKey(secure(pattern(count))) }
        }
    }

    @Test func wrongPassphrase() throws {
        let recipient = try PassphraseRecipient(secure("correct horse"), workFactor: 10)
        let file = try Age.encrypt([5], to: [recipient])
        #expect(try Age.decrypt(file, with: [PassphraseIdentity(secure("correct horse"))]) == [5])
        for other in ["", "correct hors", "correct horse ", "Correct horse"] {
            #expect(Outcome(of: file, [try PassphraseIdentity(secure(other))]).error == .noMatch)
        }
    }

    /// 2^30 would take a terabyte: refused at once, whatever the machine has.
    @Test func stanzaThatAsksForTooMuchWork() throws {
        let identity = try PassphraseIdentity(secure("a"))
        for work in [23, 30, 31, 62, 63, 64, 99] {
            let stanza = PassphraseStanza.stanza(
                salt: pattern(16),
                workFactor: work,
                body: pattern(32)
            )
            let start = ContinuousClock.now
            #expect(throws: AgeError.header(.workFactor)) { try opens(identity, [stanza]) }
            #expect(ContinuousClock.now - start < .milliseconds(100))
        }
        let modest = try PassphraseIdentity(secure("a"), maximumWorkFactor: 12)
        let stanza = PassphraseStanza.stanza(salt: pattern(16), workFactor: 13, body: pattern(32))
        #expect(throws: AgeError.header(.workFactor)) { try opens(modest, [stanza]) }
        for work in [0, 23, -1] {
            #expect(throws: AgeError.primitive(.parametersOutOfRange)) {
                try PassphraseRecipient(secure("a"), workFactor: work)
            }
            #expect(throws: AgeError.primitive(.parametersOutOfRange)) {
                try PassphraseIdentity(secure("a"), maximumWorkFactor: work)
            }
        }
    }

    @Test func passphraseBesideOthers() throws {
        let key = try FileKey.random()
        let identity = try X25519Identity.random()
        let passphrase = try PassphraseRecipient(secure("a"), workFactor: 1)
        let stanzas = try identity.recipient.wrap(key) + passphrase.wrap(key)
        let file = try Header(stanzas, key: key).encoded + pattern(32)
        #expect(Outcome(of: file, [identity]).error == .header(.passphraseNotAlone))
        #expect(throws: AgeError.header(.passphraseNotAlone)) {
            try opens(PassphraseIdentity(secure("a")), stanzas)
        }
    }
}
