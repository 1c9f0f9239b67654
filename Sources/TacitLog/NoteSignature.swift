internal import TacitCrypto

/// One signature line of a note: `— name base64(key id 4 || signature)` (C2SP signed-note).
struct NoteSignature: Hashable, Sendable {
    /// Em dash and space.
    private static let start = "\u{2014} "
    /// The byte of Ed25519 in a key id.
    private static let ed25519: UInt8 = 0x01

    let name: String
    let keyID: [UInt8]
    let signature: [UInt8]

    init(name: String, key: VerifyingKey, signature: [UInt8]) {
        self.name = name
        self.keyID = Self.keyID(name: name, key: key)
        self.signature = signature
    }

    init(parsing line: ArraySlice<UInt8>) throws(LogError) {
        let start = Array(Self.start.utf8)
        guard line.starts(with: start) else { throw .malformed }
        let parts = line.dropFirst(start.count)
            .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .malformed }
        name = NoteText.string(parts[0])
        try NoteText.requireKeyName(name)
        let bytes = try Base64.decode(parts[1])
        guard bytes.count > 4 else { throw .malformed }
        keyID = Array(bytes[..<4])
        signature = Array(bytes[4...])
    }

    var line: String {
        Self.start + name + " " + Base64.encode(keyID + signature) + "\n"
    }

    /// First four bytes of SHA-256(name || newline || 0x01 || public key).
    static func keyID(name: String, key: VerifyingKey) -> [UInt8] {
        let prefix = Array(name.utf8) + [UInt8(ascii: "\n"), ed25519]
        let hash = Digest(words: SHA256Hash.words(prefix: prefix.span, key.bytes.span))
        return Array(hash.bytes[..<4])
    }
}
