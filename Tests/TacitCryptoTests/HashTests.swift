import Testing

@testable import TacitCrypto

@Suite struct HashTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func sha256KnownAnswers(text: String, expected: String) throws {
        #expect(try SHA256Hash.digest(Array(text.utf8).span) == bytes(hex: expected))
    }

    @Test func constantTimeComparisonTellsLengthsAndBytes() {
        func equal(_ first: [UInt8], _ second: [UInt8]) -> Bool {
            ConstantTime.equal(first.span, second.span)
        }
        #expect(equal([1, 2, 3], [1, 2, 3]))
        #expect(!equal([1, 2, 3], [1, 2, 2]))
        #expect(!equal([1, 2, 3], [1, 2]))
        #expect(!equal([1, 2, 3], [1, 2, 3, 0]))
        #expect(equal([], []))
    }

    @Test func codeThatIsCutOrOfAnotherMessageIsNotValid() {
        func isValid(_ code: [UInt8], _ message: [UInt8], _ key: [UInt8]) -> Bool {
            HMACSHA256.isValid(code.span, for: message.span, key: key.span)
        }
        let key = Array("Jefe".utf8)
        let message = Array("what do ya want for nothing?".utf8)
        let code = HMACSHA256.code(message.span, key: key.span)
        #expect(isValid(code, message, key))
        #expect(!isValid(Array(code[..<31]), message, key))
        #expect(!isValid([], message, key))
        #expect(!isValid(code, [], key))
        #expect(!isValid(code, message, []))
    }

    struct Expansion: Sendable {
        let secret: [UInt8], salt: [UInt8], info: [UInt8]
        let extracted: String, output: String
    }

    /// RFC 5869, appendix A.1 to A.3.
    static let rfc5869 = [
        Expansion(
            secret: [UInt8](repeating: 0x0b, count: 22),
            salt: Array(0...0x0c),
            info: Array(0xf0...0xf9),
            extracted: "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
            output: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                + "34007208d5b887185865"
        ),
        Expansion(
            secret: Array(0...0x4f),
            salt: Array(0x60...0xaf),
            info: Array(0xb0...0xff),
            extracted: "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
            output: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                + "cc30c58179ec3e87c14c01d5c1f3434f1d87"
        ),
        Expansion(
            secret: [UInt8](repeating: 0x0b, count: 22),
            salt: [],
            info: [],
            extracted: "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
            output: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                + "9d201395faa4b61a96c8"
        ),
    ]

    @Test(arguments: rfc5869)
    func hkdfKnownAnswers(test: Expansion) throws {
        let key = try HKDFSHA256.extract(secret: test.secret.span, salt: test.salt.span)
        #expect(try array(key) == bytes(hex: test.extracted))
        let output = try HKDFSHA256.expand(
            key,
            info: test.info.span,
            count: test.output.count / 2
        )
        #expect(try array(output) == bytes(hex: test.output))
    }

    @Test func expansionOutOfRangeIsRefused() throws {
        let key = try SecureBytes.random(count: 32)
        #expect(try HKDFSHA256.expand(key, info: Span(), count: 8_160).count == 8_160)
        #expect(try HKDFSHA256.expand(key, info: Span(), count: 0).count == 0)
        for count in [-1, 8_161, Int.max, Int.min] {
            #expect(throws: CryptoError.invalidLength) {
                _ = try HKDFSHA256.expand(key, info: Span(), count: count)
            }
        }
    }

    @Test func randomNumbersStayBelowTheirLimit() {
        #expect(RandomBytes.bytes(0).isEmpty)
        #expect(RandomBytes.bytes(-1).isEmpty)
        #expect(RandomBytes.bytes(32) != RandomBytes.bytes(32))
        let numbers = (0..<1_000).map { _ in RandomBytes.uniform(below: 3) }
        #expect(Set(numbers) == [0, 1, 2])
        #expect(RandomBytes.uniform(below: 1) == 0)
        #expect(RandomBytes.uniform(below: 0) == 0)
    }
}
