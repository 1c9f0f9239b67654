import Testing

@testable import TacitCrypto

@Suite struct TwoPartyTests {
    private func isValid(_ signature: [UInt8], _ message: [UInt8], _ key: VerifyingKey) -> Bool {
        key.isValid(signature.span, for: message.span)
    }

    /// RFC 8032 section 7.1, test 2.
    @Test func signatureKnownAnswer() throws {
        let key = try SigningKey(
            seed: secure(
                bytes(hex: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
            )
        )
        #expect(
            try key.publicKey.bytes
                == bytes(hex: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        )
        let message: [UInt8] = [0x72]
        let expected = try bytes(
            hex: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        )
        let signature = key.signature(for: message.span)
        #expect(signature == expected)
        #expect(isValid(expected, message, key.publicKey))
    }

    @Test func changedSignatureOrMessageIsNotValid() throws {
        let key = try SigningKey.random()
        let message = Array("checkpoint".utf8)
        let signature = key.signature(for: message.span)
        #expect(isValid(signature, message, key.publicKey))
        for index in signature.indices {
            var changed = signature
            changed[index] ^= 1
            #expect(!isValid(changed, message, key.publicKey))
        }
        #expect(!isValid(signature, Array("checkpoinT".utf8), key.publicKey))
        #expect(!isValid(Array(signature[..<63]), message, key.publicKey))
        #expect(!isValid(signature + [0], message, key.publicKey))
        #expect(!isValid([], message, key.publicKey))
        let other = try SigningKey.random().publicKey
        #expect(!isValid(signature, message, other))
    }

    @Test func seedComesBackForWrapping() throws {
        let seed = RandomBytes.bytes(32)
        let key = try SigningKey(seed: secure(seed))
        let back = key.withSeed { array($0) }
        #expect(back == seed)
        let again = try SigningKey(seed: secure(back))
        #expect(again.publicKey == key.publicKey)
    }

    /// Zero, one, a point of order 8, p (not canonical), and a y that is on no point.
    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0200000000000000000000000000000000000000000000000000000000000000",
    ])
    func badPublicKeyIsRefused(hex: String) throws {
        let point = try bytes(hex: hex)
        #expect(throws: CryptoError.invalidPoint) { _ = try VerifyingKey(point) }
    }

    @Test func lengthsAreChecked() throws {
        for count in [0, 31, 33, 64] {
            let bytes = [UInt8](repeating: 9, count: count)
            #expect(throws: CryptoError.invalidLength) { _ = try VerifyingKey(bytes) }
            #expect(throws: CryptoError.invalidKey) { _ = try SigningKey(seed: secure(bytes)) }
            #expect(throws: CryptoError.invalidKey) { _ = try AgreementKey(secret: secure(bytes)) }
            #expect(throws: CryptoError.invalidLength) {
                _ = try AgreementKey.random().sharedSecret(with: bytes.span)
            }
            #expect(throws: CryptoError.invalidLength) {
                _ = try SealedBox.seal(Span(), to: bytes.span)
            }
        }
    }

    @Test func bothSidesAgree() throws {
        let ours = try AgreementKey.random()
        let theirs = try AgreementKey.random()
        let first = try ours.sharedSecret(with: theirs.publicKey.span)
        let second = try theirs.sharedSecret(with: ours.publicKey.span)
        #expect(array(first) == array(second))
        let again = try AgreementKey(secret: secure(ours.withSecret { array($0) }))
        #expect(again.publicKey == ours.publicKey)
    }

    @Test(arguments: [0, 1, 1_000])
    func sealedBoxOpensForItsHolderOnly(count: Int) throws {
        let holder = try AgreementKey.random()
        let other = try AgreementKey.random()
        let message = RandomBytes.bytes(count)
        let box = try SealedBox.seal(message.span, to: holder.publicKey.span)
        #expect(box.count == count + SealedBox.overhead)
        #expect(try SealedBox.open(box.span, with: holder) == message)
        #expect(throws: CryptoError.authenticationFailed) {
            _ = try SealedBox.open(box.span, with: other)
        }
        for index in box.indices where index % 7 == 0 {
            var changed = box
            changed[index] ^= 4
            #expect(throws: CryptoError.authenticationFailed) {
                _ = try SealedBox.open(changed.span, with: holder)
            }
        }
    }

    @Test func sealedBoxRefusesLowOrderKeysAndShortBoxes() throws {
        let zero = [UInt8](repeating: 0, count: 32)
        #expect(throws: CryptoError.invalidPoint) {
            _ = try SealedBox.seal(Span(), to: zero.span)
        }
        let holder = try AgreementKey.random()
        #expect(throws: CryptoError.invalidLength) {
            _ = try SealedBox.open([UInt8](repeating: 0, count: 47).span, with: holder)
        }
    }
}
