public import TacitCrypto

/// An identity with an X25519 key, written `AGE-SECRET-KEY-1...`.
///
/// The secret stays in locked memory and is wiped with the last reference.
public final class X25519Identity: Identity {
    private let key: AgreementKey

    static let prefix = "AGE-SECRET-KEY-"

    /// Who encrypts to this one.
    public let recipient: X25519Recipient

    /// Takes 32 random bytes; throws `primitive(.invalidKey)` for any other count.
    public init(secret: consuming SecureBytes) throws(AgeError) {
        // Not in the closure of `primitive`: ownership of `secret` has to move.
        do throws(CryptoError) {
            key = try AgreementKey(secret: secret)
        } catch {
            throw .primitive(error)
        }
        recipient = try X25519Recipient(publicKey: key.publicKey)
    }

    /// A new identity from the kernel's generator.
    public static func random() throws(AgeError) -> X25519Identity {
        try X25519Identity(
            secret: primitive { () throws(CryptoError) in
                try SecureBytes.random(count: AgreementKey.count)
            }
        )
    }

    /// Reads `AGE-SECRET-KEY-1...`; throws `malformed`, or for want of locked memory.
    public convenience init(_ text: Span<UInt8>) throws(KeyTextError) {
        let secret = try KeyText.secret(text, prefix: Self.prefix)
        do throws(AgeError) {
            try self.init(secret: secret)
        } catch {
            // The secret has its 32 bytes, so what is left to fail is memory.
            throw .lockedMemoryUnavailable
        }
    }

    /// The text `AGE-SECRET-KEY-1...`, for a file that nobody else reads.
    public func text() throws(AgeError) -> SecureBytes {
        try primitive { () throws(CryptoError) in
            try key.withSecret { (bytes) throws(CryptoError) in
                try Bech32.encodeSecret(prefix: Self.prefix, SecureBytes(copying: bytes))
            }
        }
    }

    /// Tries every stanza of its type; nil when none opens.
    public func unwrap(_ stanzas: [Stanza]) throws(AgeError) -> FileKey? {
        for stanza in stanzas where stanza.type == X25519Stanza.type {
            if let key = try unwrap(stanza) { return key }
        }
        return nil
    }

    private func unwrap(_ stanza: Stanza) throws(AgeError) -> FileKey? {
        let (share, body) = try X25519Stanza.parts(of: stanza)
        let wrapping = try X25519Stanza.wrappingKey(
            own: key,
            their: share,
            share: share,
            recipient: recipient.publicKey,
            refusal: .header(.stanza)
        )
        return try FileKey.opened(body, key: wrapping)
    }
}
