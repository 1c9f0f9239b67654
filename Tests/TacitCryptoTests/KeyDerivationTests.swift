import Foundation
import Testing

@testable import TacitCrypto

/// Expected values of this suite were computed with Python's hashlib from the text of the format.
@Suite struct KeyDerivationTests {
    private let key = Array(0..<32) as [UInt8]
    private let context = Array(0..<16) as [UInt8]

    @Test func derivationIsThatOfTheFormat() throws {
        let ring = try KeyDerivation.derive(secure(key), .ring, context: context.span)
        #expect(
            try array(ring)
                == bytes(hex: "e25015ec5b848ce9de042c6afabb09605d3ce53f9f154f2528d7f2547890ef41")
        )
    }

    @Test func kitOfTwentyBytesDerives() throws {
        let slot = try KeyDerivation.derive(secure(Array(key[..<20])), .kit, context: Span())
        #expect(
            try array(slot)
                == bytes(hex: "b187f94e409ba214c828dd6051e930ef78ee260f32a8249809c1760a50ba6a33")
        )
    }

    @Test func codeAndLocatorAreThoseOfTheFormat() throws {
        let message = Array("header".utf8)
        let code = try KeyDerivation.mac(secure(key), message: message.span)
        #expect(
            try code
                == bytes(hex: "7fe7264329d2f6710b2d7d74a43124f54910f82288c0351043db5ed43323759c")
        )
        let locator = try KeyDerivation.locator(secure(key), message: message.span)
        #expect(try locator == bytes(hex: "0486374456b285b51d8ef5a5b59dc5f8"))
        // Another length is another hash, not the beginning of the longer one.
        #expect(locator != Array(code[..<16]))
    }

    @Test func labelAndContextDoNotRunIntoEachOther() throws {
        var seen = Set<[UInt8]>()
        var made = 0
        for label in KeyLabel.allCases {
            for context in [[], [0], Array("ring".utf8)] as [[UInt8]] {
                let derived = try KeyDerivation.derive(secure(key), label, context: context.span)
                seen.insert(array(derived))
                made += 1
            }
        }
        #expect(seen.count == made)
    }

    @Test(arguments: [0, 1, 15, 65, 4_096])
    func keyOfAnotherLengthIsRefused(count: Int) throws {
        let key = try SecureBytes.random(count: count)
        #expect(throws: CryptoError.invalidKey) {
            _ = try KeyDerivation.derive(key, .ring, context: Span())
        }
        #expect(throws: CryptoError.invalidKey) {
            _ = try KeyDerivation.mac(key, message: Span())
        }
    }

    /// blake2-kat.h of the BLAKE2 reference code: key 00 to 3f, message 00, 01 and so on.
    @Test(arguments: [
        (
            0,
            "10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786"
                + "b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568"
        ),
        (
            1,
            "961f6dd1e4dd30f63901690c512e78e4b45e4742ed197c3c5e45c549fd25f2e4"
                + "187b0bc9fe30492b16b0d0bc4ef9b0f34c7003fac09a5ef1532e69430234cebd"
        ),
        (
            255,
            "142709d62e28fcccd0af97fad0f8465b971e82201dc51070faa0372aa43e9248"
                + "4be1c1e73ba10906d5d1853db6a4106e0a7bf9800d373d6dee2d46d62ef2a461"
        ),
    ])
    func keyedBLAKE2bKnownAnswers(count: Int, expected: String) throws {
        let message = (0..<count).map { UInt8($0) }
        let hash = try blake2b(message, key: Array(0..<64), count: 64)
        #expect(try hash == bytes(hex: expected))
    }
}

@Suite struct LabelTests {
    @Test func labelsAreUniqueAndNoneBeginsAnother() {
        let labels = KeyLabel.allCases.map(\.domain)
        #expect(Set(labels).count == labels.count)
        for label in labels {
            #expect(label.hasPrefix("tacit/v1/"))
            #expect(label.utf8.allSatisfy { $0 < 0x80 })
            #expect(!labels.contains { $0 != label && $0.hasPrefix(label + "/") })
        }
    }

    /// Labels are part of the format: a changed one makes every vault unreadable.
    @Test func labelsDoNotChange() {
        #expect(
            KeyLabel.allCases.map(\.rawValue) == [
                "header-mac", "ring", "kit", "anchor-key", "record", "tail", "tile", "slot",
                "state", "snapshot", "record-cell", "tail-cell", "tile-cell", "anchor",
                "backup-secret", "pending",
            ]
        )
    }

    @Test func noOtherFileOfTheModuleWritesALabel() throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: sourcesFolder,
            includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "swift" }
        #expect(files.count > 20)
        for file in files where file.lastPathComponent != "Labels.swift" {
            let code = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                .filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            #expect(!code.contains { $0.contains("tacit/") }, "\(file.lastPathComponent)")
        }
    }
}
