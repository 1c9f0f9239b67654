internal import Crypto
internal import FoundationEssentials
internal import TacitCrypto

/// What recipient and identity of the hybrid kind have in common (age specification, "The
/// MLKEM768-X25519 recipient type"): HPKE (RFC 9180) over X-Wing, which is ML-KEM-768 and X25519 in
/// one, so that a file stays sealed while either holds.
enum HybridStanza {
    static let type = "mlkem768x25519"

    /// Bytes of a public key: ML-KEM-768's 1,184 and X25519's 32.
    static let publicKeyCount = 1_216

    /// Bytes of a secret: the seed that both secrets are expanded from.
    static let seedCount = 32

    /// Bytes of what HPKE encapsulates: ML-KEM-768's 1,088 and X25519's 32.
    static let shareCount = 1_120

    static let suite = HPKE.Ciphersuite(
        kem: .XWingMLKEM768X25519,
        kdf: .HKDF_SHA256,
        aead: .chaChaPoly
    )

    /// Made anew each time: a `Data` in a global hides its memory from the leak check of `make fuzz`.
    static var info: Data { Data("age-encryption.org/mlkem768x25519".utf8) }

    static func stanza(share: [UInt8], body: [UInt8]) -> Stanza {
        Stanza(checked: [type, Base64.encode(share)], body: body)
    }

    /// The share and the body; throws `header(.stanza)` for any other form.
    static func parts(of stanza: Stanza) throws(AgeError) -> (share: [UInt8], body: [UInt8]) {
        guard stanza.arguments.count == 2, stanza.body.count == X25519Stanza.bodyCount,
            let share = Base64.decode(stanza.arguments[1], count: shareCount)
        else { throw .header(.stanza) }
        return (share, stanza.body)
    }
}
