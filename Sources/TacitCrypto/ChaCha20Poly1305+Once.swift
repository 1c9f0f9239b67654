/// A key that seals one thing under a nonce of zeros, for formats of others that ask for it.
///
/// Two texts under one key and nonce give each other away, so both functions take the key's
/// ownership: the compiler sees to it that it is not used again.
extension ChaCha20Poly1305 {
    /// Seals the only text that this key ever seals: ciphertext | tag.
    ///
    /// Throws `invalidKey` for a key that is not 32 bytes.
    public static func sealOnce(
        _ plaintext: Span<UInt8>,
        key: consuming SecureBytes
    ) throws(CryptoError) -> [UInt8] {
        let nonce = InlineArray<12, UInt8>(repeating: 0)
        return try seal(plaintext, key: key, nonce: nonce.span, associatedData: Span())
    }

    /// Opens what `sealOnce` returned, into locked memory.
    ///
    /// Throws `authenticationFailed` when the key or any byte differs, `invalidLength` when there
    /// is no room for a tag, `invalidKey` for a key that is not 32 bytes.
    public static func openOnce(
        _ sealed: Span<UInt8>,
        key: consuming SecureBytes
    ) throws(CryptoError) -> SecureBytes {
        let nonce = InlineArray<12, UInt8>(repeating: 0)
        return try openSecure(sealed, key: key, nonce: nonce.span)
    }
}
