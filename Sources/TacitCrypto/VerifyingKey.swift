internal import CSodium

/// An Ed25519 public key (RFC 8032), known to be a point of the prime-order group.
public struct VerifyingKey: Hashable, Sendable {
    /// Bytes of a public key.
    public static let count = 32

    /// Bytes of a signature.
    public static let signatureCount = 64

    /// The 32 bytes of the point, canonical.
    public let bytes: [UInt8]

    /// Checks the bytes: `invalidLength` when not 32, `invalidPoint` when not canonical, not on the
    /// curve, or of low or mixed order.
    ///
    /// Under a low-order key one signature fits many messages.
    public init(_ bytes: [UInt8]) throws(CryptoError) {
        guard bytes.count == Self.count else { throw .invalidLength }
        guard unsafe crypto_core_ed25519_is_valid_point(bytes) == 1 else { throw .invalidPoint }
        self.bytes = bytes
    }

    /// Whether the signature is this key's over exactly this message.
    ///
    /// A signature of a wrong length, or in another than its canonical form, is not.
    public func isValid(_ signature: Span<UInt8>, for message: Span<UInt8>) -> Bool {
        guard signature.count == Self.signatureCount else { return false }
        _ = Sodium.started
        return unsafe signature.withPointer { signaturePointer, _ in
            unsafe message.withPointer { pointer, count in
                unsafe crypto_sign_verify_detached(
                    signaturePointer,
                    pointer,
                    UInt64(count),
                    bytes
                ) == 0
            }
        }
    }
}
