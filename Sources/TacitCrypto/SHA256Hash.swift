internal import CSodium

/// SHA-256 (FIPS 180-4).
public enum SHA256Hash {
    /// Bytes of a digest.
    public static let count = 32

    /// The 32-byte digest of a message.
    public static func digest(_ message: Span<UInt8>) -> [UInt8] {
        unsafe [UInt8](count: count) { output in
            unsafe message.withPointer { pointer, length in
                _ = unsafe crypto_hash_sha256(output, pointer, UInt64(length))
            }
        }
    }
}
