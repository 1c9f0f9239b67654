import Testing

@testable import TacitCrypto

/// What can be wrong with the text of a secret.
@Suite struct SecretTextTests {
    private let prefix = "AGE-SECRET-KEY-"

    private func decode(_ text: [UInt8]) throws -> [UInt8] {
        try array(Bech32.decodeSecret(prefix: prefix, text.span))
    }

    /// Both ways agree with those for arrays.
    @Test func textIsAnother() throws {
        for count in 0...70 {
            let secret = RandomBytes.bytes(count)
            let text = try array(Bech32.encodeSecret(prefix: prefix, secure(secret)))
            let plain = try Bech32.encode(prefix: prefix.lowercased(), secret.span, .bech32)
            #expect(String(decoding: text, as: UTF8.self) == plain.uppercased())
            #expect(try decode(text) == secret)
        }
    }

    @Test func everyCharacterChanged() throws {
        let text = try array(Bech32.encodeSecret(prefix: prefix, secure(RandomBytes.bytes(32))))
        for index in text.indices {
            for other in (0...255 as ClosedRange<UInt8>) where other != text[index] {
                var changed = text
                changed[index] = other
                #expect(throws: CryptoError.invalidEncoding) { try decode(changed) }
            }
        }
    }

    @Test func textCutOrLonger() throws {
        let text = try array(Bech32.encodeSecret(prefix: prefix, secure(RandomBytes.bytes(32))))
        for count in text.indices {
            #expect(throws: CryptoError.invalidEncoding) { try decode(Array(text.prefix(count))) }
        }
        for more in Array("QP1 \n".utf8) {
            #expect(throws: CryptoError.invalidEncoding) { try decode(text + [more]) }
        }
    }

    @Test func leftoverBits() throws {
        // Two symbols are ten bits: a byte, and two bits that must be zero.
        for last in 0..<4 as Range<UInt8> {
            let text = try symbols([0, last])
            if last == 0 {
                #expect(try decode(text) == [0])
            } else {
                #expect(throws: CryptoError.invalidEncoding) { try decode(text) }
            }
        }
        // Three symbols hold a byte and a whole symbol too many.
        let text = try symbols([0, 0, 0])
        #expect(throws: CryptoError.invalidEncoding) { try decode(text) }
    }

    @Test func prefixInTheOtherCase() throws {
        let secret = try secure([1, 2, 3])
        #expect(throws: CryptoError.invalidEncoding) {
            _ = try Bech32.encodeSecret(prefix: "age", secret)
        }
        #expect(throws: CryptoError.invalidEncoding) {
            _ = try Bech32.encodeSecret(prefix: "", secret)
        }
        let text = try array(Bech32.encodeSecret(prefix: prefix, secret))
        #expect(throws: CryptoError.invalidEncoding) {
            _ = try Bech32.decodeSecret(prefix: "AGE-SECRET-KEY-PQ-", text.span)
        }
        let small = text.map { (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 }
        #expect(throws: CryptoError.invalidEncoding) { try decode(small) }
    }

    @Test func textThatIsTooLong() throws {
        let secret = try secure([UInt8](repeating: 1, count: 4_096))
        #expect(throws: CryptoError.invalidLength) {
            _ = try Bech32.encodeSecret(prefix: prefix, secret)
        }
        let text = [UInt8](repeating: UInt8(ascii: "Q"), count: 5_000)
        #expect(throws: CryptoError.invalidEncoding) { try decode(text) }
    }

    /// A text with a right checksum over symbols of one's own.
    private func symbols(_ symbols: [UInt8]) throws -> [UInt8] {
        let head = Array(prefix.lowercased().utf8)
        let zeros = [UInt8](repeating: 0, count: 6)
        let sum = (Bech32.expand(head) + symbols + zeros).reduce(1, Bech32.step) ^ 1
        let check = (0..<6).map { UInt8(truncatingIfNeeded: sum >> UInt32(25 - 5 * $0) & 31) }
        let text = (symbols + check).map { Bech32.alphabet[Int($0)] }
        return Array(prefix.utf8) + [UInt8(ascii: "1")]
            + Array(String(decoding: text, as: UTF8.self).uppercased().utf8)
    }
}
