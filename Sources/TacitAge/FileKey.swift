public import TacitCrypto

/// The 16 random bytes that one file hangs on: stanzas carry it, header and payload are keyed by it.
///
/// One owner, locked memory, wiped at the end; no description.
public struct FileKey: ~Copyable, Sendable {
    /// Bytes of a file key.
    public static let count = 16

    private let bytes: SecureBytes

    /// Takes what a stanza carried.
    ///
    /// Any other count than 16 is a fault of the stanza: with keys of several lengths one stanza
    /// could be made that two identities open to two keys (age specification, "file key").
    public init(_ bytes: consuming SecureBytes) throws(AgeError) {
        guard bytes.count == Self.count else { throw .header(.stanza) }
        self.bytes = bytes
    }

    /// A fresh one.
    static func random() throws(AgeError) -> FileKey {
        try FileKey(primitive { () throws(CryptoError) in try SecureBytes.random(count: count) })
    }

    /// Lends the bytes to a recipient, for wrapping.
    public borrowing func withSpan<R: ~Copyable, E: Error>(
        _ body: (Span<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        try bytes.withSpan(body)
    }

    /// The code of a header up to and with its `---`.
    borrowing func code(of header: [UInt8]) throws(AgeError) -> [UInt8] {
        let key = try derive(salt: [], info: "header")
        return key.withSpan { HMACSHA256.code(header.span, key: $0) }
    }

    /// The cipher of the payload behind a nonce.
    borrowing func payloadCipher(nonce: [UInt8]) throws(AgeError) -> ChunkCipher {
        let key = try derive(salt: nonce, info: "payload")
        // Not in a closure: the cipher takes the key's ownership.
        do throws(CryptoError) {
            return try ChunkCipher(key: key)
        } catch {
            throw .primitive(error)
        }
    }

    private borrowing func derive(salt: [UInt8], info: String) throws(AgeError) -> SecureBytes {
        let info = Array(info.utf8)
        return try primitive { () throws(CryptoError) in
            try bytes.withSpan { (secret) throws(CryptoError) in
                try HKDFSHA256.derive(
                    secret: secret,
                    salt: salt.span,
                    info: info.span,
                    count: ChunkCipher.keyCount
                )
            }
        }
    }
}
