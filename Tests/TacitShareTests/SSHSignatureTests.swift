import TacitCrypto
import TacitLog
import Testing

@testable import TacitShare

/// What can go wrong with a signature.
@Suite struct SSHSignatureTests {
    private let sender: Sender
    private let message = Array("a manifest\n".utf8)
    private let text: [UInt8]

    init() throws {
        sender = try Sender()
        let message = message
        let raw = sender.signature(of: SSHSignature.signedBytes(of: message.span))
        text = try SSHSignature(raw, by: sender.publicKey, of: message.span).text
    }

    private func found(_ text: [UInt8]) -> BundleError? {
        refusal { () throws(BundleError) in
            try SSHSignature(parsing: text[...]).verify(message.span)
        }
    }

    @Test func signatureIsReadOtherwise() throws {
        let read = try SSHSignature(parsing: text[...])
        #expect(read.text == text && read.key == sender.publicKey && text.count == SSHSignature.textCount)
        #expect(found(text) == nil)
    }

    @Test func anotherMessage() throws {
        let other = Array("another\n".utf8)
        let read = try SSHSignature(parsing: text[...])
        #expect(refusal { () throws(BundleError) in try read.verify(other.span) } == .signature(.invalid))
        let raw = sender.signature(of: other)
        let made = refusal { () throws(BundleError) in
            try SSHSignature(raw, by: sender.publicKey, of: message.span)
        }
        #expect(made == .signature(.invalid))
    }

    @Test func changedByteVerifies() {
        for place in text.indices {
            for bit: UInt8 in [1, 4, 0x20] {
                var changed = text
                changed[place] ^= bit
                #expect(found(changed) != nil)
            }
        }
    }

    @Test func cutOrLonger() {
        for count in text.indices { #expect(found(Array(text.prefix(count))) == .signature(.malformed)) }
        for more in ["\n", " ", "x", "-----BEGIN SSH SIGNATURE-----\n"] {
            #expect(found(text + Array(more.utf8)) == .signature(.malformed))
        }
        #expect(found(text.flatMap { $0 == 10 ? [13, 10] : [$0] }) == .signature(.malformed))
        #expect(found([UInt8](repeating: 10, count: 100_000)) == .signature(.malformed))
    }

    /// The parts of a blob: key, namespace, reserved, hash, signature, each changed with everything else right.
    private func forged(_ change: (inout [[UInt8]]) -> Void) throws -> [UInt8] {
        func string(_ bytes: [UInt8]) -> [UInt8] {
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bytes.count >> $0) } + bytes
        }
        let type = string(Array("ssh-ed25519".utf8))
        var parts = [
            type + string(sender.publicKey.bytes), Array("bundle@tacit".utf8), [], Array("sha512".utf8), type,
        ]
        change(&parts)
        let digest = SHA512Hash.digest(message.span)
        let signed = Array("SSHSIG".utf8) + parts[1...3].flatMap(string) + string(digest)
        parts[4] += string(sender.signature(of: signed))
        let blob = Array("SSHSIG".utf8) + [0, 0, 0, 1] + parts.flatMap(string)
        let characters = Array(Base64.encode(blob))
        let lines = stride(from: 0, to: characters.count, by: 70).map {
            String(characters[$0..<min($0 + 70, characters.count)])
        }
        let whole = ["-----BEGIN SSH SIGNATURE-----"] + lines + ["-----END SSH SIGNATURE-----", ""]
        return Array(whole.joined(separator: "\n").utf8)
    }

    @Test func signatureOfSomethingElse() throws {
        #expect(try found(forged { _ in }) == nil)
        #expect(try found(forged { $0[1] = Array("git".utf8) }) == .signature(.namespace))
        #expect(try found(forged { $0[1] = Array("bundle@tacit ".utf8) }) == .signature(.namespace))
        #expect(try found(forged { $0[2] = [0] }) == .signature(.malformed))
        #expect(try found(forged { $0[3] = Array("sha256".utf8) }) == .signature(.malformed))
        #expect(try found(forged { $0[0].append(0) }) == .signature(.malformed))
        #expect(try found(forged { $0[0][5] = UInt8(ascii: "x") }) == .signature(.key))
        // A point of low order: one signature would fit many messages.
        #expect(
            try found(forged { $0[0].replaceSubrange(19..<51, with: [1] + [UInt8](repeating: 0, count: 31)) })
                == .signature(.key))
        #expect(try found(forged { $0[4][5] = UInt8(ascii: "x") }) == .signature(.malformed))
        let other = try Sender()
        #expect(
            try found(forged { $0[0].replaceSubrange(19..<51, with: other.publicKey.bytes) })
                == .signature(.invalid))
    }
}
