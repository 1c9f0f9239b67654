internal import CSodium

/// SHA-512 (FIPS 180-4), for formats of others that ask for it.
public enum SHA512Hash {
    /// Bytes of a digest.
    public static let count = 64

    /// The 64-byte digest of a message.
    public static func digest(_ message: Span<UInt8>) -> [UInt8] {
        unsafe [UInt8](count: count) { output in
            unsafe message.withPointer { pointer, length in
                _ = unsafe crypto_hash_sha512(output, pointer, UInt64(length))
            }
        }
    }
}
