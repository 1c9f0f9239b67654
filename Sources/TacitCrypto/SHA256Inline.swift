internal import CSodium

/// SHA-256 without a heap allocation: a hash tree over a million entries takes two million of
/// these, and an `Array` for each result would cost as much as the hash.
extension SHA256Hash {
    /// A SHA-256 value as four 64-bit words, each big-endian, the first eight bytes first.
    public typealias Words = (UInt64, UInt64, UInt64, UInt64)

    /// SHA-256 of `prefix` followed by `message`, which are not joined in memory first.
    public static func words(prefix: Span<UInt8>, _ message: Span<UInt8>) -> Words {
        var state = crypto_hash_sha256_state()
        _ = unsafe crypto_hash_sha256_init(&state)
        unsafe prefix.withPointer { bytes, count in
            _ = unsafe crypto_hash_sha256_update(&state, bytes, UInt64(count))
        }
        unsafe message.withPointer { bytes, count in
            _ = unsafe crypto_hash_sha256_update(&state, bytes, UInt64(count))
        }
        return finish(&state)
    }

    /// SHA-256 of the byte `prefix` followed by the 64 bytes of two values.
    public static func words(prefix: UInt8, _ left: Words, _ right: Words) -> Words {
        var prefix = prefix
        var children = (bigEndian(left), bigEndian(right))
        var state = crypto_hash_sha256_state()
        _ = unsafe crypto_hash_sha256_init(&state)
        _ = unsafe crypto_hash_sha256_update(&state, &prefix, 1)
        unsafe withUnsafeBytes(of: &children) { bytes in
            let start = unsafe bytes.assumingMemoryBound(to: UInt8.self).baseAddress
            _ = unsafe crypto_hash_sha256_update(&state, start, UInt64(bytes.count))
        }
        return finish(&state)
    }

    private static func finish(_ state: inout crypto_hash_sha256_state) -> Words {
        var words: Words = (0, 0, 0, 0)
        // 32 bytes: the size of `words` and of a SHA-256 value (crypto_hash_sha256_BYTES).
        unsafe withUnsafeMutablePointer(to: &words) { pointer in
            unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 32) { output in
                _ = unsafe crypto_hash_sha256_final(&state, output)
            }
        }
        return bigEndian(words)
    }

    /// Turns words into their bytes in memory, and such bytes into words.
    private static func bigEndian(_ words: Words) -> Words {
        (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    }
}
