internal import TacitCrypto

/// What recipient and identity of X25519 have in common (age specification, "The X25519 recipient
/// type").
enum X25519Stanza {
    static let type = "X25519"

    /// Bytes of a body: the file key and a tag.
    static let bodyCount = FileKey.count + ChaCha20Poly1305.tagCount

    private static let label = Array("age-encryption.org/v1/X25519".utf8)

    static func stanza(share: [UInt8], body: [UInt8]) -> Stanza {
        Stanza(checked: [type, Base64.encode(share)], body: body)
    }

    /// The share and the body; throws `header(.stanza)` for anything but one share of 32 bytes and
    /// a body of 32.
    ///
    /// The body is measured before it is opened: one longer could be made to open under two keys.
    static func parts(of stanza: Stanza) throws(AgeError) -> (share: [UInt8], body: [UInt8]) {
        guard stanza.arguments.count == 2, stanza.body.count == bodyCount,
            let share = Base64.decode(stanza.arguments[1], count: AgreementKey.count)
        else { throw .header(.stanza) }
        return (share, stanza.body)
    }

    /// The key of a body: HKDF of the shared secret, with both public keys as salt.
    ///
    /// Throws `refusal` when `their` is of low order, so that everybody would know the secret.
    static func wrappingKey(
        own: borrowing AgreementKey,
        their: [UInt8],
        share: [UInt8],
        recipient: [UInt8],
        refusal: AgeError
    ) throws(AgeError) -> SecureBytes {
        do throws(CryptoError) {
            let secret = try own.sharedSecret(with: their.span)
            let salt = share + recipient
            return try secret.withSpan { (bytes) throws(CryptoError) in
                try HKDFSHA256.derive(
                    secret: bytes,
                    salt: salt.span,
                    info: label.span,
                    count: ChaCha20Poly1305.keyCount
                )
            }
        } catch {
            throw error == .invalidPoint ? refusal : .primitive(error)
        }
    }
}
