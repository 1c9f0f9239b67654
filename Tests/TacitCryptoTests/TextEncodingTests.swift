import Testing

@testable import TacitCrypto

/// Vectors of BIP-173 and BIP-350, all of them.
@Suite struct Bech32Tests {
    static let validBech32 = [
        "A12UEL5L",
        "a12uel5l",
        "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
        "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
        "?1ezyfcl",
    ]

    static let validBech32m = [
        "A1LQFN3A",
        "a1lqfn3a",
        "an83characterlonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11sg7hg6",
        "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx",
        "11llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllludsr8",
        "split1checkupstagehandshakeupstreamerranterredcaperredlc445v",
        "?1v759aa",
    ]

    /// The two "84 character" prefixes are refused for the prefix, not for the 90 characters.
    static let invalid = [
        " 1nwldj5", "\u{7f}1axkwrx", "\u{80}1eym55h",
        "an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1569pvx",
        "pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "de1lg7wt\u{ff}", "A1G7SGD8",
        "10a06t8", "1qzzfhee",
        " 1xj0phk", "\u{7f}1g6xzxy", "\u{80}1vctc34",
        "an84characterslonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11d6pts4",
        "qyrz8wqd2c9m", "1qyrz8wqd2c9m", "y1b0jsk6g", "lt1igcx5c0", "in1muywd", "mm1crxm3i",
        "au1s5cgom", "M1VUXWEZ", "16plkw9", "1p2gdwpf",
        "a12UEL5L", "A12uEL5L", "", "1",
    ]

    @Test(arguments: validBech32)
    func validBech32IsRead(text: String) throws {
        #expect(try Bech32.decodeSymbols(text).variant == .bech32)
    }

    @Test(arguments: validBech32m)
    func validBech32mIsRead(text: String) throws {
        #expect(try Bech32.decodeSymbols(text).variant == .bech32m)
    }

    @Test(arguments: invalid)
    func invalidIsRefused(text: String) {
        #expect(throws: CryptoError.invalidEncoding) { _ = try Bech32.decode(text) }
    }

    @Test func symbolsAreThoseOfTheBIP() throws {
        let (prefix, symbols, _) = try Bech32.decodeSymbols(Self.validBech32[3])
        #expect(prefix == "abcdef")
        #expect(symbols == Array(0..<32))
    }

    @Test(arguments: Bech32.Variant.allCases)
    func bytesRoundTrip(variant: Bech32.Variant) throws {
        for count in [0, 1, 2, 3, 4, 5, 20, 32, 56, 1_217] {
            let data = RandomBytes.bytes(count)
            let text = try Bech32.encode(prefix: "tacit-kit", data.span, variant)
            #expect(text.hasPrefix("tacit-kit1"))
            for form in [text, text.uppercased()] {
                let (prefix, back, found) = try Bech32.decode(form)
                #expect(prefix == "tacit-kit")
                #expect(back == data)
                #expect(found == variant)
            }
        }
    }

    @Test func everySingleChangedCharacterIsRefused() throws {
        let kit = RandomBytes.bytes(20)
        let text = Array(try Bech32.encode(prefix: "tacit-kit", kit.span, .bech32m).utf8)
        for index in text.indices {
            for replacement in "qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8
            where replacement != text[index] {
                var changed = text
                changed[index] = replacement
                let candidate = String(decoding: changed, as: UTF8.self)
                #expect(throws: CryptoError.invalidEncoding) { _ = try Bech32.decode(candidate) }
            }
        }
    }

    @Test func badPrefixAndTooLongTextAreRefused() throws {
        for prefix in ["", "Age", "a b", "é", String(repeating: "a", count: 84)] {
            #expect(throws: CryptoError.invalidEncoding) {
                _ = try Bech32.encode(prefix: prefix, Span(), .bech32)
            }
        }
        #expect(throws: CryptoError.invalidLength) {
            _ = try Bech32.encode(prefix: "a", RandomBytes.bytes(2_560).span, .bech32)
        }
        let long = "a1" + String(repeating: "q", count: Bech32.maximumCount)
        #expect(throws: CryptoError.invalidEncoding) { _ = try Bech32.decode(long) }
    }

    /// A right checksum over groups that no bytes give: one group too many, or a leftover bit.
    @Test(arguments: [[0] as [UInt8], [0, 1], [31, 31, 31], [0, 0, 0, 0, 0, 0]])
    func groupsThatNoBytesGiveAreRefused(groups: [UInt8]) {
        #expect(throws: CryptoError.invalidEncoding) { _ = try BitGroups.join(groups) }
    }
}

@Suite struct Base32Tests {
    /// RFC 4648 section 10, in lower case without padding.
    @Test(arguments: [
        ("", ""), ("f", "my"), ("fo", "mzxq"), ("foo", "mzxw6"), ("foob", "mzxw6yq"),
        ("fooba", "mzxw6ytb"), ("foobar", "mzxw6ytboi"),
    ])
    func knownAnswers(text: String, expected: String) throws {
        #expect(Base32.encode(Array(text.utf8).span) == expected)
        #expect(try Base32.decode(expected) == Array(text.utf8))
    }

    @Test(arguments: [
        "MY", "mY", "my======", "m", "mzx", "mzxw6y", "mz", "mzxr", "m1", "m0", "m8", "m y", "é",
        "my\n",
    ])
    func notCanonicalIsRefused(text: String) {
        #expect(throws: CryptoError.invalidEncoding) { _ = try Base32.decode(text) }
    }

    @Test func bytesRoundTrip() throws {
        for count in 0..<70 {
            let data = RandomBytes.bytes(count)
            #expect(try Base32.decode(Base32.encode(data.span)) == data)
        }
    }
}
