import Testing

@testable import TacitCrypto

@Suite struct CommittingAEADTests {
    private let text = Array("AUDIT 27, zone IV".utf8)
    private let context = [UInt8](repeating: 3, count: 47)
    private let data: [UInt8] = [1, 2, 3]

    private func seal(_ key: borrowing SecureBytes) throws -> [UInt8] {
        try CommittingAEAD.seal(
            text.span,
            key: key,
            label: .record,
            context: context.span,
            associatedData: data.span
        )
    }

    private func open(
        _ box: [UInt8],
        _ key: borrowing SecureBytes,
        label: KeyLabel = .record,
        context: [UInt8]? = nil,
        data: [UInt8]? = nil
    ) throws(CryptoError) -> [UInt8] {
        let context = context ?? self.context
        let data = data ?? self.data
        return try CommittingAEAD.open(
            box.span,
            key: key,
            label: label,
            context: context.span,
            associatedData: data.span
        )
    }

    @Test(arguments: [0, 1, 63, 64, 65, 16_320])
    func lengthsRoundTrip(count: Int) throws {
        let key = try SecureBytes.random(count: 32)
        let text = RandomBytes.bytes(count)
        let box = try CommittingAEAD.seal(
            text.span,
            key: key,
            label: .tile,
            context: context.span,
            associatedData: Span()
        )
        #expect(box.count == count + CommittingAEAD.overhead)
        let back = try CommittingAEAD.open(
            box.span,
            key: key,
            label: .tile,
            context: context.span,
            associatedData: Span()
        )
        #expect(back == text)
        let secret = try CommittingAEAD.openSecure(
            box.span,
            key: key,
            label: .tile,
            context: context.span,
            associatedData: Span()
        )
        #expect(array(secret) == text)
    }

    @Test func everyFlippedBitIsRefused() throws {
        let key = try SecureBytes.random(count: 32)
        let box = try seal(key)
        for bit in 0..<box.count * 8 {
            var changed = box
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: CryptoError.authenticationFailed, "bit \(bit)") {
                _ = try open(changed, key)
            }
        }
    }

    @Test func everyCutIsRefused() throws {
        let key = try SecureBytes.random(count: 32)
        let box = try seal(key)
        for count in 0..<box.count {
            let expected: CryptoError =
                count < CommittingAEAD.overhead ? .invalidLength : .authenticationFailed
            #expect(throws: expected, "\(count) bytes") {
                _ = try open(Array(box[..<count]), key)
            }
        }
        #expect(throws: CryptoError.authenticationFailed) { _ = try open(box + [0], key) }
    }

    @Test func anotherLabelContextOrDataIsRefused() throws {
        let key = try SecureBytes.random(count: 32)
        let box = try seal(key)
        #expect(try open(box, key) == text)
        for label in KeyLabel.allCases where label != .record {
            #expect(throws: CryptoError.authenticationFailed) {
                _ = try open(box, key, label: label)
            }
        }
        for other in [[], Array(context.dropLast()), context + [0]] {
            #expect(throws: CryptoError.authenticationFailed) {
                _ = try open(box, key, context: other)
            }
        }
        for other in [[], [1, 2], [1, 2, 3, 0], [1, 2, 4]] as [[UInt8]] {
            #expect(throws: CryptoError.authenticationFailed) {
                _ = try open(box, key, data: other)
            }
        }
    }

    @Test func anotherKeyIsRefused() throws {
        let key = try SecureBytes.random(count: 32)
        let box = try seal(key)
        #expect(throws: CryptoError.authenticationFailed) {
            _ = try open(box, SecureBytes.random(count: 32))
        }
        #expect(throws: CryptoError.authenticationFailed) {
            _ = try CommittingAEAD.openSecure(
                box.span,
                key: SecureBytes.random(count: 32),
                label: .record,
                context: context.span,
                associatedData: data.span
            )
        }
    }

    @Test(arguments: [0, 16, 31, 33, 64])
    func keyOfAnotherLengthIsRefused(count: Int) throws {
        let box = try seal(SecureBytes.random(count: 32))
        #expect(throws: CryptoError.invalidKey) { _ = try seal(SecureBytes.random(count: count)) }
        #expect(throws: CryptoError.invalidKey) {
            _ = try open(box, SecureBytes.random(count: count))
        }
    }

    @Test func nonceAndCommitmentAreFreshEachTime() throws {
        let key = try SecureBytes.random(count: 32)
        let boxes = try (0..<200).map { _ in try seal(key) }
        #expect(Set(boxes.map { Array($0[..<24]) }).count == boxes.count)
        #expect(Set(boxes.map { Array($0[24..<56]) }).count == boxes.count)
    }

    /// The layout as the format says it, rebuilt from the raw parts.
    @Test func layoutIsThatOfTheFormat() throws {
        let key = try SecureBytes.random(count: 32)
        let box = try seal(key)
        let nonce = Array(box[..<24])
        var message: [UInt8] = [0, 0, 0, 15]
        message += Array("tacit/v1/record".utf8) + [0, 0, 0, 47] + context + nonce
        let subkeys = try blake2b(message, key: array(key), count: 64)
        #expect(Array(box[24..<56]) == Array(subkeys[32...]))
        let inner = Array(box[56...])
        let plain = try XChaCha20Poly1305.open(
            inner.span,
            key: secure(Array(subkeys[..<32])),
            nonce: nonce.span,
            associatedData: data.span
        )
        #expect(plain == text)
    }
}

@Suite struct RawAEADTests {
    @Test func changedBoxIsRefused() throws {
        let key = try SecureBytes.random(count: 32)
        let text = Array("two words".utf8)
        let data: [UInt8] = [9]
        let box = try XChaCha20Poly1305.seal(text.span, key: key, associatedData: data.span)
        #expect(box.count == text.count + 40)
        #expect(try XChaCha20Poly1305.open(box.span, key: key, associatedData: data.span) == text)
        for index in box.indices {
            var changed = box
            changed[index] ^= 0x80
            #expect(throws: CryptoError.authenticationFailed) {
                _ = try XChaCha20Poly1305.open(
                    changed.span,
                    key: key,
                    associatedData: data.span
                )
            }
        }
    }

    @Test func shortBoxAndShortKeyAreRefused() throws {
        let key = try SecureBytes.random(count: 32)
        let short = [UInt8](repeating: 0, count: 27)
        #expect(throws: CryptoError.invalidLength) {
            _ = try ChaCha20Poly1305.open(short.span, key: key, associatedData: Span())
        }
        #expect(throws: CryptoError.invalidLength) {
            _ = try XChaCha20Poly1305.open(short.span, key: key, associatedData: Span())
        }
        #expect(throws: CryptoError.invalidKey) {
            _ = try ChaCha20Poly1305.seal(
                short.span,
                key: secure(short),
                associatedData: Span()
            )
        }
        let box = try ChaCha20Poly1305.seal(Span(), key: key, associatedData: Span())
        #expect(box.count == 28)
        #expect(try ChaCha20Poly1305.open(box.span, key: key, associatedData: Span()).isEmpty)
    }
}
