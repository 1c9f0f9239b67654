internal import CSodium

/// HMAC with SHA-256 (RFC 2104), for keys of any length.
public enum HMACSHA256 {
    /// Bytes of a code.
    public static let count = 32

    /// The 32-byte code of a message.
    public static func code(_ message: Span<UInt8>, key: Span<UInt8>) -> [UInt8] {
        unsafe [UInt8](count: count) { output in
            unsafe write(key: key, to: output) { state in
                unsafe update(state, message)
            }
        }
    }

    /// Whether `code` is the whole code of the message, compared in constant time.
    public static func isValid(
        _ code: Span<UInt8>,
        for message: Span<UInt8>,
        key: Span<UInt8>
    ) -> Bool {
        ConstantTime.equal(code, self.code(message, key: key).span)
    }

    /// Writes the 32 bytes of the code over everything that `feed` adds, and wipes the state, which
    /// is as good as the key.
    static func write(
        key: Span<UInt8>,
        to output: UnsafeMutablePointer<UInt8>,
        feed: (UnsafeMutablePointer<crypto_auth_hmacsha256_state>) -> Void
    ) {
        var state = crypto_auth_hmacsha256_state()
        unsafe withUnsafeMutablePointer(to: &state) { pointer in
            unsafe key.withPointer { bytes, count in
                _ = unsafe crypto_auth_hmacsha256_init(pointer, bytes, count)
            }
            unsafe feed(pointer)
            _ = unsafe crypto_auth_hmacsha256_final(pointer, output)
            unsafe sodium_memzero(pointer, MemoryLayout<crypto_auth_hmacsha256_state>.size)
        }
    }

    /// Adds bytes to a code that is being computed.
    static func update(
        _ state: UnsafeMutablePointer<crypto_auth_hmacsha256_state>,
        _ bytes: Span<UInt8>
    ) {
        unsafe bytes.withPointer { pointer, count in
            _ = unsafe crypto_auth_hmacsha256_update(state, pointer, UInt64(count))
        }
    }
}
