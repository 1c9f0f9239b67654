import Foundation
import Testing

@testable import TacitCrypto

/// The folder `Tests/Vectors`, found from this file.
let vectorsFolder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Vectors")

/// The folder `Sources/TacitCrypto`; symbolic links in the path of this file are followed.
let sourcesFolder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/TacitCrypto")

func bytes(hex: String) throws -> [UInt8] {
    let digits = try hex.map { try #require($0.hexDigitValue) }
    try #require(digits.count.isMultiple(of: 2))
    return stride(from: 0, to: digits.count, by: 2).map {
        UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
}

func secure(_ bytes: [UInt8]) throws -> SecureBytes {
    try SecureBytes(copying: bytes.span)
}

func secure(_ text: String) throws -> SecureBytes {
    try secure(Array(text.utf8))
}

func array(_ span: Span<UInt8>) -> [UInt8] {
    span.indices.map { span[$0] }
}

func array(_ secret: borrowing SecureBytes) -> [UInt8] {
    secret.withSpan { array($0) }
}

func blake2b(_ message: [UInt8], key: [UInt8], count: Int) throws -> [UInt8] {
    let key = try secure(key)
    return try unsafe [UInt8](count: count) { (output) throws(CryptoError) in
        try unsafe BLAKE2b.hash(key: key, message: message.span, count: count, into: output)
    }
}
