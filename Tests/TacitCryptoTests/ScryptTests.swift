import Testing

@testable import TacitCrypto

/// What can be wrong with scrypt.
@Suite struct ScryptTests {
    /// RFC 7914 section 12, the third vector; the first 32 of its 64 bytes, which do not depend on
    /// how many are asked for.
    @Test func knownAnswerIsAnother() throws {
        let key = try Scrypt.derive(
            secure("pleaseletmein"),
            salt: Array("SodiumChloride".utf8).span,
            logarithmOfCost: 14
        )
        let expected = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        #expect(try array(key) == bytes(hex: expected))
    }

    @Test func inputDoesNotMatter() throws {
        func derive(_ passphrase: String, _ salt: [UInt8], _ cost: Int) throws -> [UInt8] {
            try array(Scrypt.derive(secure(passphrase), salt: salt.span, logarithmOfCost: cost))
        }
        let base = try derive("a", [1], 4)
        #expect(try derive("a", [1], 4) == base)
        #expect(try derive("b", [1], 4) != base)
        #expect(try derive("a", [2], 4) != base)
        #expect(try derive("a", [1], 5) != base)
        #expect(try derive("", [], 1).count == 32)
    }

    /// Refused before memory is taken: 2^62 blocks are not to be had.
    @Test func costOutsideTheLimits() {
        for cost in [.min, -1, 0, 23, 30, 62, 63, 64, .max] {
            #expect(throws: CryptoError.parametersOutOfRange) {
                _ = try Scrypt.derive(secure("a"), salt: Span(), logarithmOfCost: cost)
            }
        }
    }
}
