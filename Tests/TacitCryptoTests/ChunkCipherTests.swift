import Testing

@testable import TacitCrypto

/// What can be wrong with a chunk, and with a key that is used once.
@Suite final class ChunkCipherTests {
    private let cipher: ChunkCipher
    private let key: [UInt8]

    init() throws {
        key = Array(0..<32)
        cipher = try ChunkCipher(key: secure(key))
    }

    private func seal(_ text: [UInt8], _ number: UInt64, _ isLast: Bool) throws -> [UInt8] {
        var box = [UInt8](repeating: 0xaa, count: text.count + 16)
        var span = box.mutableSpan
        try cipher.seal(text.span, into: &span, number: number, isLast: isLast)
        return box
    }

    private func open(_ box: [UInt8], _ number: UInt64, _ isLast: Bool) throws -> [UInt8] {
        var text = [UInt8](repeating: 0xaa, count: max(box.count - 16, 0))
        var span = text.mutableSpan
        try cipher.open(box.span, into: &span, number: number, isLast: isLast)
        return text
    }

    /// The same as the general function under the nonce that age's specification says.
    @Test func nonceIsAnother() throws {
        let text = Array("a chunk".utf8)
        let cases: [(UInt64, Bool, [UInt8])] = [
            (0, false, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            (0, true, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
            (255, false, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 0]),
            (256, true, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1]),
            (0x0102_0304_0506_0708, false, [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0]),
            (.max, true, [0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 1]),
        ]
        for (number, isLast, nonce) in cases {
            let expected = try ChaCha20Poly1305.seal(
                text.span,
                key: secure(key),
                nonce: nonce.span,
                associatedData: Span()
            )
            #expect(try seal(text, number, isLast) == expected, "chunk \(number)")
        }
    }

    @Test func chunkOpensInAnotherPlace() throws {
        for count in [0, 1, 15, 16, 17, 65_536] {
            let text = RandomBytes.bytes(count)
            let box = try seal(text, 7, false)
            #expect(try open(box, 7, false) == text)
            for (number, isLast) in [(7, true), (6, false), (8, false), (7 + 256, false)] {
                #expect(throws: CryptoError.authenticationFailed) {
                    try open(box, UInt64(number), isLast)
                }
            }
        }
    }

    @Test func changedChunkLeavesItsText() throws {
        var box = try seal(Array("something to hide".utf8), 0, true)
        for index in box.indices {
            box[index] ^= 0x40
            var text = [UInt8](repeating: 0xaa, count: box.count - 16)
            var span = text.mutableSpan
            #expect(throws: CryptoError.authenticationFailed) {
                try cipher.open(box.span, into: &span, number: 0, isLast: true)
            }
            #expect(text.allSatisfy { $0 == 0 })
            box[index] ^= 0x40
        }
    }

    @Test func roomOfAnotherSize() throws {
        for (text, box) in [(0, 15), (1, 16), (1, 18), (16, 16), (0, 0)] {
            let bytes = [UInt8](repeating: 0, count: text)
            var room = [UInt8](repeating: 0, count: box)
            var span = room.mutableSpan
            #expect(throws: CryptoError.invalidLength, "\(text) into \(box)") {
                try cipher.seal(bytes.span, into: &span, number: 0, isLast: true)
            }
        }
        for (box, text) in [(15, 0), (16, 1), (18, 1), (0, 0)] {
            let bytes = [UInt8](repeating: 0, count: box)
            var room = [UInt8](repeating: 0, count: text)
            var span = room.mutableSpan
            #expect(throws: CryptoError.invalidLength, "\(box) into \(text)") {
                try cipher.open(bytes.span, into: &span, number: 0, isLast: true)
            }
        }
    }

    @Test func keyOfAnotherLength() throws {
        for count in [0, 16, 31, 33] {
            let key = [UInt8](repeating: 1, count: count)
            #expect(throws: CryptoError.invalidKey) { _ = try ChunkCipher(key: secure(key)) }
            #expect(throws: CryptoError.invalidKey) {
                try ChaCha20Poly1305.sealOnce(key.span, key: secure(key))
            }
        }
    }

    @Test func keyUsedOnceOpensAnother() throws {
        let text = Array("a file key of 16".utf8)
        var box = try ChaCha20Poly1305.sealOnce(text.span, key: secure(key))
        let expected = try ChaCha20Poly1305.seal(
            text.span,
            key: secure(key),
            nonce: [UInt8](repeating: 0, count: 12).span,
            associatedData: Span()
        )
        #expect(box == expected)
        let opened = try ChaCha20Poly1305.openOnce(box.span, key: secure(key))
        #expect(array(opened) == text)
        box[3] ^= 1
        #expect(throws: CryptoError.authenticationFailed) {
            _ = try ChaCha20Poly1305.openOnce(box.span, key: secure(key))
        }
        #expect(throws: CryptoError.invalidLength) {
            _ = try ChaCha20Poly1305.openOnce(box.span.extracting(first: 15), key: secure(key))
        }
    }
}
