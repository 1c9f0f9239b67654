internal import CSodium

/// A message to the holder of an `AgreementKey` from nobody in particular (libsodium's sealed box).
///
/// X25519 with a key pair that is thrown away, then XSalsa20-Poly1305. Says nothing about who
/// sealed.
public enum SealedBox {
    /// Bytes that a box is longer than its message.
    public static let overhead = 48

    /// Seals to a public key of 32 bytes.
    ///
    /// `invalidLength` for another count, `invalidPoint` for a key of low order.
    public static func seal(
        _ message: Span<UInt8>,
        to publicKey: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        guard publicKey.count == AgreementKey.count else { throw .invalidLength }
        let (total, overflow) = message.count.addingReportingOverflow(overhead)
        guard !overflow else { throw .invalidLength }
        _ = Sodium.started
        return try unsafe [UInt8](count: total) { (output) throws(CryptoError) in
            let result = unsafe message.withPointer { text, count in
                unsafe publicKey.withPointer { theirs, _ in
                    unsafe crypto_box_seal(output, text, UInt64(count), theirs)
                }
            }
            guard result == 0 else { throw .invalidPoint }
        }
    }

    /// Opens a box.
    ///
    /// `authenticationFailed` when it was sealed to another key or changed.
    public static func open(
        _ box: Span<UInt8>,
        with key: borrowing AgreementKey
    ) throws(CryptoError) -> [UInt8] {
        guard box.count >= overhead else { throw .invalidLength }
        _ = Sodium.started
        return try unsafe [UInt8](count: box.count - overhead) { (output) throws(CryptoError) in
            let result = unsafe box.withPointer { pointer, count in
                unsafe key.withPointer { secret in
                    unsafe crypto_box_seal_open(
                        output,
                        pointer,
                        UInt64(count),
                        key.publicKey,
                        secret
                    )
                }
            }
            guard result == 0 else { throw .authenticationFailed }
        }
    }
}
