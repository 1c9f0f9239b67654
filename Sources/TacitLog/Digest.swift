internal import TacitCrypto

/// A SHA-256 value.
///
/// Its 32 bytes are held in four words, so that a million of them need no heap object each.
public struct Digest: Hashable, Sendable {
    /// Length of the encoded form in bytes.
    public static let byteCount = 32

    private let word0: UInt64
    private let word1: UInt64
    private let word2: UInt64
    private let word3: UInt64

    init(words: SHA256Hash.Words) {
        (word0, word1, word2, word3) = words
    }

    /// Reads exactly 32 bytes; throws ``LogError/malformed`` for any other number.
    public init(_ bytes: Span<UInt8>) throws(LogError) {
        var offset = 0
        self = try bytes.digest(at: &offset)
        try bytes.requireEnd(at: offset)
    }

    /// Reads 64 lower-case hexadecimal digits; throws ``LogError/malformed`` for anything else.
    public init(hex: String) throws(LogError) {
        guard hex.utf8.count == 2 * Self.byteCount else { throw .malformed }
        var words: [UInt64] = [0, 0, 0, 0]
        for (index, character) in hex.utf8.enumerated() {
            words[index / 16] = (words[index / 16] << 4) | (try Self.hexValue(character))
        }
        self.init(words: (words[0], words[1], words[2], words[3]))
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    var words: SHA256Hash.Words { (word0, word1, word2, word3) }

    func append(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: word0)
        bytes.append(bigEndian: word1)
        bytes.append(bigEndian: word2)
        bytes.append(bigEndian: word3)
    }

    private static func hexValue(_ character: UInt8) throws(LogError) -> UInt64 {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(character - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(character - UInt8(ascii: "a") + 10)
        default: throw .malformed
        }
    }
}
