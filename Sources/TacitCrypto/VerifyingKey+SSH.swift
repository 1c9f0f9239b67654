internal import CSodium

/// The key as OpenSSH writes it: `ssh-ed25519 AAAA...`, the base64 of two strings (RFC 8709 section 4).
extension VerifyingKey {
    private static let type = "ssh-ed25519"

    /// The one text of the key, without a comment.
    public var sshText: String {
        Self.type + " " + Self.base64(Self.blobStart + bytes)
    }

    /// Reads the text of a key: type, one space, base64 and nothing else.
    ///
    /// Throws `invalidEncoding` for any other text, also one with a comment or in another form of base64, so that a
    /// key has one text; `invalidPoint` for a key of low or mixed order.
    public init(sshText text: String) throws(CryptoError) {
        let start = Self.blobStart
        let utf8 = Array(text.utf8)
        guard utf8.count == Self.type.utf8.count + 1 + Self.base64Count else { throw .invalidEncoding }
        var blob = [UInt8](repeating: 0, count: start.count + Self.count)
        var count = 0
        let characters = utf8[(Self.type.utf8.count + 1)...].map { CChar(truncatingIfNeeded: $0) }
        let capacity = blob.count
        let result = unsafe sodium_base642bin(
            &blob, capacity, characters, characters.count, nil, &count, nil, sodium_base64_VARIANT_ORIGINAL)
        guard result == 0, count == blob.count, blob.starts(with: start) else { throw .invalidEncoding }
        let key = try VerifyingKey(Array(blob[start.count...]))
        guard Array(key.sshText.utf8) == utf8 else { throw .invalidEncoding }
        self = key
    }

    /// Both strings' lengths and the first string.
    private static var blobStart: [UInt8] {
        [0, 0, 0, UInt8(type.utf8.count)] + Array(type.utf8) + [0, 0, 0, UInt8(count)]
    }

    /// Characters of the base64 of 51 bytes, which need no padding.
    private static let base64Count = 68

    private static func base64(_ bytes: [UInt8]) -> String {
        // With the zero byte that C puts at the end.
        let text = unsafe [UInt8](count: base64Count + 1) { output in
            unsafe output.withMemoryRebound(to: CChar.self, capacity: base64Count + 1) { characters in
                _ = unsafe sodium_bin2base64(
                    characters, base64Count + 1, bytes, bytes.count, sodium_base64_VARIANT_ORIGINAL)
            }
        }
        return String(decoding: text.dropLast(), as: UTF8.self)
    }
}
