/// HKDF with SHA-256 (RFC 5869), for formats of others.
///
/// The keys of tacit itself come from `KeyDerivation`.
public enum HKDFSHA256 {
    /// The most bytes that one expansion gives: 255 blocks of 32.
    public static let maximumCount = 8_160

    /// Extracts a 32-byte key from a secret of any length.
    ///
    /// An empty salt is 32 zero bytes.
    public static func extract(
        secret: Span<UInt8>,
        salt: Span<UInt8>
    ) throws(CryptoError) -> SecureBytes {
        try unsafe SecureBytes.written(count: HMACSHA256.count) { output in
            unsafe HMACSHA256.write(key: salt, to: output) { state in
                unsafe HMACSHA256.update(state, secret)
            }
        }
    }

    /// Expands a key from `extract` to 0 to `maximumCount` bytes, else `invalidLength`.
    public static func expand(
        _ key: borrowing SecureBytes,
        info: Span<UInt8>,
        count: Int
    ) throws(CryptoError) -> SecureBytes {
        guard count >= 0, count <= maximumCount else { throw .invalidLength }
        let blocks = (count + HMACSHA256.count - 1) / HMACSHA256.count
        let whole = try unsafe SecureBytes.written(count: blocks * HMACSHA256.count) { output in
            for block in 0..<blocks {
                unsafe write(block, of: key, info, to: output)
            }
        }
        return try whole.slice(0..<count)
    }

    /// Extracts, then expands.
    public static func derive(
        secret: Span<UInt8>,
        salt: Span<UInt8>,
        info: Span<UInt8>,
        count: Int
    ) throws(CryptoError) -> SecureBytes {
        try expand(extract(secret: secret, salt: salt), info: info, count: count)
    }

    /// Writes `T(block + 1) = HMAC(key, T(block) | info | block + 1)` behind the blocks before it.
    private static func write(
        _ block: Int,
        of key: borrowing SecureBytes,
        _ info: Span<UInt8>,
        to output: UnsafeMutablePointer<UInt8>
    ) {
        let here = unsafe output + block * HMACSHA256.count
        let earlier = block == 0 ? 0 : HMACSHA256.count
        // At most 255 blocks, so the number fits a byte.
        let number: InlineArray<1, UInt8> = [UInt8(truncatingIfNeeded: block + 1)]
        key.withSpan { keySpan in
            unsafe HMACSHA256.write(key: keySpan, to: here) { state in
                let previous = unsafe UnsafeBufferPointer(start: here - earlier, count: earlier)
                unsafe HMACSHA256.update(state, previous.span)
                unsafe HMACSHA256.update(state, info)
                unsafe HMACSHA256.update(state, number.span)
            }
        }
    }
}
