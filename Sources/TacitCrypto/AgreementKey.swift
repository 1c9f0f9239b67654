internal import CSodium

/// An X25519 secret (RFC 7748).
public struct AgreementKey: ~Copyable, Sendable {
    /// Bytes of a secret, of a public key and of a shared secret.
    public static let count = 32

    private let secret: SecureBytes

    /// The 32 bytes that others need to reach this key.
    public let publicKey: [UInt8]

    /// Takes a secret of 32 bytes; `invalidKey` for any other count.
    public init(secret: consuming SecureBytes) throws(CryptoError) {
        guard secret.count == Self.count else { throw .invalidKey }
        publicKey = try Self.publicKey(of: secret)
        self.secret = secret
    }

    /// A new secret from the kernel's generator.
    public static func random() throws(CryptoError) -> AgreementKey {
        try AgreementKey(secret: SecureBytes.random(count: count))
    }

    /// Lends the secret, for wrapping.
    public borrowing func withSecret<R: ~Copyable, E: Error>(
        _ body: (Span<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        try secret.withSpan(body)
    }

    /// The secret that both sides compute.
    ///
    /// It is not uniform: hash it before use as a key.
    ///
    /// Throws `invalidLength` for a public key that is not 32 bytes and `invalidPoint` for one of
    /// low order, whose result everybody knows (all zero; RFC 7748 section 6.1).
    public borrowing func sharedSecret(
        with publicKey: Span<UInt8>
    ) throws(CryptoError) -> SecureBytes {
        guard publicKey.count == Self.count else { throw .invalidLength }
        _ = Sodium.started
        return try unsafe SecureBytes.written(count: Self.count) { (output) throws(CryptoError) in
            let result = unsafe publicKey.withPointer { theirs, _ in
                unsafe secret.withPointer { mine in
                    unsafe crypto_scalarmult_curve25519(output, mine, theirs)
                }
            }
            guard result == 0 else { throw .invalidPoint }
        }
    }

    /// Lends the address of the secret to a C function.
    borrowing func withPointer<R, E: Error>(
        _ body: (UnsafePointer<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        try unsafe secret.withPointer(body)
    }

    private static func publicKey(
        of secret: borrowing SecureBytes
    ) throws(CryptoError) -> [UInt8] {
        _ = Sodium.started
        return unsafe [UInt8](count: count) { output in
            _ = unsafe secret.withPointer { unsafe crypto_scalarmult_curve25519_base(output, $0) }
        }
    }
}
