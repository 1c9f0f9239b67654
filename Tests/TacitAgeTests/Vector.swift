import Foundation
import TacitCrypto
import Testing

@testable import TacitAge

/// One file of C2SP/CCTV: what is expected, and an age file.
struct Vector: CustomTestStringConvertible {
    let testDescription: String
    private(set) var expect = ""
    private(set) var payload: String?
    private(set) var isArmored = false
    private(set) var file: [UInt8] = []
    private var identityTexts: [String] = []
    private var passphrases: [String] = []

    /// A key of the header that is not known here.
    struct UnknownKey: Error {
        let key: String
    }

    static let folder = vectorsFolder.appending(path: "cctv-age")

    /// The names of all vectors.
    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0 != "README.md" && $0 != "SHA256SUMS" }.sorted()
    }

    init(_ name: String) throws {
        testDescription = name
        let bytes = try [UInt8](Data(contentsOf: Self.folder.appending(path: name)))
        let end = try #require(
            bytes.indices.dropLast().first { bytes[$0] == 10 && bytes[$0 + 1] == 10 }
        )
        var isCompressed = false
        for line in String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
            try #require(parts.count == 2)
            switch (parts[0], parts[1]) {
            case ("expect", let value): expect = value
            case ("payload", let value): payload = value
            case ("identity", let value): identityTexts.append(value)
            case ("passphrase", let value): passphrases.append(value)
            case ("armored", "yes"): isArmored = true
            case ("compressed", "zlib"): isCompressed = true
            case ("file key", _), ("comment", _): break
            default: throw UnknownKey(key: parts[0])
            }
        }
        file = Array(bytes[(end + 2)...])
        if isCompressed { file = try Self.inflate(file) }
    }

    /// All identities and passphrases of the header.
    func identities() throws -> [any Identity] {
        let keys = try identityTexts.map { try KeyFile.identity(Array($0.utf8).span) }
        return try keys + passphrases.map { try PassphraseIdentity(secure($0)) }
    }

    private static func inflate(_ bytes: [UInt8]) throws -> [UInt8] {
        let program =
            "import sys, zlib; sys.stdout.buffer.write(zlib.decompress(sys.stdin.buffer.read()))"
        let (status, output) = try run("python3", ["-c", program], input: bytes)
        try #require(status == 0)
        return output
    }
}

extension AgeError {
    /// The word of the vectors for a class of failure; nil for what no vector expects.
    var vectorClass: String? {
        switch self {
        case .noMatch: "no match"
        case .headerMAC: "HMAC failure"
        case .header: "header failure"
        case .armor: "armor failure"
        case .payload: "payload failure"
        case .recipients, .publicKey, .primitive, .reading, .writing: nil
        }
    }
}
