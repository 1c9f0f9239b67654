import Foundation
import Testing

@testable import TacitCrypto

@Suite struct PassphraseTests {
    private static let list: [String] = {
        let file = sourcesFolder.appending(path: "Data/eff-large-wordlist.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }()

    private static let words = Set(list)

    private func word(_ index: Int) throws -> String {
        var used = 0
        let field = try SecureBytes(count: WordList.width) { bytes in
            WordList.append(index, to: &bytes, at: &used)
        }
        return try String(decoding: array(field.slice(0..<used)), as: UTF8.self)
    }

    @Test func compiledListIsTheListOfTheFile() throws {
        #expect(Self.list.count == WordList.count)
        #expect(try (0..<WordList.count).map(word) == Self.list)
        #expect(WordList.padded.utf8CodeUnitCount == WordList.count * WordList.width)
    }

    @Test func listIsTheOneOfItsREADME() throws {
        let text = Self.list.map { $0 + "\n" }.joined()
        let digest = SHA256Hash.digest(Array(text.utf8).span)
        let hex = digest.map { String(format: "%02x", $0) }.joined()
        let file = sourcesFolder.appending(path: "Data/README.md")
        #expect(try String(contentsOf: file, encoding: .utf8).contains(hex))
        #expect(Self.words.count == 7_776)
    }

    /// All ways to read a text as words of the list joined by hyphens.
    private func readings(_ text: String) -> [[String]] {
        let words = Self.words
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        func read(_ rest: ArraySlice<String>) -> [[String]] {
            guard let first = rest.first else { return [[]] }
            var found: [[String]] = []
            if words.contains(first) { found += read(rest.dropFirst()).map { [first] + $0 } }
            if rest.count > 1 {
                let pair = rest.prefix(2).joined(separator: "-")
                if words.contains(pair) { found += read(rest.dropFirst(2)).map { [pair] + $0 } }
            }
            return found
        }
        return read(parts[...])
    }

    @Test(arguments: [4, 6, 8, 24])
    func wordsAreFromTheListAndReadInOneWayOnly(count: Int) throws {
        for _ in 0..<50 {
            let text = try String(decoding: array(Passphrase.generate(words: count)), as: UTF8.self)
            #expect(readings(text).map(\.count) == [count])
        }
    }

    @Test func hyphensInsideWordsMakeNoSecondReading() {
        for word in Self.list where word.contains("-") {
            #expect(readings(word) == [[word]])
        }
        #expect(Self.list.filter { $0.contains("-") }.count == 4)
    }

    @Test func sixWordsUnlessAskedOtherwise() throws {
        let text = try String(decoding: array(Passphrase.generate()), as: UTF8.self)
        #expect(readings(text).first?.count == 6)
    }

    @Test(arguments: [Int.min, -1, 0, 3, 25, Int.max])
    func numberOfWordsOutOfRangeIsRefused(count: Int) {
        #expect(throws: CryptoError.parametersOutOfRange) {
            _ = try Passphrase.generate(words: count)
        }
    }

    /// Chi-square over 7,775 degrees of freedom: mean 7,775, standard deviation 125.
    ///
    /// Six of those to either side are left to chance: once in some 10^8 runs.
    @Test func everyWordIsEquallyLikely() throws {
        var counts: [String: Int] = [:]
        let draws = 3_000
        for _ in 0..<draws {
            let text = try String(decoding: array(Passphrase.generate(words: 24)), as: UTF8.self)
            for word in readings(text).first ?? [] { counts[word, default: 0] += 1 }
        }
        let expected = Double(draws * 24) / 7_776
        let sum = Self.list.reduce(0.0) { sum, word in
            let difference = Double(counts[word] ?? 0) - expected
            return sum + difference * difference / expected
        }
        #expect(counts.values.reduce(0, +) == draws * 24)
        #expect(sum > 7_775 - 750 && sum < 7_775 + 750)
    }
}

@Suite struct NormaliseTests {
    private func normalise(_ bytes: [UInt8]) throws -> [UInt8] {
        try array(Passphrase.normalise(secure(bytes)))
    }

    @Test func bothFormsOfAnAccentGiveOneKey() throws {
        let composed = try normalise(Array("caf\u{e9}".utf8))
        let decomposed = try normalise(Array("cafe\u{301}".utf8))
        #expect(composed == decomposed)
        #expect(composed == [0x63, 0x61, 0x66, 0xc3, 0xa9])
    }

    /// Unicode's NormalizationTest.txt: order of marks, Hangul, singletons, exclusions.
    @Test(arguments: [
        ("\u{1e0a}\u{323}", "\u{1e0c}\u{307}"),
        ("\u{1100}\u{1161}\u{11a8}", "\u{ac01}"),
        ("\u{212b}", "\u{c5}"),
        ("\u{958}", "\u{915}\u{93c}"),
        ("\u{fb01}", "\u{fb01}"),
        ("plain-ascii Words 1", "plain-ascii Words 1"),
        (" \t trailing ", " \t trailing "),
        ("", ""),
        ("a\u{0}b", "a\u{0}b"),
    ])
    func knownForms(text: String, expected: String) throws {
        #expect(try normalise(Array(text.utf8)) == Array(expected.utf8))
    }

    /// The longest growth there is: a code point that decomposes to many, 1,024 bytes of it.
    @Test func longestTextsFit() throws {
        for text in [
            String(repeating: "a", count: 1_024), String(repeating: "\u{fb2c}", count: 341),
            String(repeating: "\u{1f82}", count: 341), String(repeating: "\u{ac01}", count: 341),
        ] {
            let once = try normalise(Array(text.utf8))
            // Swift compares by canonical equivalence.
            #expect(String(decoding: once, as: UTF8.self) == text)
            if once.count <= Passphrase.maximumCount { #expect(try normalise(once) == once) }
        }
    }

    /// Cut off, overlong, a surrogate, past the end of Unicode, a lone continuation, Latin-1.
    @Test(
        arguments: [
            [0xc3], [0xc0, 0xaf], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80],
            [0x80], [0x61, 0xe9], [0xff], [0xf8, 0x88, 0x80, 0x80, 0x80],
        ] as [[UInt8]]
    )
    func notUTF8IsRefused(bytes: [UInt8]) {
        #expect(throws: CryptoError.invalidEncoding) { _ = try normalise(bytes) }
    }

    @Test func codePointNotYetAssignedIsRefused() {
        #expect(throws: CryptoError.invalidEncoding) { _ = try normalise(Array("\u{378}".utf8)) }
    }

    @Test func endlessTextIsRefused() {
        let text = [UInt8](repeating: 0x61, count: Passphrase.maximumCount + 1)
        #expect(throws: CryptoError.invalidLength) { _ = try normalise(text) }
    }
}

@Suite struct StrengthTests {
    private func score(_ text: String) throws -> Double { try Passphrase.score(secure(text)) }

    @Test(arguments: [
        "", "a", "password", "Passw0rd!", "qwertyuiop", "20310106", "aaaaaaaaaaaaaaaa",
    ])
    func whatPeopleChooseIsWeak(text: String) throws {
        #expect(try Passphrase.isWeak(secure(text)))
    }

    @Test func generatedPassphrasesAreNotWeak() throws {
        for _ in 0..<20 {
            #expect(try !Passphrase.isWeak(Passphrase.generate()))
        }
    }

    @Test func scoreIsTheLogarithmOfGuesses() throws {
        #expect(try score("") == 0)
        #expect(try score("password") < 2)
        // Ten random characters of some 36: about 10^15 guesses, of which zxcvbn sees the most.
        #expect(try (10...20).contains(score("x7kq0vm2zj")))
    }

    @Test func textBehindAZeroByteDoesNotCount() throws {
        #expect(try score("password\u{0}x7kq0vm2zj") == score("password"))
    }

    @Test func longestTextIsRatedAndOneMoreIsRefused() throws {
        let longest = try SecureBytes.random(count: Passphrase.maximumCount)
        #expect(try Passphrase.score(longest) >= 0)
        let longer = try SecureBytes.random(count: Passphrase.maximumCount + 1)
        #expect(throws: CryptoError.invalidLength) { _ = try Passphrase.score(longer) }
    }
}
