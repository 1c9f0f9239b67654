internal import CSodium

/// SHA-256 of what comes in parts, such as a file that is not held in memory at once.
public struct SHA256Stream: Sendable {
    private var state = crypto_hash_sha256_state()

    /// Begins with nothing.
    public init() { _ = unsafe crypto_hash_sha256_init(&state) }

    /// Adds the next part.
    public mutating func update(_ part: Span<UInt8>) {
        unsafe part.withPointer { bytes, count in
            _ = unsafe crypto_hash_sha256_update(&state, bytes, UInt64(count))
        }
    }

    /// The 32-byte digest of all parts; the stream is used up.
    public consuming func finish() -> [UInt8] {
        var state = state
        return unsafe [UInt8](count: SHA256Hash.count) { output in
            _ = unsafe crypto_hash_sha256_final(&state, output)
        }
    }
}
