internal import CSodium

/// An Ed25519 signing key (RFC 8032).
public struct SigningKey: ~Copyable, Sendable {
    /// Bytes of a seed.
    public static let seedCount = 32

    /// libsodium's form: seed 32 | public key 32.
    private let expanded: SecureBytes

    /// The key that others verify with.
    public let publicKey: VerifyingKey

    /// Expands a seed of 32 bytes; `invalidKey` for any other count.
    public init(seed: consuming SecureBytes) throws(CryptoError) {
        guard seed.count == Self.seedCount else { throw .invalidKey }
        _ = Sodium.started
        var publicBytes = [UInt8](repeating: 0, count: VerifyingKey.count)
        let expanded = try Self.expand(seed, publicKey: &publicBytes)
        let publicKey = try VerifyingKey(publicBytes)
        self.expanded = expanded
        self.publicKey = publicKey
    }

    /// A new key from the kernel's generator.
    public static func random() throws(CryptoError) -> SigningKey {
        try SigningKey(seed: SecureBytes.random(count: seedCount))
    }

    /// Lends the seed, for wrapping.
    public borrowing func withSeed<R: ~Copyable, E: Error>(
        _ body: (Span<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        try expanded.withSpan { (bytes) throws(E) -> R in
            try body(bytes.extracting(first: Self.seedCount))
        }
    }

    /// The 64-byte signature of a message; the same each time.
    public borrowing func signature(for message: Span<UInt8>) -> [UInt8] {
        unsafe [UInt8](count: VerifyingKey.signatureCount) { output in
            unsafe message.withPointer { pointer, count in
                _ = unsafe expanded.withPointer { secret in
                    unsafe crypto_sign_detached(output, nil, pointer, UInt64(count), secret)
                }
            }
        }
    }

    private static func expand(
        _ seed: borrowing SecureBytes,
        publicKey: inout [UInt8]
    ) throws(CryptoError) -> SecureBytes {
        try unsafe SecureBytes.written(count: 64) { secret in
            _ = unsafe seed.withPointer { unsafe crypto_sign_seed_keypair(&publicKey, secret, $0) }
        }
    }
}
