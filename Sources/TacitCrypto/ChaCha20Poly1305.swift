internal import CSodium

/// ChaCha20-Poly1305 (RFC 8439), for formats of others that ask for it.
///
/// Does not commit to its key. Random nonces of 96 bits repeat after some 2^48 boxes, so one key
/// seals no more than 2^32 boxes; a fresh key for each box is better.
public enum ChaCha20Poly1305 {
    /// Bytes of a key.
    public static let keyCount = 32

    /// Bytes of a nonce, in front of what `seal` returns.
    public static let nonceCount = 12

    /// Bytes of the tag, at the end.
    public static let tagCount = 16

    /// Seals under a fresh random nonce: nonce | ciphertext | tag.
    ///
    /// Throws `invalidKey` for a key that is not 32 bytes.
    public static func seal(
        _ plaintext: Span<UInt8>,
        key: borrowing SecureBytes,
        associatedData: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        let nonce = RandomBytes.bytes(nonceCount)
        return try nonce
            + seal(plaintext, key: key, nonce: nonce.span, associatedData: associatedData)
    }

    /// Opens what `seal` returned.
    ///
    /// Throws `authenticationFailed` when key, associated data or any byte differ, and
    /// `invalidLength` when there is no room for nonce and tag.
    public static func open(
        _ box: Span<UInt8>,
        key: borrowing SecureBytes,
        associatedData: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        guard box.count >= nonceCount + tagCount else { throw .invalidLength }
        return try open(
            box.extracting(droppingFirst: nonceCount),
            key: key,
            nonce: box.extracting(first: nonceCount),
            associatedData: associatedData
        )
    }

    /// Seals under a given nonce: ciphertext | tag.
    ///
    /// Internal, for known answers: a nonce that comes twice under one key gives both texts away.
    static func seal(
        _ plaintext: Span<UInt8>,
        key: borrowing SecureBytes,
        nonce: Span<UInt8>,
        associatedData: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        guard key.count == keyCount else { throw .invalidKey }
        guard nonce.count == nonceCount else { throw .invalidLength }
        let (total, overflow) = plaintext.count.addingReportingOverflow(tagCount)
        guard !overflow else { throw .invalidLength }
        _ = Sodium.started
        return unsafe [UInt8](count: total) { output in
            unsafe plaintext.withPointer { text, textCount in
                unsafe associatedData.withPointer { data, dataCount in
                    unsafe nonce.withPointer { noncePointer, _ in
                        _ = unsafe key.withPointer { keyPointer in
                            unsafe crypto_aead_chacha20poly1305_ietf_encrypt(
                                output,
                                nil,
                                text,
                                UInt64(textCount),
                                data,
                                UInt64(dataCount),
                                nil,
                                noncePointer,
                                keyPointer
                            )
                        }
                    }
                }
            }
        }
    }

    /// Opens ciphertext | tag under a given nonce.
    static func open(
        _ sealed: Span<UInt8>,
        key: borrowing SecureBytes,
        nonce: Span<UInt8>,
        associatedData: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        guard sealed.count >= tagCount else { throw .invalidLength }
        return try unsafe [UInt8](count: sealed.count - tagCount) { (output) throws(CryptoError) in
            try unsafe write(
                sealed,
                key: key,
                nonce: nonce,
                associatedData: associatedData,
                to: output
            )
        }
    }

    /// As `open`, into locked memory and without associated data.
    static func openSecure(
        _ sealed: Span<UInt8>,
        key: borrowing SecureBytes,
        nonce: Span<UInt8>
    ) throws(CryptoError) -> SecureBytes {
        guard sealed.count >= tagCount else { throw .invalidLength }
        return try unsafe SecureBytes.written(count: sealed.count - tagCount) {
            (output) throws(CryptoError) in
            try unsafe write(
                sealed,
                key: key,
                nonce: nonce,
                associatedData: Span(),
                to: output
            )
        }
    }

    /// Opens to memory with room for all but the tag.
    private static func write(
        _ sealed: Span<UInt8>,
        key: borrowing SecureBytes,
        nonce: Span<UInt8>,
        associatedData: Span<UInt8>,
        to output: UnsafeMutablePointer<UInt8>
    ) throws(CryptoError) {
        guard key.count == keyCount else { throw .invalidKey }
        guard nonce.count == nonceCount else { throw .invalidLength }
        _ = Sodium.started
        let result = unsafe sealed.withPointer { text, textCount in
            unsafe associatedData.withPointer { data, dataCount in
                unsafe nonce.withPointer { noncePointer, _ in
                    unsafe key.withPointer { keyPointer in
                        unsafe crypto_aead_chacha20poly1305_ietf_decrypt(
                            output,
                            nil,
                            nil,
                            text,
                            UInt64(textCount),
                            data,
                            UInt64(dataCount),
                            noncePointer,
                            keyPointer
                        )
                    }
                }
            }
        }
        guard result == 0 else { throw .authenticationFailed }
    }
}
